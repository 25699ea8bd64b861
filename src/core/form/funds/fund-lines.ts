import { FUND_COLUMNS, type FundRowName } from '../forms.ts'
import type { ReadingContext } from '../read-heading.ts'
import type { Slot } from '../sheet-grid.ts'
import { type Header, isFigure, isIndicatorHeader } from './find-fund-header.ts'
import type { FundHeader } from './fund-headings.ts'
import { fundRowNames } from './fund-row-names.ts'

/** A row below the heads, before it is decided which of them is the total. */
export interface FundLine {
  readonly row: number
  readonly slot: Slot | undefined
  readonly kind: 'total' | 'source' | 'expenditure' | 'open'
  readonly name: FundRowName | 'unnamed' | 'basic' | 'project'
  /** Figures stand under the heads of the amounts; a text there may be meant as one. */
  readonly hasFigures: boolean
}

const MOST_ROWS = 12

/** The rows below the heads, as far as the block reaches; `firstColumn` is the leftmost of the amounts. */
export function readFundLines(context: ReadingContext, header: Header, firstColumn: number): FundLine[] {
  const { block } = context
  const lines: FundLine[] = []
  for (let row = header.bottom + 1; row <= Math.min(block.bottom, header.bottom + MOST_ROWS); row++) {
    if (endsFunds(context, row)) break
    const line = lineAt({ context, header, firstColumn }, row)
    if (!line) continue
    if (line.kind === 'total' && lines.some((each) => each.kind === 'total')) break
    lines.push(line)
  }
  return lines
}

/** Where lines are read. */
interface FundTable {
  readonly context: ReadingContext
  readonly header: Header
  readonly firstColumn: number
}

/**
 * A row labelled 「预算数」 below the heads (河北) is that of the total. Undefined for a row in which nothing of the block
 * stands.
 */
function lineAt(table: FundTable, row: number): FundLine | undefined {
  const { context, header, firstColumn } = table
  const { grid, fieldMap } = context
  const labels = grid.slots(row).filter((slot) => slot.right < firstColumn && slot.top > header.row)
  const names = fundRowNames(fieldMap.funds)
  const amounts = FUND_COLUMNS.map((column) => amountBox(context, header, row, column)).filter(
    (cell) => cell.top === row,
  )
  const hasFigures = amounts.some(isFigure)
  for (const slot of labels) {
    const read = names.read(slot)
    if (read.kind === 'total' || slot.roles.fundColumn === 'annualBudget')
      return { row, slot, kind: 'total', name: 'total', hasFigures }
    if (read.kind === 'expenditure') return { row, slot, kind: 'expenditure', name: read.name, hasFigures }
    if (read.kind === 'source' && (read.name !== 'unnamed' || amounts.some((cell) => cell.text !== '')))
      return { row, slot, kind: 'source', name: read.name, hasFigures }
  }
  const slot = labels.findLast((each) => each.top === row && !isFigure(each))
  return hasFigures && !isNumbering(table, row, slot)
    ? { row, slot, kind: 'open', name: 'unnamed', hasFigures }
    : undefined
}

/** 「栏次 | 1 | 2 | 3」 below the heads counts the columns. */
function isNumbering({ context: { grid }, firstColumn }: FundTable, row: number, label: Slot | undefined): boolean {
  if (label?.roles.numberingRow) return true
  const figures = grid.slots(row).filter((slot) => slot.left >= firstColumn)
  const [first] = figures
  const start = Number(first?.text)
  return (
    figures.length > 2 &&
    Number.isInteger(start) &&
    start <= 9 &&
    figures.every((slot, index) => slot.text === String(start + index))
  )
}

/** The box below a head; an empty one where the form has no such head. */
export function amountBox({ grid }: ReadingContext, header: Header, row: number, column: FundHeader): Slot {
  const head = header.columns[column]
  return head ? grid.at(row, head.left) : grid.emptyBox(row)
}

/**
 * The department form's 按收入性质分 (its 「其他资金：」 is no source row), the goals, and the indicator table come behind the
 * funds.
 */
function endsFunds(context: ReadingContext, row: number): boolean {
  const begins = ({ top, roles }: Slot): boolean =>
    top === row && (roles.departmentBlock !== undefined || roles.goal !== undefined)
  return context.grid.slots(row).some(begins) || isIndicatorHeader(context, row)
}
