import { useDesk } from '../page-context.ts'
import { Progress } from '../start/progress.tsx'
import type { State } from '../state.ts'
import { rowsShown, statesOf } from '../units.ts'
import { OtherFiles } from './other-files.tsx'
import { UnitsTable } from './units-table.tsx'

/** Several sets: a table of units, what was no set, and all results at once. */
export function UnitsScreen({ state }: { readonly state: State }) {
  const desk = useDesk()
  const { rows, others, notices, cancelled, table, work } = state
  const change = (part: Partial<State['table']>): void =>
    desk.store.send({ kind: 'table', table: { ...table, ...part } })
  const shown = rowsShown(rows, table)
  return (
    <main class="units">
      {cancelled && <p class="strip warning">▲ 已停止。下面是停止以前核对完的。</p>}
      {notices.map((each) => (
        <p key={each} class="strip warning">
          ▲ {each}
        </p>
      ))}
      {rows.length > 0 && (
        <>
          <div class="units-tools">
            <input
              type="search"
              value={table.search}
              placeholder="查单位或文件名"
              aria-label="查单位或文件名"
              onInput={(event) => change({ search: event.currentTarget.value })}
            />
            <fieldset class="filters" aria-label="按状态看">
              <Choice on={table.state === null} text={`全部 ${rows.length}`} choose={() => change({ state: null })} />
              {statesOf(rows).map(({ state: name, count }) => (
                <Choice
                  key={name}
                  on={table.state === name}
                  text={`${name} ${count}`}
                  choose={() => change({ state: name })}
                />
              ))}
            </fieldset>
            <button type="button" class="main" disabled={work !== null} onClick={() => void desk.results()}>
              下载汇总表和全部结果
            </button>
          </div>
          {work?.what === 'results' && <Progress work={work} />}
          <UnitsTable rows={shown} all={rows.length} table={table} lastSet={state.lastSet} unsaved={state.unsaved} />
        </>
      )}
      <OtherFiles others={others} />
    </main>
  )
}

interface ChoiceProps {
  readonly on: boolean
  readonly text: string
  readonly choose: () => void
}

function Choice({ on, text, choose }: ChoiceProps) {
  return (
    <button type="button" aria-pressed={on} onClick={choose}>
      {text}
    </button>
  )
}
