import { isFilled, type NumberField } from '../field.ts'
import {
  FUND_COLUMNS,
  type FundBlock,
  type FundColumnName,
  type FundRow,
  type FundRowName,
  type SourceRow,
} from '../forms.ts'
import { placeIn, type ReadingContext } from '../read-heading.ts'
import type { Slot } from '../sheet-grid.ts'
import { findFundHeader, type Header, isFigure, missingFundColumns, unknownHeads } from './find-fund-header.ts'
import { fundNumber, type FundReading, rowsByName, TOTAL_NAME, weightIn, withNesting } from './fund-columns.ts'
import type { FundHeader } from './fund-headings.ts'
import { amountBox, type FundLine, readFundLines } from './fund-lines.ts'
import { rateBasis } from './rate-basis.ts'
import { readFundPairs } from './read-fund-pairs.ts'
import { readSourceColumns } from './read-source-columns.ts'

/**
 * The fund block. Across, as printed nationally: a header with the amount columns, below it the row 年度资金总额 and the rows
 * of its sources; where the sources are columns (湖北广水), one row of amounts. Down: 「预算数：」 and 「执行数：」 each with its
 * amount beside it. Where no row is named as the total, the one row of figures that names no source is it.
 */
export function readFunds(context: ReadingContext): FundReading | undefined {
  const header = findFundHeader(context)
  if (!header) return readSourceColumns(context) ?? readFundPairs(context)
  const across = new AcrossReader(context, header)
  const named = across.read('named')
  if (named.funds.rows.total) return named
  return readSourceColumns(context) ?? readFundPairs(context) ?? across.read('only row')
}

class AcrossReader {
  private readonly lines: readonly FundLine[]
  private readonly firstColumn: number
  private readonly unknown: readonly Slot[]

  constructor(
    private readonly context: ReadingContext,
    private readonly header: Header,
  ) {
    this.firstColumn = Math.min(...Object.values(header.columns).map((slot) => slot.left))
    this.unknown = unknownHeads(context, header, this.firstColumn)
    this.lines = readFundLines(context, header, this.firstColumn)
  }

  read(which: 'named' | 'only row'): FundReading {
    const { context, header } = this
    const line = this.lines.find((each) => each.kind === 'total') ?? (which === 'only row' ? this.onlyRow() : undefined)
    const total = line && this.fundRow(line.row, 'total', line.slot?.text ?? '')
    const sources = withNesting(this.sourcesBut(line))
    const first = context.grid.slots(header.row)[0]!
    const lastRow = Math.max(header.bottom, ...this.lines.map((each) => each.row))
    const points = line ? this.points(line) : {}
    const missing = missingFundColumns(context, header, (line?.slot?.right ?? this.firstColumn - 1) + 1)
    const funds: FundBlock = {
      place: placeIn(context, first),
      rows: rowsByName(total, sources),
      sources,
      byExpenditure: this.byExpenditure(),
      basis: rateBasis(
        line && { context, header, unknown: this.unknown, row: line.row },
        total,
        header.columns,
        missing,
      ),
      maxScore: points.maxScore ?? (header.columns.score && weightIn(context, header.columns.score)),
      executionRate: line && this.number(line.row, { name: 'total', label: TOTAL_NAME }, 'executionRate'),
      score: points.score,
      missingColumns: missing,
      unknownColumns: this.unknown.map((slot) => ({ place: placeIn(context, slot), text: slot.text })),
      unread: this.unread(line),
    }
    return { funds, headerRow: header.row, lastRow }
  }

  /**
   * Without a row named as the total: the one that names no source, if it stands before them and none of them is
   * larger.
   */
  private onlyRow(): FundLine | undefined {
    const divided = this.byExpenditure() !== undefined
    const open = this.lines.filter((line) => line.kind === 'open' || (line.kind === 'expenditure' && !divided))
    const [only] = open
    if (!only || open.length > 1 || this.lines.some((line) => line.hasFigures && line.row < only.row)) return undefined
    const larger = this.lines.some(
      (line) =>
        line !== only &&
        FUND_COLUMNS.some((column) => isLarger(this.amount(line.row, column), this.amount(only.row, column))),
    )
    return larger ? undefined : only
  }

