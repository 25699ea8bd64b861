import { isFilled, type NumberField } from '../field.ts'
import {
  FUND_COLUMNS,
  type FundBlock,
  type FundColumnName,
  type FundRow,
  type FundRowName,
  type RateBasis,
  type SourceRow,
} from '../forms.ts'
import {
  FUND_LABELS,
  fundNumber,
  type FundReading,
  rowsByName,
  TOTAL_NAME,
  usualBasis,
  weightIn,
  withNesting,
} from './fund-columns.ts'
import { columnLetter, type FundHeader, rateFormula } from './fund-headings.ts'
import { fundRowNames } from './fund-row-names.ts'
import { bareLabel, squeeze } from '../label-text.ts'
import { placeIn, type ReadingContext } from '../read-heading.ts'
import {
  findFundHeader,
  type Header,
  isFigure,
  isIndicatorHeader,
  missingFundColumns,
  unknownHeads,
} from './find-fund-header.ts'
import { readSourceColumns } from './read-source-columns.ts'
import { readFundPairs } from './read-fund-pairs.ts'
import type { Slot } from '../sheet-grid.ts'

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

/** A row below the heads, before it is decided which of them is the total. */
interface Line {
  readonly row: number
  readonly slot: Slot | undefined
  readonly kind: 'total' | 'source' | 'expenditure' | 'open'
  readonly name: FundRowName | 'unnamed' | 'basic' | 'project'
  /** Figures stand under the heads of the amounts; a text there may be meant as one. */
  readonly hasFigures: boolean
}

const MOST_ROWS = 12

class AcrossReader {
  private readonly lines: readonly Line[]
  private readonly firstColumn: number
  private readonly unknown: readonly Slot[]

