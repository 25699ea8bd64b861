import { Decimal } from '../../model/decimal.ts'
import type { IndicatorContent } from '../../content/content.ts'
import { levelGroups, pagesOf, runs } from '../pages.ts'
import { STYLES } from '../drawing.ts'
import { level1Label } from '../../content/official-forms.ts'
import type { IndicatorBlock, IndicatorColumn, IndicatorField } from './form-layout.ts'
import type { LayoutDrawing } from './layout-drawing.ts'
import { filledIn, type LayoutFields } from './layout-fields.ts'
import { bareActual, nameWithTarget, targetParts } from './target-parts.ts'

/** Header (one row or two), then a row an indicator, 一级 and 二级 merged; again on each printed page. */
export function drawIndicatorBlock(form: LayoutDrawing, block: IndicatorBlock): void {
  const { drawing, options } = form
  const indicators = withExecution(form, block)
  const heads = block.columns.some(({ over }) => over !== undefined) ? 2 : 1
  let before: IndicatorContent | undefined
  for (const page of pagesOf(indicators, options.repeatHeaderAfter)) {
    const top = drawing.row + heads
    drawHeads(form, block, heads, page.length)
    drawLevels(form, block, top, page, before)
    for (const [index, indicator] of page.entries())
      drawIndicator(form, block, indicator, top + index, numberOf(indicators, indicator))
    before = page.at(-1)
    drawing.row = top + page.length
  }
}

/**
 * The execution rate as one of the indicators, after the last row of its group, or after all where the form has no such
 * group.
 */
function withExecution(
  { content, fields }: LayoutDrawing,
  { executionRow }: IndicatorBlock,
): readonly IndicatorContent[] {
  if (!executionRow) return content.indicators
  const { rate, maxScore, score } = content.funds.total
  const group = content.indicators.filter(({ level1 }) => level1 === executionRow.level1)
  const level1Weight = group[0] ? new Decimal(group[0].level1Weight || 0).plus(maxScore || 0).toFixed() : maxScore
  const reason = /^100(\.0+)?%$/.test(rate) ? '' : fields.executionReason!
  const row = { ...executionRow, level1Weight, target: '100%', actual: rate, maxScore, score, reason }
  const others = content.indicators.map((each) =>
    each.level1 === executionRow.level1 ? { ...each, level1Weight } : each,
  )
  const place = others.findLastIndex(({ level1 }) => level1 === executionRow.level1)
  return place < 0 ? [...others, row] : [...others.slice(0, place + 1), row, ...others.slice(place + 1)]
}

function numberOf(indicators: readonly IndicatorContent[], indicator: IndicatorContent): number {
  return (
    indicators
      .filter(({ level1, level2 }) => level1 === indicator.level1 && level2 === indicator.level2)
      .indexOf(indicator) + 1
  )
}

function drawHeads({ drawing }: LayoutDrawing, { block, columns }: IndicatorBlock, heads: 1 | 2, rows: number): void {
  const row = drawing.row
  if (block) {
    const [text, from, to] = block
    drawing.label({ row, column: from, toColumn: to, toRow: row + heads - 1 + rows }, text, STYLES.head)
  }
  for (const { from, to } of runs(columns, ({ over, label }) =>
    over === undefined ? `column ${label}` : `over ${over}`,
  )) {
    const [first, last] = [columns[from]!, columns[to]!]
    if (first.over !== undefined) {
      drawing.label({ row, column: first.from, toColumn: last.to }, first.over, STYLES.head)
      for (const column of columns.slice(from, to + 1)) {
        drawing.label({ row: row + 1, column: column.from, toColumn: column.to }, column.label, STYLES.head)
      }
    } else {
      for (const column of columns.slice(from, to + 1)) {
        drawing.label(
          { row, column: column.from, toColumn: column.to, toRow: row + heads - 1 },
          column.label,
          STYLES.head,
        )
      }
    }
  }
  drawing.atLeast(row, heads === 2 ? 22 : 32)
}

/** 一级 and 二级指标 of one page, each merged over its rows. */
function drawLevels(
  { drawing }: LayoutDrawing,
  { columns, weightedLevel1 }: IndicatorBlock,
  top: number,
  page: readonly IndicatorContent[],
  before: IndicatorContent | undefined,
): void {
  for (const level of ['level1', 'level2'] as const) {
    const column = columns.find(({ field }) => field === level)
    if (!column) continue
    for (const { from, to, first, goesOn } of levelGroups(page, level, before)) {
      const name = level === 'level1' && weightedLevel1 ? level1Label(first.level1, first.level1Weight) : first[level]
      const box = { row: top + from, column: column.from, toColumn: column.to, toRow: top + to }
      drawing.label(box, goesOn ? '' : name, STYLES.head)
    }
  }
}

function drawIndicator(
  form: LayoutDrawing,
  block: IndicatorBlock,
  indicator: IndicatorContent,
  row: number,
  number: number,
): void {
  const { drawing, options, fields } = form
  for (const column of block.columns) {
    if (column.field === 'level1' || column.field === 'level2') continue
    const box = { row, column: column.from, toColumn: column.to }
    const text = textOf(column, indicator, number, fields)
    if (column.field === 'score') form.scores.push([row, column.from])
    if (PROSE.has(column.field)) drawing.label(box, text, STYLES.text)
    else drawing.field(box, text, STYLES.field, options.values)
  }
  drawing.atLeast(row, 28)
}

const PROSE: ReadonlySet<IndicatorField> = new Set([
  'level3',
  'numberedLevel3',
  'level3WithTarget',
  'reason',
  'nothing',
])

function textOf(
  { field, text = '' }: IndicatorColumn,
  indicator: IndicatorContent,
  number: number,
  fields: LayoutFields,
): string {
  const parts = targetParts(indicator.target)
  switch (field) {
    case 'numberedLevel3':
      return `指标${number}：${indicator.level3}`
    case 'level3WithTarget':
      return nameWithTarget(indicator.level3, parts)
    case 'nature':
    case 'value':
    case 'unit':
      return parts[field]
    case 'bareActual':
      return bareActual(indicator.actual, parts)
    case 'fullScore':
      return outOfHundred(indicator)
    case 'nothing':
      return filledIn(text, fields)
    case 'level1':
    case 'level2':
    case 'level3':
    case 'target':
    case 'actual':
    case 'maxScore':
    case 'score':
    case 'reason':
      return indicator[field]
    default:
      return field satisfies never
  }
}

/** 12 of 15 → 「80」. */
function outOfHundred({ score, maxScore }: IndicatorContent): string {
  if (!/^-?\d+(\.\d+)?$/.test(score) || !(Number(maxScore) > 0)) return score
  return new Decimal(score).times(100).div(maxScore).toDecimalPlaces(2).toFixed()
}
