import { useRef } from 'preact/hooks'
import type { Desk } from '../desk.ts'
import { chosenFiles } from '../given-files.ts'
import { useDesk } from '../page-context.ts'

/** 「选择文件」 and 「选择文件夹」. Firefox and all of Chromium know `webkitdirectory`. */
export function ChooseFiles() {
  const desk = useDesk()
  return (
    <>
      <Chooser desk={desk} isMain text="选择文件" accept=".xlsx,.xlsm,.xls,.et,.zip" />
      <Chooser desk={desk} text="选择文件夹" folder />
    </>
  )
}

interface ChooserProps {
  readonly desk: Desk
  readonly text: string
  readonly isMain?: true
  readonly accept?: string
  readonly folder?: true
}

function Chooser({ desk, text, isMain, accept, folder }: ChooserProps) {
  const field = useRef<HTMLInputElement>(null)
  const chosen = (input: HTMLInputElement): void => {
    const files = chosenFiles([...(input.files ?? [])])
    // The same files may be chosen again.
    input.value = ''
    void desk.open(files)
  }
  return (
    <>
      <button type="button" class={isMain ? 'main' : ''} onClick={() => field.current?.click()}>
        {text}
      </button>
      <input
        ref={field}
        type="file"
        hidden
        multiple
        aria-label={text}
        {...(accept ? { accept } : {})}
        {...(folder ? { webkitdirectory: true } : {})}
        onChange={(event) => chosen(event.currentTarget)}
      />
    </>
  )
}
