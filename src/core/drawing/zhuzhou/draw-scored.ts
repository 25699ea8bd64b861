import type { FillerContent, FundTotalContent, IndicatorContent, ScoredContent } from '../../content/content.ts'
import { FOOTER, FUNDS, GOALS, INDICATORS, level1Label, UNIT_LINE } from '../../content/official-forms.ts'
import { type DrawOptions, Drawing, STYLES } from '../drawing.ts'
import { executionScoreFormula, ratioFormula, sumFormula } from '../form-formulas.ts'
import { levelGroups, pagesOf } from '../pages.ts'

/** What the department form and the project form share: nine columns A–I, goals, indicator table, 总分, footer. */
const COLUMN_WIDTHS = [6.8, 14.5, 11.5, 19, 14, 14, 7, 8, 19]
const LAST = COLUMN_WIDTHS.length

export function scoredDrawing(): Drawing {
  return new Drawing(COLUMN_WIDTHS)
}

/** Attachment number, title, unit line: three rows. */
export function drawHeading(drawing: Drawing, content: ScoredContent): void {
  const top = drawing.row
  drawing.label({ row: top, column: 1, toColumn: LAST }, content.attachment, STYLES.attachment)
  drawing.label({ row: top + 1, column: 1, toColumn: LAST }, content.title, STYLES.title)
  drawing.label({ row: top + 2, column: 1, toColumn: LAST }, UNIT_LINE, STYLES.lineRight)
  drawing.atLeast(top, 20)
  drawing.atLeast(top + 1, 34)
  drawing.atLeast(top + 2, 18)
  drawing.row = top + 3
}

/** Header row of the fund block, from column B on; the block's own label is put by the form. */
export function drawFundColumns(drawing: Drawing): void {
  drawing.label({ row: drawing.row, column: 2, toColumn: 3 }, '', STYLES.head)
  for (const [index, label] of FUNDS.columns.entries())
    drawing.label({ row: drawing.row, column: 4 + index }, label, STYLES.head)
  drawing.atLeast(drawing.row, 24)
  drawing.row += 1
}

/**
 * 年度资金总额: D–F amounts, G 分值, H 执行率, I 得分. With formulas the rate and its score follow the amounts, and the amounts
 * follow the source rows, where the form has them (`sourceRows`, drawn before this row).
 */
export function drawFundTotal(
  drawing: Drawing,
  row: number,
  total: FundTotalContent,
  options: DrawOptions,
  sourceRows: readonly number[] = [],
): void {
  drawing.label({ row, column: 2, toColumn: 3 }, FUNDS.total, STYLES.head)
  for (const [index, amount] of [total.initial, total.annual, total.executed].entries()) {
    const column = 4 + index
    const filled = sourceRows.some((source) => drawing.numberAt(source, column))
    if (options.formulas && sourceRows.length > 0 && (filled || amount === '')) {
      const sources = sourceRows.map((source) => [source, column] as const)
      drawing.put({ row, column }, sumFormula(drawing, sources), STYLES.field)
    } else {
      drawing.field({ row, column }, amount, STYLES.field, options.values)
    }
  }
  drawing.field({ row, column: 7 }, total.maxScore, STYLES.head, options.values)
  if (options.formulas) {
    drawing.put({ row, column: 8 }, ratioFormula(drawing, [row, 6], [row, 5]), { ...STYLES.head, format: '0.00%' })
    drawing.put({ row, column: 9 }, executionScoreFormula(drawing, [row, 7], [row, 8]), STYLES.head)
  } else {
    drawing.field({ row, column: 8 }, total.rate, STYLES.field, options.values)
    drawing.field({ row, column: 9 }, total.score, STYLES.field, options.values)
  }
}

/** 年度总体目标: header row and text row. */
export function drawGoals(drawing: Drawing, goals: ScoredContent['goals']): void {
  const row = drawing.row
  drawing.label({ row, column: 1, toRow: row + 1 }, GOALS.block, STYLES.head)
  drawing.label({ row, column: 2, toColumn: 5 }, GOALS.expected, STYLES.head)
  drawing.label({ row, column: 6, toColumn: LAST }, GOALS.actual, STYLES.head)
  drawing.label({ row: row + 1, column: 2, toColumn: 5 }, goals.expected, STYLES.prose)
  drawing.label({ row: row + 1, column: 6, toColumn: LAST }, goals.actual, STYLES.prose)
  drawing.atLeast(row + 1, 84)
  drawing.row = row + 2
}

