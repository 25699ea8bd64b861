import type { NumberField, Place } from './field.ts'
import type { FundRowName } from './named-parts.ts'

export interface FundRow {
  readonly name: FundRowName | 'unnamed'
  /** As it stands in the cell; '' for a row without a name. */
  readonly label: string
  readonly initialBudget: NumberField | undefined
  readonly annualBudget: NumberField | undefined
  readonly annualExecution: NumberField | undefined
}

/** A row below the total that says where its money comes from. */
export interface SourceRow extends FundRow {
  /**
   * It may be a part of a source above it (「其中：…」 below another source, 中央 and 省 below 财政拨款) instead of a part of the
   * total.
   */
  readonly mayBeWithin: boolean
  /** False for a wording that names no source: the row may be anything. */
  readonly known: boolean
}

/**
 * What 执行率 is made of, in the row of the total: the execution and the budget that it is divided by. The budget is that
 * of 全年预算数, of 年初预算数 where the form has no other (北京, 山东), or of the column that the form's own formula names
 * (「执行率（E/C）」).
 */
export interface RateBasis {
  readonly budget: NumberField | undefined
  readonly execution: NumberField | undefined
  /** The columns as the form heads them: 「全年预算数」 「年初预算数」. */
  readonly budgetName: string
  readonly executionName: string
  /**
   * `initial`: what was added in the course of the year may exceed it; `other`: a column of the place's own, only good
   * for the rate.
   */
  readonly kind: 'annual' | 'initial' | 'other'
  /** The form prints the formula (「执行率（B/A）」), so that it cannot be meant otherwise. */
  readonly printed: boolean
  /** Amounts by which some places divide instead and that no formula rules out: 资金到位. */
  readonly otherBudgets: readonly NumberField[]
  /**
   * Why the rate cannot be worked out, in plain Chinese: its formula names a column that is not there, or no budget
   * column is.
   */
  readonly unclear?: string
}

/** The fund block; amounts in the form's unit. 分值, 执行率 and 得分 stand in the row 年度资金总额. */
export interface FundBlock {
  readonly place: Place
  /** By name; of two rows with one name the first. */
  readonly rows: Partial<Readonly<Record<FundRowName, FundRow>>>
  /** Every row below the total, from top to bottom, also a second one of a name and one that nobody knows. */
  readonly sources: readonly SourceRow[]
  /** Where the block divides the total by 基本支出 and 项目支出 instead: both rows. */
  readonly byExpenditure: { readonly basic: FundRow; readonly project: FundRow } | undefined
  readonly basis: RateBasis
  readonly maxScore: NumberField | undefined
  readonly executionRate: NumberField | undefined
  readonly score: NumberField | undefined
  /** Columns that the place's own form has and this one lost. */
  readonly missingColumns: readonly string[]
  /** Head cells that stood for no known column. */
  readonly unknownColumns: readonly { readonly place: Place; readonly text: string }[]
  /**
   * Why the points of the execution were not read although the block may hold them, in plain Chinese; undefined where
   * they were read or there are none.
   */
  readonly unread: string | undefined
}

/** The total, where it was found, and what it is divided into below. */
export function fundRows({ rows, sources, byExpenditure }: FundBlock): readonly FundRow[] {
  return [
    ...(rows.total ? [rows.total] : []),
    ...sources,
    ...(byExpenditure ? [byExpenditure.basic, byExpenditure.project] : []),
  ]
}
