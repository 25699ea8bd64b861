import { rangeFromA1, toA1 } from '../../../core/model/cell-address.ts'
import type { CellEdit } from '../../../core/model/edits.ts'
import type { PackageDraft } from '../../opc/package-draft.ts'
import { WorkbookEditError } from '../workbook-edit-error.ts'
import { edited, setAttributes } from '../../opc/xml/xml-edits.ts'
import { attributeOf, childOf, childrenOf, type XmlElement } from '../../opc/xml/xml-tree.ts'

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
    for (const cell of cells) {
      const column = columns[cell.column - range.left]
      if (!cell.value || cell.row !== range.top || !column) continue
      const text = cell.value.kind === 'blank' ? '' : cell.value.text
      if (columnName(text) === attributeOf(column, 'name')) continue
      refuseRenaming(draft, toA1(cell), column, columnName(text), columns)
      setAttributes(patches, column, { name: columnName(text) })
      heads.set(cell, { ...cell, value: { kind: 'text', text } })
    }
  })
  draft.setText(part, xml)
  return cells.map((cell) => heads.get(cell) ?? cell)
}

/** Line ends of a head are escaped in the column's name. */
function columnName(head: string): string {
  return head.replace(/\r?\n/g, '_x000a_')
}

function refuseRenaming(
  draft: PackageDraft,
  reference: string,
  column: XmlElement,
  name: string,
  columns: readonly XmlElement[],
): void {
  const reason = (): string | undefined => {
    if (name === '') return '不能为空'
    if (columns.some((other) => other !== column && attributeOf(other, 'name')?.toLowerCase() === name.toLowerCase()))
      return '与另一列同名'
    return isNamedInFormula(draft, attributeOf(column, 'name') ?? '') ? '有公式用到这个标题' : undefined
  }
  const found = reason()
  if (found) throw new WorkbookEditError(`${reference} 是表格的标题，${found}，不能这样改。`)
}

/** A structured reference, 「表1[金额]」 or 「表1[[#Data],[金额]]」. */
function isNamedInFormula(draft: PackageDraft, name: string): boolean {
  const reference = `[${name}]`
  return draft
    .keys()
    .filter((key) => /\/(worksheets|tables)\/[^/]*\.xml$|workbook\.xml$/.test(key))
    .some((key) => draft.text(key)!.includes(reference))
}
