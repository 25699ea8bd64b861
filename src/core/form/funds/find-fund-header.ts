import { squeeze } from '../label-text.ts'
import { headerAt, type HeaderRow } from '../header-row.ts'
import { readSpelledNumber } from '../number-spelling.ts'
import { readAttachment, type ReadingContext } from '../read-heading.ts'
import type { Slot } from '../sheet-grid.ts'
import { FUND_LABELS } from './fund-columns.ts'
import type { FundHeader } from './fund-headings.ts'
import { fundRowNames } from './fund-row-names.ts'

/** The row that heads the amounts. */
export interface Header extends HeaderRow<FundHeader> {
  /** Last row of the header: further down than `row` where header boxes are merged over two rows or three. */
  readonly bottom: number
}

/** Three of the columns, or a budget and an execution beside each other with no figure between them. */
export function findFundHeader(context: ReadingContext): Header | undefined {
  const { grid, block } = context
  for (let row = block.top; row <= block.bottom; row++) {
    const found = headerAt(grid, (slot) => slot.roles.fundHead, row)
    const count = Object.keys(found.columns).length
    if (count < 2) continue
    if (isIndicatorHeader(context, row)) return undefined
    if (count < 3 && !headsAmounts(context, found)) continue
    return adjusted(withoutCaptions(context, found))
  }
  return undefined
}

function headsAmounts({ grid }: ReadingContext, { columns, row }: HeaderRow<FundHeader>): boolean {
  const budget = columns.annualBudget ?? columns.initialBudget
  return (
    budget !== undefined && columns.annualExecution !== undefined && grid.slots(row).every((slot) => !isFigure(slot))
  )
}

export function isFigure({ text }: Slot): boolean {
  return readSpelledNumber(text, 'amount') !== undefined || readSpelledNumber(text, 'ratio') !== undefined
}

/** 分值, 得分 and 指标值 beside 三级指标 head the indicator table; 「名称」 alone may head the fund rows. */
export function isIndicatorHeader({ grid }: ReadingContext, row: number): boolean {
  const names = new Set(grid.slots(row).map((slot) => slot.roles.column))
  return (
    names.has('level3') &&
    (names.has('level1') || names.has('level2') || names.has('targetValue') || names.has('actualValue'))
  )
}

/** 「预算安排（调整后）」 alone is the budget of the whole year. */
function adjusted(header: Header): Header {
  const { initialBudget, annualBudget, ...columns } = header.columns
  if (annualBudget || !initialBudget || !/调整/.test(initialBudget.text)) return header
  return { ...header, columns: { ...columns, annualBudget: initialBudget } }
}

/**
 * 「年度预算数（万元）」 above 「总额」 heads the names of the rows (四川), a box left of the heads and down beside their rows names the
 * block: no columns.
 */
function withoutCaptions({ grid, fieldMap }: ReadingContext, header: HeaderRow<FundHeader>): Header {
  const rows = fundRowNames(fieldMap.funds)
  const named = grid.slots(header.row).flatMap((slot) => {
    const name = slot.roles.fundHead
    return name ? [{ name, slot }] : []
  })
  const besideRows = (slot: Slot): boolean =>
    named.every((other) => other.slot === slot || (slot.right < other.slot.left && slot.bottom > other.slot.bottom))
  const columns: Partial<Record<FundHeader, Slot>> = {}
  for (const { name, slot } of named)
    if (!besideRows(slot) && rows.read(grid.below(slot)).kind !== 'total') columns[name] ??= slot
  const bottoms = Object.values(columns).map((slot) => (slot.bottom - slot.top <= 2 ? slot.bottom : header.row))
  return { ...header, columns, bottom: Math.max(header.row, ...bottoms) }
}

/**
 * Head cells right of the names of the rows that stand for no known column and are none that others leave alone (结余,
 * 原因, 财政审核).
 */
export function unknownHeads({ fieldMap }: ReadingContext, header: Header, firstColumn: number): Slot[] {
  const ignored = (text: string): boolean => fieldMap.funds.ignoredHeads.some((word) => text.includes(word))
  const known = new Set(Object.values(header.columns))
  return header.unknown.filter(
    (slot) =>
      slot.left >= firstColumn &&
      slot.top >= header.row &&
      !known.has(slot) &&
      !slot.roles.fundHead &&
      !ignored(slot.squeezed),
  )
}

/**
 * Columns that were lost, not those that the place never had: all that is left is worded as the printed national form,
 * nothing unknown stands there, and either the attachment's number says that it is that form (湖南), or the lost head's
 * box is still there, empty. `from`: first column behind the rows' names.
 */
export function missingFundColumns(context: ReadingContext, header: Header, from: number): string[] {
  const { columns, row } = header
  const missing = (Object.keys(FUND_LABELS) as FundHeader[]).filter((name) => !columns[name])
  const heads = Object.entries(columns)
  const national = heads.every(([name, slot]) => slot.squeezed === FUND_LABELS[name as FundHeader])
  const first = Math.min(...heads.map(([, slot]) => slot.left))
  if (!national || unknownHeads(context, header, first).length > 0) return []
  const last = Math.max(...heads.map(([, slot]) => slot.right))
  const boxes = Array.from({ length: last - from }, (_, index) => context.grid.at(row, from + index))
  const emptied = boxes.some((box) => box.text === '')
  if (!emptied && !/^附件1-[23](\D|$)/.test(squeeze(readAttachment(context)?.raw ?? '').replace(/^\(/, ''))) return []
  const essential = missing.filter((name) => name === 'annualBudget' || name === 'annualExecution')
  return (missing.length > 1 ? essential : missing).map((name) => FUND_LABELS[name])
}
