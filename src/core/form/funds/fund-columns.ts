import { type NumberField, numberField, numberWithin } from '../field.ts'
import type { FundBlock, FundColumnName, FundRow, FundRowName, RateBasis, SourceRow } from '../forms.ts'
import type { FundHeader } from './fund-headings.ts'
import { bareLabel } from '../label-text.ts'
import type { NumberKind } from '../number-spelling.ts'
import { placeIn, type ReadingContext } from '../read-heading.ts'
import type { Slot } from '../sheet-grid.ts'
import { weightField } from '../indicators/weight-field.ts'

const FUND_KINDS: Readonly<Record<FundHeader, NumberKind>> = {
  initialBudget: 'amount',
  annualBudget: 'amount',
  annualExecution: 'amount',
  maxScore: 'score',
  executionRate: 'ratio',
  score: 'score',
}

export const FUND_LABELS: Readonly<Record<FundHeader, string>> = {
  initialBudget: '年初预算数',
  annualBudget: '全年预算数',
  annualExecution: '全年执行数',
  maxScore: '分值',
  executionRate: '执行率',
  score: '得分',
}

export const TOTAL_NAME = '年度资金总额'

export interface FundReading {
  readonly funds: FundBlock
  readonly headerRow: number
  readonly lastRow: number
}

/** Where a number of a fund row stands and what it is called; `name` is unique among the rows of the block. */
export function fundNumber(
  context: ReadingContext,
  cell: Slot,
  row: { name: string; label: string },
  column: FundHeader,
): NumberField {
  const label = `${row.label.replace(/[:：]\s*$/, '') || TOTAL_NAME} / ${FUND_LABELS[column]}`
  const naming = { place: placeIn(context, cell), key: `funds.${row.name}.${column}`, label }
  return column === 'maxScore' ? weightField(naming, cell) : numberField(naming, cell, FUND_KINDS[column])
}

/** 「得分（20分*执行率）」: the weight of the execution rate, where no column of its own holds it. */
export function weightIn(context: ReadingContext, label: Slot): NumberField | undefined {
  const match = /^(.*[(（]\s*)(\d{1,3})\s*分/s.exec(label.text)
  if (!match) return undefined
  return numberWithin(
    { place: placeIn(context, label), key: 'funds.total.maxScore', label: '执行率 / 分值' },
    match[2]!,
    match[1]!,
    'score',
  )
}

/**
 * 执行率 as every form means it that does not say otherwise: the execution by 全年预算数, or by 年初预算数 where that is the only
 * budget.
 */
export function usualBasis(total: FundRow | undefined, heads: Partial<Readonly<Record<FundHeader, Slot>>>): RateBasis {
  const name = (column: FundColumnName): string =>
    (heads[column] ? bareLabel(heads[column].text) : '') || FUND_LABELS[column]
  const initial = total?.annualBudget === undefined && total?.initialBudget !== undefined
  const budget = initial ? total.initialBudget : total?.annualBudget
  return {
    budget,
    execution: total?.annualExecution,
    budgetName: name(initial ? 'initialBudget' : 'annualBudget'),
    executionName: name('annualExecution'),
    kind: initial ? 'initial' : 'annual',
    printed: false,
    otherBudgets: [],
    ...(total && !budget ? { unclear: '资金栏里没有认出预算数一栏' } : {}),
    ...(total && budget && !total.annualExecution ? { unclear: '资金栏里没有认出执行数一栏' } : {}),
  }
}

/** Rows by name, the first of each; a division of 财政拨款 (中央, 省, 地方 below it) is none of the total and left out. */
export function rowsByName(total: FundRow | undefined, sources: readonly SourceRow[]): FundBlock['rows'] {
  const rows: Partial<Record<FundRowName, FundRow>> = total ? { total } : {}
  for (const source of sources) if (source.name !== 'unnamed') rows[source.name] ??= source
  const { central: _central, provincial: _provincial, local: _local, ...undivided } = rows
  return rows.fiscalAppropriation ? undivided : rows
}

const LEVELS: ReadonlySet<FundRow['name']> = new Set(['central', 'provincial', 'local'])

/**
 * Which sources may be parts of another: those from the second 「其中：」 on, 中央 省 地方 beside 财政拨款, and a second row of one
 * name.
 */
export function withNesting(rows: readonly Omit<SourceRow, 'mayBeWithin'>[]): SourceRow[] {
  const divided = rows.some((row) => row.name === 'fiscalAppropriation')
  const seen = new Set<FundRow['name']>()
  let within = false
  return rows.map((row, index) => {
    within ||= index > 0 && /^\s*其\s*中/.test(row.label)
    const repeated = row.name !== 'unnamed' && row.name !== 'local' && seen.has(row.name)
    seen.add(row.name)
    return { ...row, mayBeWithin: within || repeated || (divided && LEVELS.has(row.name)) }
  })
}
