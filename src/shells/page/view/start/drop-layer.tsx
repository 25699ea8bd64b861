import { useEffect, useState } from 'preact/hooks'
import type { Desk } from '../desk.ts'
import { type Dropped, type DroppedEntry, type DroppedHandle, walkDropped } from '../given-files.ts'
import { useDesk } from '../page-context.ts'

/** Files may be dropped anywhere in the page, at any time; while they are over it, this says so. */
export function DropLayer() {
  const desk = useDesk()
  const [isOver, setOver] = useState(false)
  useEffect(() => {
    const over = (event: DragEvent): void => {
      if (!hasFiles(event)) return
      event.preventDefault()
      event.dataTransfer!.dropEffect = 'copy'
      setOver(true)
    }
    // Left the window: what is entered next is nothing.
    const left = (event: DragEvent): void => {
      if (event.relatedTarget === null) setOver(false)
    }
    const dropped = (event: DragEvent): void => {
      setOver(false)
      if (!hasFiles(event)) return
      event.preventDefault()
      void takeDropped(desk, event.dataTransfer!)
    }
    window.addEventListener('dragover', over)
    window.addEventListener('dragleave', left)
    window.addEventListener('drop', dropped)
    return () => {
      window.removeEventListener('dragover', over)
      window.removeEventListener('dragleave', left)
      window.removeEventListener('drop', dropped)
    }
  }, [desk])
  return isOver ? (
    <div class="drop-over" aria-hidden="true">
      <p>松开鼠标，开始核对</p>
    </div>
  ) : null
}

function hasFiles({ dataTransfer }: DragEvent): boolean {
  return dataTransfer !== null && [...dataTransfer.types].includes('Files')
}

/** Chromium from 86 on, in a page from a disk or an https server. */
type WithHandle = DataTransferItem & { getAsFileSystemHandle?(): Promise<DroppedHandle | null> }

/** All must be asked for before anything is waited for: then it is gone. */
async function takeDropped(desk: Desk, { items }: DataTransfer): Promise<void> {
  const dropped = [...items].flatMap((item: WithHandle): Dropped[] => {
    const file = item.getAsFile()
    // An entry that is a file or a folder has what a DroppedEntry may have.
    const entry = item.webkitGetAsEntry() as DroppedEntry | null
    const handle = entry?.isDirectory ? (item.getAsFileSystemHandle?.() ?? null) : null
    return file || entry ? [{ name: file?.name ?? entry!.name, file, entry, handle }] : []
  })
  const walked = await walkDropped(dropped)
  return desk.open(walked.files, walked.lost)
}
