import { fromA1 } from '../../../src/core/model/cell-address.ts'
import type { Cell, CellValue, Sheet, Workbook } from '../../../src/core/model/workbook.ts'
import { workedOut } from '../../../src/core/formula/work-out.ts'

/** A cell as a test writes it: 「=A1+1」 a formula without a stored result, digits a number, anything else a text. */
export type Written = string | number | boolean | Partial<Cell>

function written(content: Written): Omit<Cell, 'row' | 'column'> {
  if (typeof content === 'number') return { value: { kind: 'number', text: String(content) } }
  if (typeof content === 'boolean') return { value: { kind: 'boolean', value: content } }
  if (typeof content === 'object') return { value: { kind: 'blank' }, ...content }
  if (content.startsWith('=')) return { value: { kind: 'blank' }, formula: content.slice(1), uncached: true }
  return { value: { kind: 'text', text: content } }
}

export function sheetOf(name: string, cells: Readonly<Record<string, Written>>, rest: Partial<Sheet> = {}): Sheet {
  const placed = Object.entries(cells).map(([place, content]): Cell => ({ ...fromA1(place)!, ...written(content) }))
  placed.sort((a, b) => a.row - b.row || a.column - b.column)
  return {
    name,
    state: 'visible',
    cells: placed,
    merges: [],
    hiddenRows: new Set(),
    hiddenColumns: new Set(),
    comments: [],
    ...rest,
  }
}

/** What a cell holds once the workbook is worked out; 「uncached」 where it could not be. */
export function held(workbook: Workbook, place: string, sheet = 0): CellValue | 'uncached' {
  const { row, column } = fromA1(place)!
  const cell = workedOut(workbook).sheets[sheet]!.cells.find((each) => each.row === row && each.column === column)!
  return cell.uncached ? 'uncached' : cell.value
}

/**
 * The result of one formula beside other cells, as a test compares it: digits, 「"text"」, TRUE, #DIV/0!, or 「?」 for what
 * is not worked out.
 */
export function result(
  formula: string,
  cells: Readonly<Record<string, Written>> = {},
  others: readonly Sheet[] = [],
): string {
  const value = held({ sheets: [sheetOf('本表', { ...cells, Z99: `=${formula}` }), ...others] }, 'Z99')
  if (value === 'uncached') return '?'
  switch (value.kind) {
    case 'number':
      return value.text
    case 'text':
      return `"${value.text}"`
    case 'boolean':
      return value.value ? 'TRUE' : 'FALSE'
    case 'error':
      return value.code
    case 'date':
      return value.text
    case 'blank':
      return ''
    default:
      return value satisfies never
  }
}
