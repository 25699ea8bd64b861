import { useEffect, useRef, useState } from 'preact/hooks'
import type { SetRow } from '../../protocol.ts'
import { movedIn } from '../keyboard.ts'
import { useDesk } from '../page-context.ts'
import { StateTag } from './state-tag.tsx'
import { type Column, sortedBy, type TableView } from '../units.ts'

const HEADS: readonly (readonly [column: Column, title: string, kind: 'text' | 'figure'])[] = [
  ['unit', '单位', 'text'],
  ['state', '状态', 'text'],
  ['toMend', '请改正', 'figure'],
  ['toExplain', '请说明', 'figure'],
  ['corrected', '可代为更正', 'figure'],
  ['unchecked', '未核对', 'figure'],
  ['stated', '自评得分', 'figure'],
  ['reviewed', '复核得分', 'figure'],
  ['grade', '等级', 'text'],
]

/** Rows drawn at a time. */
const PORTION = 200

interface Props {
  readonly rows: readonly SetRow[]
  /** How many there are, shown or not. */
  readonly all: number
  readonly table: TableView
  readonly lastSet: number | null
  readonly unsaved: readonly number[]
}

/** A row a unit; a click or Enter opens it, and one comes back to its row. */
export function UnitsTable({ rows, all, table, lastSet, unsaved }: Props) {
  const desk = useDesk()
  const body = useRef<HTMLTableSectionElement>(null)
  const [limit, setLimit] = useState(Math.max(PORTION, rows.findIndex(({ set }) => set === lastSet) + 1))
  useEffect(() => {
    const link = body.current?.querySelector<HTMLElement>(`[data-set="${lastSet}"]`)
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
  return (
    <>
      <p class="count" role="status">
        {rows.length < all ? `找到 ${rows.length} 套，全部 ${all} 套` : `共 ${all} 套，点一行打开`}
      </p>
      <table class="units-table">
        <thead>
          <tr>
            {HEADS.map(([column, title, kind]) => (
              <th
                key={column}
                class={kind}
                aria-sort={column !== table.column ? 'none' : table.down ? 'descending' : 'ascending'}
              >
                <button
                  type="button"
                  class="plain"
                  onClick={() => desk.store.send({ kind: 'table', table: sortedBy(table, column) })}
                >
                  {title}
                  <span aria-hidden="true">{column !== table.column ? '' : table.down ? ' ▼' : ' ▲'}</span>
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody ref={body} onKeyDown={moved}>
          {rows.slice(0, limit).map((row) => (
            <UnitRow key={row.set} row={row} isUnsaved={unsaved.includes(row.set)} />
          ))}
        </tbody>
      </table>
      {rows.length > limit && (
        <button type="button" class="more" onClick={() => setLimit(limit + PORTION)}>
          再显示 {Math.min(PORTION, rows.length - limit)} 套
        </button>
      )}
    </>
  )
}

function UnitRow({ row, isUnsaved }: { readonly row: SetRow; readonly isUnsaved: boolean }) {
  const desk = useDesk()
  const open = (): void => void desk.show(row.set)
  return (
    <tr onClick={open}>
      <td>
        <button
          type="button"
          class="plain unit-name"
          data-set={row.set}
          onClick={(event) => {
            event.stopPropagation()
            open()
          }}
        >
          {row.unit || row.files[0] || '（未写明单位）'}
        </button>
        {row.year && <span class="soft"> {row.year}</span>}
        {isUnsaved && <span class="tag warning">有改动未下载</span>}
        {row.left.length > 0 && <span class="unit-left">{row.left.join('；')}</span>}
      </td>
      <td>
        <StateTag row={row} />
      </td>
      {HEADS.slice(2).map(([column, title, kind]) => (
        <td key={column} class={kind} data-title={title}>
          {row[column] === 0 ? '' : row[column]}
        </td>
      ))}
    </tr>
  )
}
