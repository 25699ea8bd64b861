import { useDesk } from '../page-context.ts'
import type { State } from '../state.ts'
import { Changes } from './changes.tsx'
import { Dialog } from './dialog.tsx'
import { Help } from './help.tsx'
import { Letter } from './letter.tsx'

/** What stands before the page, if anything does. */
export function Dialogs({ state: { dialog, set } }: { readonly state: State }) {
  const desk = useDesk()
  const close = (): void => desk.dialog(null)
  switch (dialog?.kind) {
    case undefined:
      return null
    case 'letter':
      return <Letter letter={dialog.letter} close={close} />
    case 'changes':
      return set ? <Changes view={set.view} close={close} /> : null
    case 'help':
      return <Help close={close} />
    case 'question':
      return (
        <Dialog title="请确认" name="question" close={() => desk.decide(false)}>
          <p>{dialog.text}</p>
          <div class="dialog-tools">
            <button type="button" class="main" onClick={() => desk.decide(false)}>
              {dialog.no}
            </button>
            <button type="button" onClick={() => desk.decide(true)}>
              {dialog.yes}
            </button>
          </div>
        </Dialog>
      )
  }
}
