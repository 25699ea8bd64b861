import { useEffect, useState } from 'preact/hooks'
import type { Desk } from '../desk.ts'
import { chosenFiles, type DroppedEntry, walkDropped } from '../given-files.ts'
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

/** Entries must be asked for before anything is waited for: then they are gone. */
async function takeDropped(desk: Desk, { items, files }: DataTransfer): Promise<void> {
  const entries = [...items].flatMap((item) => (item.kind === 'file' ? (item.webkitGetAsEntry() ?? []) : []))
  if (entries.length === 0) return desk.open(chosenFiles([...files]))
  // A FileSystemEntry that is a file or a folder has what a DroppedEntry may have.
  const walked = await walkDropped(entries as unknown as readonly DroppedEntry[])
  return desk.open(walked.files, walked.lost)
}
