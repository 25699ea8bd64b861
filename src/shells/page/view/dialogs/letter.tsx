import type { LetterPage } from '../../protocol.ts'
import { useDesk } from '../page-context.ts'
import { Dialog } from './dialog.tsx'

/** 反馈意见, to be read and printed. */
export function Letter({ letter, close }: { readonly letter: LetterPage; readonly close: () => void }) {
  const desk = useDesk()
  return (
    <Dialog title="反馈意见" name="letter-dialog" close={close}>
      <div class="dialog-tools">
        <button type="button" class="main" onClick={() => window.print()}>
          打印
        </button>
        <button type="button" onClick={() => void desk.download('letter')}>
          下载
        </button>
      </div>
      <LetterText letter={letter} />
    </Dialog>
  )
}

/** The same on paper only: what stands in a dialog is cut after the first page. */
export function PrintedLetter({ letter }: { readonly letter: LetterPage }) {
  return (
    <div class="printed-letter" aria-hidden="true">
      <LetterText letter={letter} />
    </div>
  )
}

function LetterText({ letter: { paragraphs } }: { readonly letter: LetterPage }) {
  return (
    <article class="letter">
      {paragraphs.map(({ role, lead, text }, index) => (
        <p key={index} class={`letter-${role}`}>
          {lead && <b>{lead}</b>}
          {text}
        </p>
      ))}
    </article>
  )
}
