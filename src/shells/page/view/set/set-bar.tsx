import { useDesk } from '../page-context.ts'
import { type Filter, filterCounts, hasSheets } from '../findings.ts'
import { MARKS, type Said } from '../../../report/parts/marks.ts'
import type { OpenSet } from '../set-state.ts'
import { DownloadMenu } from './download-menu.tsx'

const FILTERS: readonly (readonly [filter: Exclude<Filter, 'all'>, mark: Said])[] = [
  ['mend', 'mend'],
  ['explain', 'explain'],
  ['done', 'corrected'],
  ['unchecked', 'unchecked'],
]

interface Props {
  readonly set: OpenSet
  readonly isBusy: boolean
  readonly isUnsaved: boolean
}

/** What is left to do, as filters with their counts; undo, redo, and what can be taken away. */
export function SetBar({ set: { view, filter }, isBusy, isUnsaved }: Props) {
  const desk = useDesk()
  const counts = filterCounts(view)
  return (
    <div class="set-bar">
      <fieldset class="filters" aria-label="只看哪一类">
        {FILTERS.map(([name, mark]) => (
          <button
            key={name}
            type="button"
            class={`filter ${MARKS[mark].name} ${counts[name] === 0 ? 'none' : ''}`}
            aria-pressed={filter === name}
            onClick={() => desk.store.send({ kind: 'filter', filter: filter === name ? 'all' : name })}
          >
            <span aria-hidden="true">{MARKS[mark].form}</span> {MARKS[mark].word} <b>{counts[name]}</b>
          </button>
        ))}
      </fieldset>
      <div class="set-tools">
        <button
          type="button"
          disabled={!view.canUndo}
          title="撤销（Ctrl+Z）"
          onClick={() => void desk.act({ kind: 'undo' })}
        >
          ↶ 撤销
        </button>
        <button
          type="button"
          disabled={!view.canRedo}
          title="重做（Ctrl+Y）"
          onClick={() => void desk.act({ kind: 'redo' })}
        >
          ↷ 重做
        </button>
        <button type="button" disabled={view.changed.length === 0} onClick={() => desk.dialog({ kind: 'changes' })}>
          改动清单{view.changed.length > 0 && ` ${view.changed.length}`}
        </button>
        <DownloadMenu view={view} isBusy={isBusy || !hasSheets(view)} isUnsaved={isUnsaved} />
      </div>
    </div>
  )
}
