import { useDesk } from '../page-context.ts'
import { type Filter, filterCounts, hasSheets } from '../findings.ts'
import { MARKS, type Said } from '../../../report/parts/marks.ts'
import type { OpenSet } from '../set-state.ts'
import { DownloadMenu } from './download-menu.tsx'

/** What a number counts is told where it is not what one sees below it. */
const FILTERS: readonly (readonly [filter: Exclude<Filter, 'all'>, mark: Said, title?: string])[] = [
  ['mend', 'mend'],
  ['explain', 'explain'],
  ['done', 'corrected', '改好了几格：在这里改的，和上一轮代为更正、没有异议的'],
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
        {FILTERS.map(([name, mark, title]) => (
          <button
            key={name}
            type="button"
            class={`filter ${MARKS[mark].name} ${counts[name] === 0 ? 'none' : ''}`}
            aria-pressed={filter === name}
            title={title}
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
