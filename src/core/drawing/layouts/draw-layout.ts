import type { SheetDraft } from '../../model/sheet-draft.ts'
import type { ProjectContent } from '../../content/content.ts'
import { Drawing, STYLES } from '../drawing.ts'
import { sumFormula } from '../form-formulas.ts'
import { drawFundBlock } from './draw-fund-block.ts'
import { drawGoalBlock } from './draw-goal-block.ts'
import { drawIndicatorBlock } from './draw-indicator-block.ts'
import {
  type FormLayout,
  GOES_ON,
  type LayoutBlock,
  type LayoutCell,
  type LayoutDrawOptions,
  type RowBlock,
} from './form-layout.ts'
import type { LayoutDrawing } from './layout-drawing.ts'
import { fieldsOf, filledIn, onlyField } from './layout-fields.ts'

/** One form on a sheet. */
export function drawLayout(layout: FormLayout, content: ProjectContent, options: LayoutDrawOptions = {}): SheetDraft {
  return drawStackedLayout(layout, [content], options)
}

/** Several forms one after the other on one sheet, an empty row between them. */
export function drawStackedLayout(
  layout: FormLayout,
  contents: readonly ProjectContent[],
  options: LayoutDrawOptions = {},
): SheetDraft {
  const drawing = new Drawing(layout.columnWidths)
  for (const [index, content] of contents.entries()) {
    if (index > 0) drawing.row += 1
    drawForm(layout, { drawing, content, fields: fieldsOf(content, options), options, scores: [], totals: [] })
  }
  return drawing.finish(options.name ?? layout.sheetName, layout.orientation)
}

function drawForm(layout: FormLayout, form: LayoutDrawing): void {
  const { drawing, fields } = form
  const last = layout.columnWidths.length
  for (const [text, style] of layout.lines) {
    drawing.label({ row: drawing.row, column: 1, toColumn: last }, filledIn(text, fields), STYLES[style])
    drawing.atLeast(drawing.row, style === 'title' ? 32 : 18)
    drawing.row += 1
  }
  for (const block of layout.blocks) drawBlock(block, form)
  for (const note of layout.notes) {
    drawing.label({ row: drawing.row, column: 1, toColumn: last }, filledIn(note, fields), STYLES.foot)
    drawing.row += 1
  }
  for (const { row, cell } of form.totals) drawTotal(form, row, cell)
}

function drawBlock(block: LayoutBlock, form: LayoutDrawing): void {
  switch (block.kind) {
    case 'rows':
      drawRows(form, block)
      return
    case 'funds':
      drawFundBlock(form, block)
      return
    case 'goals':
      drawGoalBlock(form, block)
      return
    case 'indicators':
      drawIndicatorBlock(form, block)
      return
    default:
      block satisfies never
  }
}

function drawRows(form: LayoutDrawing, { rows, height = 26 }: RowBlock): void {
  const { drawing } = form
  const top = drawing.row
  for (const [index, cells] of rows.entries()) {
    for (const cell of cells) {
      if (cell[0] !== GOES_ON) drawCell(form, top + index, cell, rowsBelow(rows, index, cell))
    }
    drawing.atLeast(top + index, height)
  }
  drawing.row = top + rows.length
}

/** Rows below into which the cell goes on. */
function rowsBelow(rows: RowBlock['rows'], index: number, [, from]: LayoutCell): number {
  const next = rows[index + 1]?.find((cell) => cell[1] === from)
  return next?.[0] === GOES_ON ? 1 + rowsBelow(rows, index + 1, next) : 0
}

function drawCell(form: LayoutDrawing, row: number, cell: LayoutCell, below: number): void {
  const [text, from, to, kind] = cell
  const box = { row, column: from, toColumn: to, toRow: row + below }
  const field = onlyField(text)
  if (field === 'score') form.totals.push({ row, cell })
  else if (kind === 'prose') form.drawing.label(box, filledIn(text, form.fields), STYLES.prose)
  else form.drawing.field(box, filledIn(text, form.fields), field ? STYLES.field : STYLES.head, form.options.values)
}

function drawTotal({ drawing, fields, options, scores }: LayoutDrawing, row: number, [, from, to]: LayoutCell): void {
  const box = { row, column: from, toColumn: to }
  if (options.formulas && scores.length > 0) drawing.put(box, sumFormula(drawing, scores), STYLES.head)
  else drawing.field(box, fields.score ?? '', STYLES.field, options.values)
}
