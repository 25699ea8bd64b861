import type { ComponentChildren } from 'preact'
import { statesOf, type TableView, type UnitRow } from './units.ts'

interface Props {
  readonly rows: readonly UnitRow[]
  readonly table: TableView
  readonly change: (table: TableView) => void
  /** What else stands there. */
  readonly children?: ComponentChildren
}

/** What is searched for in the table of units, and which state is shown. */
export function UnitsTools({ rows, table, change, children }: Props) {
  return (
    <div class="units-tools">
      <input
        type="search"
        value={table.search}
        placeholder="查单位、文件名、规则代码，可用空格隔开几个词"
        aria-label="查单位、文件名、规则代码"
        onInput={(event) => change({ ...table, search: event.currentTarget.value })}
      />
      <fieldset class="filters" aria-label="按状态看">
        <Choice
          on={table.state === null}
          text={`全部 ${rows.length}`}
          choose={() => change({ ...table, state: null })}
        />
        {statesOf(rows).map(({ state, count }) => (
          <Choice
            key={state}
            on={table.state === state}
            text={`${state} ${count}`}
            choose={() => change({ ...table, state })}
          />
        ))}
      </fieldset>
      {children}
    </div>
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
