import { type CellRange, contains, rangeFromA1, toA1 } from '../../../core/model/cell-address.ts'
import type { CellEdit } from '../../../core/model/edits.ts'
import { attributeOf, parseXml } from '../../opc/xml/xml-tree.ts'
import { WorkbookEditError } from '../workbook-edit-error.ts'
import type { SheetLayout } from './sheet-layout.ts'

/** An opening tag `f` (ECMA-376 Part 1, 18.3.1.40), whatever its prefix. */
const FORMULA = /<(?:[^\s<>/:]{1,40}:)?f[\s>/]/
const FORMULA_TAGS = /<(?:[^\s<>/:]{1,40}:)?f\s[^<>]*>/g

export function hasFormula(text: string): boolean {
  return FORMULA.test(text)
}

/**
 * Throws for a value that is to go where a formula makes the value, be it the cell's own, an array's or a data table's:
 * it would be gone with the next calculation.
 */
export function refuseFormulaValues(sheet: string, layout: SheetLayout, cells: readonly CellEdit[]): void {
  const valued = cells.filter(({ value }) => value !== undefined)
  if (valued.length === 0 || !hasFormula(layout.text)) return
  const areas = formulaAreas(layout.text)
  const rows = new Map(layout.rows.map((row) => [row.number, row]))
  for (const { row, column } of valued) {
    const spot = rows.get(row)?.cells.find((cell) => cell.column === column)
    const isFormula = spot !== undefined && hasFormula(layout.text.slice(spot.start, spot.end))
    if (!isFormula && !areas.some((area) => contains(area, { row, column }))) continue
    throw new WorkbookEditError(
      `「${sheet}」的 ${toA1({ row, column })} 是公式，填进去的值打开后会被重新计算掉，没有写。请改公式所引用的单元格，或先把公式去掉。`,
    )
  }
}

/** Ranges in which one formula makes the values of all cells. */
function formulaAreas(text: string): CellRange[] {
  return (text.match(FORMULA_TAGS) ?? []).flatMap((tag) => {
    const formula = parseXml(tag.endsWith('/>') ? tag : `${tag.slice(0, -1)}/>`)
    const range = rangeFromA1(attributeOf(formula, 'ref') ?? '')
    return range && ['array', 'dataTable'].includes(attributeOf(formula, 't') ?? '') ? [range] : []
  })
}
