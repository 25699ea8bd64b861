import type { SheetDraft } from '../../model/sheet-draft.ts'
import type { DepartmentContent } from '../../content/content.ts'
import {
  drawFooter,
  drawFundColumns,
  drawFundTotal,
  drawGoals,
  drawHeading,
  drawIndicators,
  drawRemark,
  scoredDrawing,
} from './draw-scored.ts'
import { type DrawOptions, type Drawing, STYLES } from '../drawing.ts'
import { BY_NATURE, FUNDS, HEADING, SHEET_NAMES } from '../../content/official-forms.ts'

/**
 * 部门整体支出绩效自评表 (附件1-2), nine columns: 1 attachment, 2 title, 3 unit line, 4 部门名称 (D), 5 fund header, 6 年度资金总额, 7 按收入性质分
 * (B) and 按支出性质分 (F), 8–11 their lines, label and number in one cell, 12–13 goals, 14 table header, indicators from 15,
 * then 总分, remark, footer.
 */
export function drawDepartmentForm(content: DepartmentContent, options: DrawOptions = {}): SheetDraft {
  const drawing = scoredDrawing()
  drawHeading(drawing, content)
  drawing.label({ row: drawing.row, column: 1, toColumn: 3 }, HEADING.department, STYLES.head)
  drawing.label({ row: drawing.row, column: 4, toColumn: 9 }, content.department, STYLES.field)
  drawing.atLeast(drawing.row, 26)
  drawing.row += 1
  const totalRow = drawFunds(drawing, content, options)
  drawGoals(drawing, content.goals)
  drawIndicators(drawing, content, options, totalRow)
  drawRemark(drawing, content.remark)
  drawFooter(drawing, content.filler)
  return drawing.finish(options.name ?? SHEET_NAMES.department, 'portrait')
}

/** Returns the row of 年度资金总额. */
function drawFunds(drawing: Drawing, content: DepartmentContent, options: DrawOptions): number {
  const head = drawing.row
  const totalRow = head + 1
  drawing.label({ row: head, column: 1, toRow: head + 6 }, FUNDS.departmentBlock, STYLES.head)
  drawFundColumns(drawing)
  drawFundTotal(drawing, totalRow, content.funds, options)
  const { generalBudget, governmentFund, nonTax, other } = content.byIncome
  const { basic, project } = content.byExpenditure
  const left = [BY_NATURE.income, ...lines(BY_NATURE.incomeLines, [generalBudget, governmentFund, nonTax, other])]
  const right = [BY_NATURE.expenditure, ...lines(BY_NATURE.expenditureLines, [basic, project])]
  for (const [index, text] of left.entries()) {
    const row = totalRow + 1 + index
    drawing.label({ row, column: 2, toColumn: 5 }, text, STYLES.text)
    drawing.label({ row, column: 6, toColumn: 9 }, right[index] ?? '', STYLES.text)
    drawing.atLeast(row, 22)
  }
  drawing.atLeast(totalRow, 24)
  drawing.row = totalRow + 1 + left.length
  return totalRow
}

function lines(labels: readonly string[], amounts: readonly string[]): readonly string[] {
  return labels.map((label, index) => label + (amounts[index] ?? ''))
}
