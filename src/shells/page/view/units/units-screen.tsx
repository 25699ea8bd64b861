import { FirstNotices } from '../../../report/parts/first-notices.tsx'
import { fileRows } from '../../../report/parts/tagged-row.ts'
import { TaggedList } from '../../../report/parts/tagged-list.tsx'
import { rowsShown } from '../../../report/parts/units.ts'
import { type Head, UnitsTable } from '../../../report/parts/units-table.tsx'
import { UnitsTools } from '../../../report/parts/units-tools.tsx'
import { useDesk } from '../page-context.ts'
import { Progress } from '../start/progress.tsx'
import type { State } from '../state.ts'

const HEADS: readonly Head[] = [
  ['toMend', '请改正', 'figure'],
  ['toExplain', '请说明', 'figure'],
  ['corrected', '可代为更正', 'figure'],
  ['unchecked', '未核对', 'figure'],
  ['stated', '自评得分', 'figure'],
  ['reviewed', '复核得分', 'figure'],
  ['grade', '等级', 'text'],
]

/** Several sets: a table of units, what was no set, and all results at once. */
export function UnitsScreen({ state }: { readonly state: State }) {
  const desk = useDesk()
  const { rows, others, notices, cancelled, table, work } = state
  const change = (changed: State['table']): void => desk.store.send({ kind: 'table', table: changed })
  return (
    <main class="units">
      {cancelled && <p class="strip warning">▲ 已停止。下面是停止以前核对完的。</p>}
      <FirstNotices notices={notices} />
      {rows.length > 0 && (
        <>
          <UnitsTools rows={rows} table={table} change={change}>
            <button type="button" class="main" disabled={work !== null} onClick={() => void desk.results()}>
              下载汇总表和全部结果
            </button>
          </UnitsTools>
          {work?.what === 'results' && <Progress work={work} />}
          <UnitsTable
            heads={HEADS}
            rows={rowsShown(rows, table)}
            all={rows.length}
            table={table}
            change={change}
            keyOf={({ set }) => set}
            open={({ set }) => void desk.show(set)}
            last={state.lastSet}
            tagOf={({ set }) => state.unsaved.includes(set) && <span class="tag warning">有改动未下载</span>}
          />
        </>
      )}
      <TaggedList title={`没有核对的文件（${others.length} 个）`} rows={fileRows(others)} />
    </main>
  )
}
