import { STYLES } from '../drawing.ts'
import { executionScoreFormula, ratioFormula, sumFormula } from '../form-formulas.ts'
import { amountOf, inYuan } from './fund-amounts.ts'
import type { FundTableBlock, FundColumnField } from './form-layout.ts'
import type { LayoutDrawing } from './layout-drawing.ts'

type Row = FundTableBlock['rows'][number]

/** Header, the row of the total and the rows of its sources. */
export function drawFundBlock(form: LayoutDrawing, block: FundTableBlock): void {
  const { drawing } = form
  const head = drawing.row
  if (block.block) {
    const [text, from, to] = block.block
    drawing.label({ row: head, column: from, toColumn: to, toRow: head + block.rows.length }, text, STYLES.head)
  }
  drawing.label({ row: head, column: block.label.from, toColumn: block.label.to }, '', STYLES.head)
  for (const { from, to, label } of block.columns)
    drawing.label({ row: head, column: from, toColumn: to }, label, STYLES.head)
  drawing.atLeast(head, 26)
  // The sources first: with formulas the total adds them up.
  for (const [index, row] of [...block.rows.entries()].reverse()) drawFundRow(form, block, row, head + 1 + index)
  drawing.row = head + 1 + block.rows.length
}

function drawFundRow(form: LayoutDrawing, block: FundTableBlock, row: Row, at: number): void {
  const { drawing, options } = form
  drawing.label({ row: at, column: block.label.from, toColumn: block.label.to }, row.label, STYLES.head)
  drawing.atLeast(at, 24)
  for (const column of block.columns) {
    const box = { row: at, column: column.from, toColumn: column.to }
    const formula =
      options.formulas && row.lines.includes('total') ? totalFormula(form, block, column.field, at) : undefined
    if (formula) drawing.put(box, formula, { ...STYLES.head, ...(column.field === 'rate' && { format: '0.00%' }) })
    else drawing.field(box, textAt(form, block, row, column.field), STYLES.field, options.values)
    if (column.field === 'score' && row.lines.includes('total')) form.scores.push([at, column.from])
  }
}

function textAt(
  { content, options }: LayoutDrawing,
  block: FundTableBlock,
  { lines }: Row,
  field: FundColumnField,
): string {
  const { total } = content.funds
  switch (field) {
    case 'initial':
    case 'annual':
    case 'executed':
    case 'arrived':
      return block.yuan ? inYuan(amountOf(content, lines, field)) : amountOf(content, lines, field)
    case 'maxScore':
    case 'rate':
    case 'score':
      return lines.includes('total') ? total[field] : block.unscored
    case 'nothing':
      return options.formulas || lines.includes('total') ? '' : block.unscored
    default:
      return field satisfies never
  }
}

function totalFormula(
  { drawing }: LayoutDrawing,
  { columns, rows }: FundTableBlock,
  field: FundColumnField,
  row: number,
) {
  const columnOf = (wanted: FundColumnField) => columns.find((column) => column.field === wanted)?.from ?? 0
  if (field === 'rate') return ratioFormula(drawing, [row, columnOf('executed')], [row, columnOf('annual')])
  if (field === 'score') return executionScoreFormula(drawing, [row, columnOf('maxScore')], [row, columnOf('rate')])
  if (field === 'maxScore' || field === 'nothing' || rows.length < 2) return undefined
  return sumFormula(
    drawing,
    rows.slice(1).map((_, index) => [row + 1 + index, columnOf(field)] as const),
  )
}
