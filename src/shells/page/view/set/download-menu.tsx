import { useEffect, useRef, useState } from 'preact/hooks'
import type { SetView } from '../../protocol.ts'
import type { Desk } from '../desk.ts'
import { type Download, handInText, isReturned, toHandIn } from '../hand-in.ts'
import { movedIn } from '../../../report/parts/moves.ts'
import { useDesk } from '../page-context.ts'
import { printSheet } from '../print-sheet.ts'

interface Item {
  readonly title: string
  readonly about: string
  /** Of a workbook that came back with our marks. */
  readonly aboutReturned?: string
  readonly choose: (desk: Desk) => unknown
  /** What of the set it downloads, if anything. */
  readonly what?: Download
}

const ITEMS: readonly Item[] = [
  {
    title: '改好的工作簿',
    about: '您自己的表，只改了该改的格子，没有批注',
    aboutReturned: '您自己的表，只改了该改的格子；原有的批注和「审核结果」还在',
    what: 'mended',
    choose: (desk) => desk.download('mended'),
  },
  {
    title: '带批注的工作簿',
    about: '改好的表，问题写成批注；情况说明在「审核结果」一页',
    what: 'annotated',
    choose: (desk) => desk.download('annotated'),
  },
  { title: '反馈意见', about: '一页纸，可以看，可以打印', choose: (desk) => desk.letter() },
  { title: '打印这张表', about: '现在看的这一张，连同记号', choose: printSheet },
]

interface Props {
  readonly view: SetView
  readonly isBusy: boolean
  readonly isUnsaved: boolean
}

/** The workbook to be handed in at one click; what else there is, in a menu beside it. */
export function DownloadMenu({ view, isBusy, isUnsaved }: Props) {
  const desk = useDesk()
  const handIn = toHandIn(view)
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
        onClick={() => void desk.download()}
      >
        {handInText(view)}
      </button>
      <button
        ref={opener}
        type="button"
        class="main download-more"
        aria-label="其他下载和打印"
        aria-haspopup="menu"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        ▾
      </button>
      {isOpen && (
        <div class="menu" role="menu">
          {ITEMS.map(({ what, title, about, aboutReturned, choose }) => (
            <button
              key={title}
              type="button"
              role="menuitem"
              tabIndex={-1}
              disabled={isBusy}
              onClick={() => {
                close()
                choose(desk)
              }}
            >
              <b>
                {title}
                {what === handIn && '（交这个）'}
              </b>
              <span>{isReturned(view) ? (aboutReturned ?? about) : about}</span>
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
