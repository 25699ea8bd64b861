import { useState } from 'preact/hooks'
import type { OpenSet } from '../set-state.ts'
import { hasTable, type State } from '../state.ts'
import { FindingsPanel } from './findings-panel.tsx'
import { SetBar } from './set-bar.tsx'
import { SetNotes } from './set-notes.tsx'
import { SheetPane } from './sheet-pane.tsx'
import { SheetTabs } from './sheet-tabs.tsx'
import { type Zoom, ZoomTools } from './zoom-tools.tsx'

/** On a narrow screen one of the two is seen. */
type Side = 'findings' | 'sheet'

/** One set: what is left to do above, the sheet, and beside it what was found. */
export function SetScreen({ state, set }: { readonly state: State; readonly set: OpenSet }) {
  const [side, setSide] = useState<Side>('findings')
  const [zoom, setZoom] = useState<Zoom>('fit')
  return (
    <main class={`set side-${side}`}>
      <SetBar set={set} isBusy={state.work !== null} isUnsaved={state.unsaved.includes(set.view.row.set)} />
      <SetNotes view={set.view} others={hasTable(state) ? [] : state.others} />
      <fieldset class="sides" aria-label="看哪一边">
        <button type="button" aria-pressed={side === 'findings'} onClick={() => setSide('findings')}>
          问题
        </button>
        <button type="button" aria-pressed={side === 'sheet'} onClick={() => setSide('sheet')}>
          表格
        </button>
      </fieldset>
      <div class="two-panes">
        <section class="sheets" aria-label="工作簿">
          <div class="sheet-head">
            <SheetTabs set={set} />
            <ZoomTools zoom={zoom} setZoom={setZoom} />
          </div>
          <SheetPane set={set} zoom={zoom} />
        </section>
        <aside class="beside" aria-label="核对结果">
          <FindingsPanel set={set} showSheet={() => setSide('sheet')} />
        </aside>
      </div>
    </main>
  )
}
