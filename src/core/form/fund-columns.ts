import { type NumberField, numberWithin } from './field.ts'
import type { FundBlock, FundColumnName } from './forms.ts'
import type { NumberKind } from './number-spelling.ts'
import { placeIn, type ReadingContext } from './read-heading.ts'
import type { Slot } from './sheet-grid.ts'

/** The columns of a fund block, in whatever direction it runs. */
export type FundHeader = FundColumnName | 'maxScore' | 'executionRate' | 'score'

export const FUND_KINDS: Readonly<Record<FundHeader, NumberKind>> = {
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

export interface FundReading {
  readonly funds: FundBlock
  readonly headerRow: number
  readonly lastRow: number
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
