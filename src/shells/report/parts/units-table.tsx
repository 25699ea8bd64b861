import type { ComponentChild } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { movedIn } from './moves.ts'
import { StateTag } from './state-tag.tsx'
import { BelowName } from './unit-name.tsx'
import { type Column, sortedBy, type TableView, type UnitRow } from './units.ts'

/** Heading and kind of a column behind the first two, which are the unit and its state. */
export type Head = readonly [column: Column, title: string, kind: 'text' | 'figure']

const FIRST_HEADS: readonly Head[] = [
  ['unit', '单位', 'text'],
  ['state', '状态', 'text'],
]

/** Rows drawn at a time. */
const PORTION = 200

interface Props<Row extends UnitRow> {
  readonly heads: readonly Head[]
  readonly rows: readonly Row[]
  /** How many there are, shown or not. */
  readonly all: number
  readonly table: TableView
  readonly change: (table: TableView) => void
  readonly keyOf: (row: Row) => number
  readonly open: (row: Row) => void
  /** The one that one comes back to. */
  readonly last?: number | null
  /** What stands behind the name. */
  readonly tagOf?: (row: Row) => ComponentChild
  /** What stands below an opened row, where rows open in place; undefined for one that is closed. */
  readonly below?: (row: Row) => ComponentChild
  /** All rows at once: on paper. */
  readonly isWhole?: boolean
}

/** A row a unit; a click or Enter opens it, arrows move, headings put in order. */
export function UnitsTable<Row extends UnitRow>(props: Props<Row>) {
  const { heads, rows, all, table, change, keyOf, last = null, below, isWhole = false } = props
  const body = useRef<HTMLTableSectionElement>(null)
  const [limit, setLimit] = useState(Math.max(PORTION, rows.findIndex((row) => keyOf(row) === last) + 1))
  useEffect(() => {
    const link = body.current?.querySelector<HTMLElement>(`[data-set="${last}"]`)
    link?.focus({ preventScroll: true })
    link?.scrollIntoView({ block: 'center' })
  }, [])
  const moved = (event: KeyboardEvent): void => {
    const links = [...(body.current?.querySelectorAll<HTMLElement>('[data-set]') ?? [])]
    const at = links.indexOf(event.target as HTMLElement)
    const to = at < 0 ? null : movedIn(event.key, at, links.length)
    if (to === null) return
    event.preventDefault()
    links[to]?.focus()
  }
  const how = below ? '点一行看逐条问题，点表头排序' : '点一行打开，点表头排序'
  return (
    <>
      <p class="count" role="status">
        {rows.length < all ? `找到 ${rows.length} 套，全部 ${all} 套` : `共 ${all} 套，${how}`}
      </p>
      <table class="units-table">
        <thead>
          <tr>
            {[...FIRST_HEADS, ...heads].map((head) => (
              <HeadCell key={head[0]} head={head} table={table} change={change} isWhole={isWhole} />
            ))}
          </tr>
        </thead>
        <tbody ref={body} onKeyDown={moved}>
          {(isWhole ? rows : rows.slice(0, limit)).map((row) => (
            <UnitRows key={keyOf(row)} {...props} row={row} />
          ))}
        </tbody>
      </table>
      {!isWhole && rows.length > limit && (
        <button type="button" class="more" onClick={() => setLimit(limit + PORTION)}>
          再显示 {Math.min(PORTION, rows.length - limit)} 套
        </button>
      )}
    </>
  )
}

interface HeadCellProps {
  readonly head: Head
  readonly table: TableView
  readonly change: (table: TableView) => void
  readonly isWhole: boolean
}

function HeadCell({ head: [column, title, kind], table, change, isWhole }: HeadCellProps) {
  const isSorted = column === table.column
  // Buttons stand on the first sheet of paper only, texts on each.
  if (isWhole) return <th class={kind}>{title}</th>
  return (
    <th class={kind} aria-sort={!isSorted ? 'none' : table.down ? 'descending' : 'ascending'}>
      <button type="button" class="plain" onClick={() => change(sortedBy(table, column))}>
        {title}
        <span aria-hidden="true">{!isSorted ? '' : table.down ? ' ▼' : ' ▲'}</span>
      </button>
    </th>
  )
}

/** The row of a unit, and what stands below it. */
function UnitRows<Row extends UnitRow>({ row, heads, keyOf, open, tagOf, below }: Props<Row> & { readonly row: Row }) {
  const under = below?.(row)
  return (
    <>
      <tr onClick={() => open(row)}>
        <td>
          <button
            type="button"
            class="plain unit-name"
            data-set={keyOf(row)}
            {...(below ? { 'aria-expanded': under !== undefined } : {})}
            onClick={(event) => {
              event.stopPropagation()
              open(row)
            }}
          >
            {below && <span aria-hidden="true">{under === undefined ? '▸ ' : '▾ '}</span>}
            {row.unit}
          </button>
          {row.year && <span class="soft"> {row.year}</span>}
          {tagOf?.(row)}
          <BelowName row={row} />
        </td>
        <td>
          <StateTag row={row} />
        </td>
        {heads.map(([column, title, kind]) => (
          <td key={column} class={kind} data-title={title}>
            {row[column] === 0 ? '' : row[column]}
          </td>
        ))}
      </tr>
      {under !== undefined && (
        <tr class="below-row">
          <td colSpan={heads.length + FIRST_HEADS.length}>{under}</td>
        </tr>
      )}
    </>
  )
}
