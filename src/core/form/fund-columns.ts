import type { FundBlock, FundColumnName } from './forms.ts'
import type { NumberKind } from './number-spelling.ts'

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