/**
 * The indicator table with its 总分 row. 「绩效指标」 (column A), 一级 and 二级指标 are merged over their rows. `fundTotalRow` is the
 * row whose column I holds the 执行率得分, which the total takes in.
 */
export function drawIndicators(
  drawing: Drawing,
  content: ScoredContent,
  options: DrawOptions,
  fundTotalRow: number,
): void {
  const scores: number[] = []
  const pages = pagesOf(content.indicators, options.repeatHeaderAfter)
  let before: IndicatorContent | undefined
  for (const page of pages) {
    const head = drawing.row
    drawing.label({ row: head, column: 1, toRow: head + page.length }, INDICATORS.block, STYLES.head)
    for (const [index, label] of INDICATORS.columns.entries())
      drawing.label({ row: head, column: 2 + index }, label, STYLES.head)
    drawing.atLeast(head, 32)
    drawLevels(drawing, page, before)
    for (const [index, indicator] of page.entries()) {
      drawIndicator(drawing, head + 1 + index, indicator, options)
      scores.push(head + 1 + index)
    }
    before = page.at(-1)
    drawing.row = head + 1 + page.length
  }
  drawTotal(drawing, content, options, [[fundTotalRow, 9], ...scores.map((row) => [row, 8] as const)])
}

/** 一级 and 二级指标 of one page, each merged over its rows. */
function drawLevels(drawing: Drawing, page: readonly IndicatorContent[], before: IndicatorContent | undefined): void {
  const top = drawing.row + 1
  for (const { from, to, first, goesOn } of levelGroups(page, 'level1', before)) {
    const text = goesOn ? '' : level1Label(first.level1, first.level1Weight)
    drawing.label({ row: top + from, column: 2, toRow: top + to }, text, STYLES.head)
  }
  for (const { from, to, first, goesOn } of levelGroups(page, 'level2', before))
    drawing.label({ row: top + from, column: 3, toRow: top + to }, goesOn ? '' : first.level2, STYLES.head)
}

function drawIndicator(drawing: Drawing, row: number, indicator: IndicatorContent, options: DrawOptions): void {
  drawing.label({ row, column: 4 }, indicator.level3, STYLES.text)
  drawing.field({ row, column: 5 }, indicator.target, STYLES.field, options.values)
  drawing.field({ row, column: 6 }, indicator.actual, STYLES.field, options.values)
  drawing.field({ row, column: 7 }, indicator.maxScore, STYLES.field, options.values)
  drawing.field({ row, column: 8 }, indicator.score, STYLES.field, options.values)
  drawing.label({ row, column: 9 }, indicator.reason, STYLES.text)
  drawing.atLeast(row, 28)
}

function drawTotal(
  drawing: Drawing,
  content: ScoredContent,
  options: DrawOptions,
  scores: readonly (readonly [number, number])[],
): void {
  const row = drawing.row
  drawing.label({ row, column: 1, toColumn: 6 }, INDICATORS.total, STYLES.head)
  drawing.field({ row, column: 7 }, content.total.maxScore, STYLES.head, options.values)
  if (options.formulas) drawing.put({ row, column: 8 }, sumFormula(drawing, scores), STYLES.head)
  else drawing.field({ row, column: 8 }, content.total.score, STYLES.field, options.values)
  drawing.label({ row, column: 9 }, '', STYLES.head)
  drawing.atLeast(row, 28)
  drawing.row = row + 1
}

/** A remark over the whole width, left out when blank. */
export function drawRemark(drawing: Drawing, remark: string, columns = LAST): void {
  if (remark === '') return
  drawing.label({ row: drawing.row, column: 1, toColumn: columns }, remark, STYLES.foot)
  drawing.row += 1
}

/** 填表人 填报日期 联系电话 单位负责人签字 in one cell. */
export function drawFooter(drawing: Drawing, filler: FillerContent, columns = LAST): void {
  drawing.label({ row: drawing.row, column: 1, toColumn: columns }, footerText(filler), STYLES.foot)
  drawing.atLeast(drawing.row, 34)
  drawing.row += 1
}

/** 「填表人：…        填报日期：…」; a blank field leaves room for handwriting. */
function footerText(filler: FillerContent): string {
  const parts = [
    FOOTER.name + filler.name,
    FOOTER.date + filler.date,
    FOOTER.phone + filler.phone,
    FOOTER.signature + filler.signature,
  ]
  return parts
    .map((part) => (part.endsWith('：') ? part + ROOM : part))
    .join(ROOM)
    .trimEnd()
}

const ROOM = ' '.repeat(10)
