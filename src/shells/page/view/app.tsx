import { useEffect } from 'preact/hooks'
import { Dialogs } from './dialogs/dialogs.tsx'
import { DropLayer } from './start/drop-layer.tsx'
import { Foot } from './frame/foot.tsx'
import { type Command, commandOf } from './keyboard.ts'
import type { Desk } from './desk.ts'
import { Notice } from './frame/notice.tsx'
import { useDesk, useStore } from './page-context.ts'
import { PrintedLetter } from './dialogs/letter.tsx'
import { SetScreen } from './set/set-screen.tsx'
import { StartScreen } from './start/start-screen.tsx'
import { TopBar } from './frame/top-bar.tsx'
import { isTyping } from './typing.ts'
import { hasTable } from './state.ts'
import { useBack } from './use-back.ts'
import { UnitsScreen } from './units/units-screen.tsx'
import { Working } from './start/working.tsx'

/** The page: one screen of three, what stands before it, and what it says. */
export function App() {
  const state = useStore(useDesk())
  useKeys()
  useBack(useDesk(), state.screen === 'set' && hasTable(state))
  useUnsaved()
  const letter = state.dialog?.kind === 'letter' ? state.dialog.letter : null
  useTitle(state.set?.view.row.unit ?? '')
  return (
    <>
      <div class={`page at-${state.screen} ${letter ? 'behind-letter' : ''}`}>
        <TopBar state={state} />
        {state.work?.what === 'open' || state.work?.what === 'show' ? (
          <Working work={state.work} rows={state.rows} />
        ) : state.screen === 'set' && state.set ? (
          <SetScreen state={state} set={state.set} />
        ) : state.screen === 'units' ? (
          <UnitsScreen state={state} />
        ) : (
          <StartScreen />
        )}
        <Foot />
      </div>
      <Notice notice={state.notice} />
      <Dialogs state={state} />
      {letter && <PrintedLetter letter={letter} />}
      <DropLayer />
    </>
  )
}

const COMMANDS: Readonly<Record<Command, (desk: Desk) => unknown>> = {
  next: ({ store }) => store.send({ kind: 'to-next', step: 1 }),
  previous: ({ store }) => store.send({ kind: 'to-next', step: -1 }),
  undo: (desk) => desk.act({ kind: 'undo' }),
  redo: (desk) => desk.act({ kind: 'redo' }),
  save: (desk) => desk.download(),
  help: (desk) => desk.dialog({ kind: 'help' }),
}

/** Keys that work wherever the clerk is; nothing while something else stands before the page. */
function useKeys(): void {
  const desk = useDesk()
  useEffect(() => {
    const pressed = (event: KeyboardEvent): void => {
      const { set, dialog } = desk.store.get()
      const command = dialog ? null : commandOf(event, isTyping(event.target))
      if (command === null || (command !== 'help' && !set)) return
      event.preventDefault()
      desk.takeTyped()
      COMMANDS[command](desk)
    }
    window.addEventListener('keydown', pressed)
    return () => window.removeEventListener('keydown', pressed)
  }, [desk])
}

/** Closing the page asks as long as something was not downloaded. */
function useUnsaved(): void {
  const desk = useDesk()
  useEffect(() => {
    const leaving = (event: BeforeUnloadEvent): void => {
      if (!desk.isUnsaved()) return
      event.preventDefault()
      // Browsers before Chromium 119 ask only where a value is given.
      event.returnValue = true
    }
    window.addEventListener('beforeunload', leaving)
    return () => window.removeEventListener('beforeunload', leaving)
  }, [desk])
}

function useTitle(unit: string): void {
  useEffect(() => {
    document.title = unit === '' ? '校表' : `${unit} · 校表`
  }, [unit])
}
