import { useDesk } from '../page-context.ts'
import { hasTable, type State } from '../state.ts'
import { StateTag } from '../../../report/parts/state-tag.tsx'
import { ThemeButton } from '../../../report/parts/theme-button.tsx'

/** Where one is, the way back, and what holds for the whole page. */
export function TopBar({ state }: { readonly state: State }) {
  const desk = useDesk()
  const { screen, set, work } = state
  const isSet = screen === 'set' && set !== null
  return (
    <header class="top">
      <div class="top-where">
        {isSet && hasTable(state) ? (
          <button type="button" onClick={() => history.back()}>
            ← 返回列表
          </button>
        ) : (
          <span class="brand" aria-hidden="true">
            校表
          </span>
        )}
        <h1>{isSet ? set.view.row.unit || set.view.row.files[0] || '（未写明单位）' : titleOf(state)}</h1>
        {isSet && (
          <span class="top-about">
            {set.view.row.year && `${set.view.row.year} 年度 `}
            <StateTag row={set.view.row} />
          </span>
        )}
      </div>
      <div class="top-tools">
        {screen !== 'start' && !work && (
          <button type="button" onClick={() => void desk.leave()}>
            换别的文件
          </button>
        )}
        <button type="button" onClick={() => desk.dialog({ kind: 'help' })} aria-keyshortcuts="F1">
          怎么用
        </button>
        <ThemeButton />
      </div>
    </header>
  )
}

function titleOf({ screen, rows, work }: State): string {
  if (work?.what === 'open') return '正在核对'
  if (work?.what === 'show') return '正在打开'
  if (screen === 'start') return '自评表核对'
  return rows.length > 0 ? `共 ${rows.length} 套自评资料` : '没有能核对的自评表'
}