  constructor(
    private readonly context: ReadingContext,
    private readonly header: Header,
  ) {
    this.firstColumn = Math.min(...Object.values(header.columns).map((slot) => slot.left))
    this.unknown = unknownHeads(context, header, this.firstColumn)
    this.lines = this.readLines()
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
      basis: this.basis(line, total, missing),
      maxScore: points.maxScore ?? (header.columns.score && weightIn(context, header.columns.score)),
      executionRate: line && this.number(line.row, { name: 'total', label: TOTAL_NAME }, 'executionRate'),
      score: points.score,
      missingColumns: missing,
      unknownColumns: this.unknown.map((slot) => ({ place: placeIn(context, slot), text: slot.text })),
      unread: this.unread(line),
    }
    return { funds, headerRow: header.row, lastRow }
  }

  private readLines(): Line[] {
    const { block } = this.context
    const lines: Line[] = []
    for (let row = this.header.bottom + 1; row <= Math.min(block.bottom, this.header.bottom + MOST_ROWS); row++) {
      if (endsFunds(this.context, row)) break
      const line = this.lineAt(row)
      if (!line) continue
      if (line.kind === 'total' && lines.some((each) => each.kind === 'total')) break
      lines.push(line)
    }
    return lines
  }

  /**
   * A row labelled 「预算数」 below the heads (河北) is that of the total. Undefined for a row in which nothing of the block
   * stands.
   */
  private lineAt(row: number): Line | undefined {
    const { grid, fieldMap } = this.context
    const labels = grid.slots(row).filter((slot) => slot.right < this.firstColumn && slot.top > this.header.row)
    const names = fundRowNames(fieldMap.funds)
    const amounts = FUND_COLUMNS.map((column) => this.cell(row, column)).filter((cell) => cell.top === row)
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
    return hasFigures && !this.isNumbering(row, slot)
      ? { row, slot, kind: 'open', name: 'unnamed', hasFigures }
      : undefined
  }

  /** 「栏次 | 1 | 2 | 3」 below the heads counts the columns. */
  private isNumbering(row: number, label: Slot | undefined): boolean {
    const { grid } = this.context
    if (label?.roles.numberingRow) return true
    const figures = grid.slots(row).filter((slot) => slot.left >= this.firstColumn)
    const [first] = figures
    const start = Number(first?.text)
    return (
      figures.length > 2 &&
      Number.isInteger(start) &&
      start <= 9 &&
      figures.every((slot, index) => slot.text === String(start + index))
    )
  }

  /**
   * Without a row named as the total: the one that names no source, if it stands before them and none of them is
   * larger.
   */
  private onlyRow(): Line | undefined {
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
    const read = (line: Line): FundRow => this.fundRow(line.row, line.name, line.slot?.text ?? '')
    return { basic: read(basic), project: read(project) }
  }

  /** One of 基本支出 and 项目支出 alone divides nothing: it may be anything. */
  private sourcesBut(total: Line | undefined): Omit<SourceRow, 'mayBeWithin'>[] {
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
  private points(total: Line): { maxScore?: NumberField; score?: NumberField } {
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

  /** By the letters of the columns where 执行率 names them. */
  private basis(line: Line | undefined, total: FundRow | undefined, missing: readonly string[]): RateBasis {
    const { columns, row } = this.header
    const usual = usualBasis(total, columns)
    if (!line || !total || usual.unclear) return usual
    if (usual.kind === 'initial' && missing.includes(FUND_LABELS.annualBudget))
      return { ...usual, unclear: '资金栏里缺全年预算数一栏' }
    const formula = columns.executionRate && rateFormula(columns.executionRate)
    const slots = this.context.grid.slots(row)
    const lettered = new Map(
      slots.flatMap((slot) => (columnLetter(slot) ? [[columnLetter(slot)!, slot] as const] : [])),
    )
    if (formula && lettered.size > 0) {
      // 「调整预算（A）」 「全年执行」 「执行率（B/A）」: the letter that stands nowhere is that of the execution.
      const unlettered =
        columns.annualExecution && !columnLetter(columns.annualExecution) ? columns.annualExecution : undefined
      const dividend = lettered.get(formula.dividend) ?? unlettered
      return this.basisByFormula(line.row, total, { ...usual, printed: true }, dividend, lettered.get(formula.divisor))
    }
    // Right of the execution stand points and remarks; left of it may stand what the budget was cut or raised to.
    const executed = columns.annualExecution?.left ?? 0
    const [other] = this.unknown.filter(
      (slot) => slot.left < executed && isFigure(this.context.grid.at(line.row, slot.left)),
    )
    if (other)
      return { ...usual, unclear: `资金栏里有不认识的栏目「${squeeze(other.text)}」，执行率按哪一栏计算不能确定` }
    return { ...usual, otherBudgets: this.arrived(line.row) }
  }

  /** 资金到位: some places divide by it, and print no formula. */
  private arrived(row: number): NumberField[] {
    const { grid, fieldMap } = this.context
    const heads = this.header.unknown.filter((slot) =>
      fieldMap.funds.arrivedWords.some((word) => squeeze(slot.text).includes(word)),
    )
    return heads.flatMap((slot) => {
      const field = fundNumber(
        this.context,
        grid.at(row, slot.left),
        { name: 'total', label: TOTAL_NAME },
        'annualBudget',
      )
      return isFilled(field)
        ? [{ ...field, key: 'funds.total.arrived', label: `${TOTAL_NAME} / ${squeeze(slot.text)}` }]
        : []
    })
  }

  private basisByFormula(
    row: number,
    total: FundRow,
    usual: RateBasis,
    dividend: Slot | undefined,
    divisor: Slot | undefined,
  ): RateBasis {
    const { columns } = this.header
    if (!dividend || !divisor || dividend !== columns.annualExecution)
      return { ...usual, unclear: `执行率的算式「${squeeze(columns.executionRate!.text)}」所指的栏没有认出` }
    const budgetName = bareLabel(divisor.text)
    if (divisor === columns.annualBudget) return { ...usual, budget: total.annualBudget, budgetName, kind: 'annual' }
    if (divisor === columns.initialBudget) return { ...usual, budget: total.initialBudget, budgetName, kind: 'initial' }
    const field = fundNumber(
      this.context,
      this.context.grid.at(row, divisor.left),
      { name: 'total', label: TOTAL_NAME },
      'annualBudget',
    )
    return {
      ...usual,
      budget: { ...field, key: 'funds.total.rateBudget', label: `${TOTAL_NAME} / ${budgetName}` },
      budgetName,
      kind: 'other',
    }
  }

  /** Where points may stand that were not read: no row of the total, or only a column that nobody knows. */
  private unread(line: Line | undefined): string | undefined {
    const { score, maxScore } = this.header.columns
    if (!line) return score || maxScore ? '资金各行里没有认出总额一行，执行率的分值、得分没有读到' : undefined
    if (score) return undefined
    const [other] = this.unknown.filter((slot) => isFigure(this.context.grid.at(line.row, slot.left)))
    if (other) return `资金栏里有不认识的栏目「${squeeze(other.text)}」，执行率的得分可能在那里`
    return maxScore ? '资金栏里有分值而没有认出得分一栏' : undefined
  }

  private cell(row: number, column: FundHeader): Slot {
    const head = this.header.columns[column]
    return head ? this.context.grid.at(row, head.left) : this.context.grid.emptyBox(row)
  }

  private number(row: number, naming: { name: string; label: string }, column: FundHeader): NumberField | undefined {
    return this.header.columns[column] && fundNumber(this.context, this.cell(row, column), naming, column)
  }

  private amount(row: number, column: FundColumnName): NumberField | undefined {
    return this.number(row, { name: '', label: '' }, column)
  }
}

function isLarger(a: NumberField | undefined, b: NumberField | undefined): boolean {
  return isFilled(a) && isFilled(b) && a.value.greaterThan(b.value)
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