  private byExpenditure(): FundBlock['byExpenditure'] {
    const [basic, project] = (['basic', 'project'] as const).map((name) =>
      this.lines.find((line) => line.name === name),
    )
    if (!basic || !project) return undefined
    const read = (line: FundLine): FundRow => this.fundRow(line.row, line.name, line.slot?.text ?? '')
    return { basic: read(basic), project: read(project) }
  }

  /** One of 基本支出 and 项目支出 alone divides nothing: it may be anything. */
  private sourcesBut(total: FundLine | undefined): Omit<SourceRow, 'mayBeWithin'>[] {
    const counts = new Map<string, number>()
    const divided = this.byExpenditure() !== undefined
    return this.lines
      .filter((line) => line !== total && line.kind !== 'total' && !(divided && line.kind === 'expenditure'))
      .map((line) => {
        const name = line.kind === 'source' ? (line.name as FundRowName | 'unnamed') : 'unnamed'
        const count = (counts.get(name) ?? 0) + 1
        counts.set(name, count)
        const row = this.fundRow(line.row, count > 1 ? `${name}#${count}` : name, line.slot?.text ?? '')
        return { ...row, name, known: line.kind === 'source' }
      })
  }

  private fundRow(row: number, key: string, label: string): FundRow {
    const read = (column: FundColumnName): NumberField | undefined => this.number(row, { name: key, label }, column)
    const [initialBudget, annualBudget, annualExecution] = FUND_COLUMNS.map(read)
    return { name: key === 'total' ? 'total' : 'unnamed', label, initialBudget, annualBudget, annualExecution }
  }

  /**
   * 分值 and 得分 of the total's row. Where they were left blank there and stand once in the block, in another row, they
   * are those.
   */
  private points(total: FundLine): { maxScore?: NumberField; score?: NumberField } {
    const found: { maxScore?: NumberField; score?: NumberField } = {}
    for (const column of ['maxScore', 'score'] as const) {
      const own = this.number(total.row, { name: 'total', label: TOTAL_NAME }, column)
      if (!own) continue
      const elsewhere = this.lines.flatMap((line) => {
        const field =
          line === total ? undefined : this.number(line.row, { name: 'total', label: line.slot?.text ?? '' }, column)
        return isFilled(field) ? [field] : []
      })
      found[column] = own.state === 'blank' && elsewhere.length === 1 ? elsewhere[0]! : own
    }
    return found
  }

  /** Where points may stand that were not read: no row of the total, or only a column that nobody knows. */
  private unread(line: FundLine | undefined): string | undefined {
    const { score, maxScore } = this.header.columns
    if (!line) return score || maxScore ? '资金各行里没有认出总额一行，执行率的分值、得分没有读到' : undefined
    if (score) return undefined
    const [other] = this.unknown.filter((slot) => isFigure(this.context.grid.at(line.row, slot.left)))
    if (other) return `资金栏里有不认识的栏目「${other.squeezed}」，执行率的得分可能在那里`
    return maxScore ? '资金栏里有分值而没有认出得分一栏' : undefined
  }

  private number(row: number, naming: { name: string; label: string }, column: FundHeader): NumberField | undefined {
    return (
      this.header.columns[column] &&
      fundNumber(this.context, amountBox(this.context, this.header, row, column), naming, column)
    )
  }

  private amount(row: number, column: FundColumnName): NumberField | undefined {
    return this.number(row, { name: '', label: '' }, column)
  }
}

function isLarger(a: NumberField | undefined, b: NumberField | undefined): boolean {
  return isFilled(a) && isFilled(b) && a.value.greaterThan(b.value)
}
