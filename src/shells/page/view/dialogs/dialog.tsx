import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'

interface Props {
  readonly title: string
  readonly name: string
  readonly close: () => void
  readonly children: ComponentChildren
}

/** Stands before the page, keeps the focus, closes with Escape or a click beside it, and gives the focus back. */
export function Dialog({ title, name, close, children }: Props) {
  const box = useRef<HTMLDialogElement>(null)
  const closing = useRef(close)
  closing.current = close
  useEffect(() => {
    const before = document.activeElement
    const dialog = box.current!
    const beside = (event: MouseEvent): void => {
      if (event.target === dialog) closing.current()
    }
    dialog.showModal()
    dialog.querySelector<HTMLElement>('.main')?.focus()
    dialog.addEventListener('click', beside)
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus()
    }
  }, [])
  return (
    <dialog
      ref={box}
      class={`dialog ${name}`}
      aria-labelledby="dialog-title"
      onCancel={(event) => {
        event.preventDefault()
        close()
      }}
    >
      <div class="dialog-box">
        <div class="dialog-head">
          <h2 id="dialog-title">{title}</h2>
          <button type="button" class="plain" aria-label="关闭" onClick={close}>
            ×
          </button>
        </div>
        {children}
      </div>
    </dialog>
  )
}
