import { type CellAddress, rangeFromA1, toA1 } from '../../../core/model/cell-address.ts'
import type { CellEdit } from '../../../core/model/edits.ts'
import type { PackageDraft } from '../../opc/package-draft.ts'
import { WorkbookEditError } from '../workbook-edit-error.ts'
import { edited, setAttributes } from '../../opc/xml/xml-edits.ts'
import { attributeOf, childOf, childrenOf } from '../../opc/xml/xml-tree.ts'

/**
 * Heads of tables (ECMA-376 Part 1, 18.5.1.3) that get a new value: the column is renamed with its head, which must be
 * a text, else Excel offers a repair. Returns the edits with numbers in heads as texts. Throws when a column would lose
 * its name, share it, or is named in a formula.
 */
export function withTableHeads(
  draft: PackageDraft,
  sheetPart: string,
  cells: readonly CellEdit[],
): readonly CellEdit[] {
  if (!cells.some(({ value }) => value)) return cells
  const tables = draft.relationships(sheetPart).filter(({ type }) => type === 'table')
  return tables.reduce(
    (all, { target }) => (target !== undefined && draft.has(target) ? renamed(draft, target, all) : all),
    cells,
  )
}

function renamed(draft: PackageDraft, part: string, cells: readonly CellEdit[]): readonly CellEdit[] {
  const heads = new Map<CellEdit, CellEdit>()
  const xml = edited(draft.text(part)!, (table, patches) => {
    const range = rangeFromA1(attributeOf(table, 'ref') ?? '')
    if (!range || attributeOf(table, 'headerRowCount') === '0') return
    const columns = childrenOf(childOf(table, 'tableColumns'), 'tableColumn')
    const names = columns.map((column) => attributeOf(column, 'name') ?? '')
    for (const cell of cells) {
      const index = cell.column - range.left
      if (!cell.value || cell.row !== range.top || !columns[index]) continue
      const text = cell.value.kind === 'blank' ? '' : cell.value.text
      const before = names[index]!
      if (columnName(text) === before) continue
      if (isNamedInFormula(draft, before)) throw refused(cell, '有公式用到这个标题')
      names[index] = columnName(text)
      setAttributes(patches, columns[index], { name: columnName(text) })
      heads.set(cell, { ...cell, value: { kind: 'text', text } })
    }
    // Only when all are renamed is it known which are alike: two may have changed places.
    for (const { row, column } of heads.keys()) refuseAlike({ row, column }, names, column - range.left)
  })
  draft.setText(part, xml)
  return cells.map((cell) => heads.get(cell) ?? cell)
}

/** Line ends of a head are escaped in the column's name. */
function columnName(head: string): string {
  return head.replace(/\r?\n/g, '_x000a_')
}

/** Excel compares the names of columns without case. */
function refuseAlike(at: CellAddress, names: readonly string[], index: number): void {
  const name = names[index]!.toLowerCase()
  if (name === '') throw refused(at, '不能为空')
  if (names.some((other, i) => i !== index && other.toLowerCase() === name)) throw refused(at, '与另一列同名')
}

function refused(at: CellAddress, reason: string): WorkbookEditError {
  return new WorkbookEditError(`${toA1(at)} 是表格的标题，${reason}，不能这样改。`)
}

/** A structured reference, 「表1[金额]」 or 「表1[[#Data],[金额]]」. */
function isNamedInFormula(draft: PackageDraft, name: string): boolean {
  const reference = `[${name}]`
  return draft
    .keys()
    .filter((key) => /\/(worksheets|tables)\/[^/]*\.xml$|workbook\.xml$/.test(key))
    .some((key) => draft.text(key)!.includes(reference))
}
