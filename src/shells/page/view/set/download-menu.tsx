import { useEffect, useRef, useState } from 'preact/hooks'
import type { Desk } from '../desk.ts'
import { movedIn } from '../keyboard.ts'
import { useDesk } from '../page-context.ts'

const ITEMS: readonly (readonly [title: string, about: string, choose: (desk: Desk) => Promise<void>])[] = [
  ['改好的工作簿（交这个）', '您自己的表，只改了该改的格子，没有批注', (desk) => desk.download('mended')],
  ['带批注的工作簿', '问题写成批注，另有「审核结果」一页', (desk) => desk.download('annotated')],
  ['反馈意见', '一页纸，可以打印', (desk) => desk.letter()],
]

interface Props {
  readonly isBusy: boolean
  readonly isUnsaved: boolean
}

/** The workbook to be handed in at one click; what else there is, in a menu beside it. */
export function DownloadMenu({ isBusy, isUnsaved }: Props) {
  const desk = useDesk()
  const [isOpen, setOpen] = useState(false)
  const box = useRef<HTMLFieldSetElement>(null)
  const opener = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (!isOpen) return
    itemsOf(box.current)[0]?.focus()
    const elsewhere = (event: Event): void => {
      if (!box.current?.contains(event.target as Node)) setOpen(false)
    }
    document.addEventListener('pointerdown', elsewhere)
    return () => document.removeEventListener('pointerdown', elsewhere)
  }, [isOpen])
  const close = (): void => {
    setOpen(false)
    opener.current?.focus()
  }
  const pressed = (event: KeyboardEvent): void => {
    if (!isOpen) return
    if (event.key === 'Tab') setOpen(false)
    if (event.key === 'Escape') {
      event.stopPropagation()
      close()
    }
    const items = itemsOf(box.current)
    const to = movedIn(event.key, items.indexOf(document.activeElement as HTMLElement), items.length)
    if (to === null) return
    event.preventDefault()
    items[to]?.focus()
  }
  return (
    <fieldset class="download" aria-label="下载" ref={box} onKeyDown={pressed}>
      <button
        type="button"
        class={`main ${isUnsaved ? 'wanted' : ''}`}
        disabled={isBusy}
        title="Ctrl+S"
        onClick={() => void desk.download('mended')}
      >
        下载改好的工作簿
      </button>
      <button
        ref={opener}
        type="button"
        class="main download-more"
        aria-label="其他下载"
        aria-haspopup="menu"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        ▾
      </button>
      {isOpen && (
        <div class="menu" role="menu">
          {ITEMS.map(([title, about, choose]) => (
            <button
              key={title}
              type="button"
              role="menuitem"
              tabIndex={-1}
              disabled={isBusy}
              onClick={() => {
                close()
                void choose(desk)
              }}
            >
              <b>{title}</b>
              <span>{about}</span>
            </button>
          ))}
        </div>
      )}
    </fieldset>
  )
}

function itemsOf(box: HTMLElement | null): HTMLElement[] {
  return [...(box?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])]
}
