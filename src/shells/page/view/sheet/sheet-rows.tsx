import { columnName } from '../../../../core/model/cell-address.ts'
import type { PlacedRow } from './layout.ts'
import { SheetCell } from './sheet-cell.tsx'
import type { CellMark } from './sheet-props.ts'

/** What is drawn of a sheet, and the pixels that are left out before and after it. */
export interface DrawnPart {
  readonly rows: readonly PlacedRow[]
  readonly columns: readonly { readonly column: number; readonly width: number }[]
  readonly before: { readonly left: number; readonly top: number }
  readonly after: { readonly left: number; readonly top: number }
}

interface SheetRowsProps {
  readonly part: DrawnPart
  readonly headWidth: number
  readonly marks: ReadonlyMap<string, CellMark>
  readonly flashes: ReadonlyMap<string, number>
  readonly zoom: number
  readonly idOf: (cell: string) => string
}

/** Letters of columns, numbers of rows, and the cells. */
export function SheetRows({ part, headWidth, marks, flashes, zoom, idOf }: SheetRowsProps) {
  const { rows, columns, before, after } = part
  const gap = (pixels: number) => pixels > 0 && <td class="sheet-gap" />
  return (
    <>
      <colgroup>
        <col style={{ width: `${headWidth}px` }} />
        {before.left > 0 && <col style={{ width: `${before.left}px` }} />}
        {columns.map(({ column, width }) => (
          <col key={column} style={{ width: `${width}px` }} />
        ))}
        {after.left > 0 && <col style={{ width: `${after.left}px` }} />}
      </colgroup>
      <thead>
        <tr aria-rowindex={1}>
          <td class="sheet-corner" />
          {gap(before.left)}
          {columns.map(({ column }) => (
            <th key={column} scope="col" aria-colindex={column + 1}>
              {columnName(column)}
            </th>
          ))}
          {gap(after.left)}
        </tr>
      </thead>
      <tbody>
        {before.top > 0 && <Gap height={before.top} />}
        {rows.map(({ row, height, cells }) => (
          <tr key={row} aria-rowindex={row + 1} style={{ height: `${height}px` }}>
            <th scope="row">{row}</th>
            {gap(before.left)}
            {cells.map((cell) => (
              <SheetCell
                key={cell.name}
                id={idOf(cell.name)}
                cell={cell}
                mark={marks.get(cell.name)}
                flash={flashes.get(cell.name) ?? 0}
                zoom={zoom}
              />
            ))}
            {gap(after.left)}
          </tr>
        ))}
        {after.top > 0 && <Gap height={after.top} />}
      </tbody>
    </>
  )
}

function Gap({ height }: { readonly height: number }) {
  return (
    <tr class="sheet-gap" style={{ height: `${height}px` }}>
      <td />
    </tr>
  )
}
