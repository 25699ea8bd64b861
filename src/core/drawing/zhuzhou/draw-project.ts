import type { SheetDraft } from '../../model/sheet-draft.ts'
import type { FundLineContent, ProjectContent } from '../../content/content.ts'
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
import { FUNDS, HEADING, SHEET_NAMES } from '../../content/official-forms.ts'

/**
 * 项目支出绩效自评表 (附件1-3-x), nine columns: 1 attachment, 2 title, 3 unit line, 4 项目支出名称 (D), 5 主管部门 (D) 实施单位 (H), 6–10 funds
 * (total in row 7), 11–12 goals, 13 table header, indicators from 14, then 总分, remark, footer.
 */
export function drawProjectForm(content: ProjectContent, options: DrawOptions = {}): SheetDraft {
  const drawing = scoredDrawing()
  drawProject(drawing, content, options)
  return drawing.finish(options.name ?? SHEET_NAMES.project, 'portrait')
}

/** Several project forms one after the other on one sheet, an empty row between them. */
export function drawStackedProjects(contents: readonly ProjectContent[], options: DrawOptions = {}): SheetDraft {
  const drawing = scoredDrawing()
  for (const content of contents) {
    drawProject(drawing, content, options)
    drawing.row += 1
  }
  return drawing.finish(options.name ?? SHEET_NAMES.project, 'portrait')
}

function drawProject(drawing: Drawing, content: ProjectContent, options: DrawOptions): void {
  drawHeading(drawing, content)
  const row = drawing.row
  drawing.label({ row, column: 1, toColumn: 3 }, HEADING.projectName, STYLES.head)
  drawing.label({ row, column: 4, toColumn: 9 }, content.name, STYLES.field)
  drawing.label({ row: row + 1, column: 1, toColumn: 3 }, HEADING.supervisingDepartment, STYLES.head)
  drawing.label({ row: row + 1, column: 4, toColumn: 5 }, content.department, STYLES.field)
  drawing.label({ row: row + 1, column: 6, toColumn: 7 }, HEADING.implementingUnit, STYLES.head)
  drawing.label({ row: row + 1, column: 8, toColumn: 9 }, content.implementer, STYLES.field)
  drawing.atLeast(row, 26)
  drawing.atLeast(row + 1, 26)
  drawing.row = row + 2
  const totalRow = drawFunds(drawing, content.funds, options)
  drawGoals(drawing, content.goals)
  drawIndicators(drawing, content, options, totalRow)
  drawRemark(drawing, content.remark)
  drawFooter(drawing, content.filler)
}

/** Header and four fund rows; returns the row of 年度资金总额. */
function drawFunds(drawing: Drawing, funds: ProjectContent['funds'], options: DrawOptions): number {
  const head = drawing.row
  drawing.label({ row: head, column: 1, toRow: head + 4 }, FUNDS.projectBlock, STYLES.head)
  drawFundColumns(drawing)
  const sources: readonly (readonly [string, FundLineContent])[] = [
    [FUNDS.fiscal, funds.fiscal],
    [FUNDS.carryover, funds.carryover],
    [FUNDS.other, funds.other],
  ]
  const totalRow = head + 1
  const sourceRows = sources.map(([label, line], index) => {
    const row = totalRow + 1 + index
    drawing.label({ row, column: 2, toColumn: 3 }, label, STYLES.head)
    for (const [offset, amount] of [line.initial, line.annual, line.executed].entries()) {
      drawing.field({ row, column: 4 + offset }, amount, STYLES.field, options.values)
    }
    for (const column of [7, 8, 9]) drawing.label({ row, column }, '', STYLES.head)
    return row
  })
  drawFundTotal(drawing, totalRow, funds.total, options, sourceRows)
  for (const row of [totalRow, ...sourceRows]) drawing.atLeast(row, 24)
  drawing.row = head + 5
  return totalRow
}
