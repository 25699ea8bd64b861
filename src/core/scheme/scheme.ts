/** How a place and year score. Everything that differs from place to place is here, nothing of it in a rule. */
export interface Scheme extends SchemeParameters {
  readonly id: string
  readonly title: string
  /**
   * Words in a unit's name, a title or an attachment that point to this scheme; none for the national one and for kinds
   * of form.
   */
  readonly places: readonly string[]
  /**
   * Marks of a form or a system that point to it: a form's code in a sheet's name, a project code before a project's
   * name.
   */
  readonly marks: readonly string[]
  /** Heads that a form of this scheme must carry. */
  readonly columns: readonly string[]
  readonly years: { readonly from: number; readonly to: number }
  /** Id of the scheme that it changes; undefined for the national one, the root. */
  readonly extends: string | undefined
  /** Where each parameter comes from, and which scheme states it. */
  readonly origins: Readonly<Record<ParameterName, Origin>>
}

export interface Origin {
  readonly scheme: string
  readonly source: string
  /** A seen in the original, B one local text, C indirect. */
  readonly certainty: 'A' | 'B' | 'C'
}

/** What may differ. Numbers are decimal text. */
export interface SchemeParameters {
  /** Level-1 weights that may stand on a form, any of them. */
  readonly weights: readonly LevelWeights[]
  /** Where the execution is scored: in the row 年度资金总额, as an indicator row of its own, or nowhere. */
  readonly executionPlace: 'funds' | 'indicator' | 'unscored'
  /** 分值 of the execution where the form has no cell for it; null where nothing is scored without one. */
  readonly impliedExecutionWeight: string | null
  /** The printed whole per cent may be used instead of the exact rate. */
  readonly printedRateAllowed: boolean
  /** Decimals of a corrected 执行率得分. */
  readonly executionScoreDecimals: number
  /** A rate above this earns no more than this. */
  readonly rateCap: string
  /** Whether more may be spent than was budgeted. */
  readonly overBudget: 'refused' | 'accepted'
  /** The rate where budget and execution are both 0. */
  readonly zeroBudgetRate: string
  /** Below this rate the execution is told as low. */
  readonly lowRate: string
  /** A low rate's reason is asked for in the report, or due on the form. */
  readonly lowRateReason: 'in-report' | 'due'
  /** 反向 not reached: `linear` = 1 − (B−A)/A, `inverse` = A/B. */
  readonly lowerIsBetter: 'linear' | 'inverse'
  /** A target with 「=」 above zero: scored like 正向, or any difference goes to a person. */
  readonly equalTarget: 'as-higher' | 'review'
  /**
   * From this completion on an explanation is owed: asked for (a warning), mandatory (an error), or given in the report
   * (told only).
   */
  readonly overCompletion: { readonly line: string; readonly reason: 'asked' | 'mandatory' | 'in-report' }
  /** Share of the 分值 that each degree of a qualitative indicator may earn, upper and lower end. */
  readonly qualitative: Readonly<Record<'achieved' | 'partly' | 'not', readonly [upper: string, lower: string]>>
  /** What a cost indicator without a target may earn at most; null where nothing is laid down. */
  readonly unfilledCostMost: string | null
  /** Lower bound of each grade, best first; below the last bound the grade is 差. */
  readonly grades: readonly { readonly name: string; readonly from: string }[]
  /** Scores match within this. */
  readonly scoreTolerance: string
  /** DF-03 is an error from this excess on, a warning below. */
  readonly excessError: string
  /** Output score rate may exceed the execution rate by this share before it is told. */
  readonly outputAboveExecution: string
  /** From this change on, as a share of 年初预算数, a 全年预算数 that nothing on the form explains is told. */
  readonly budgetChange: string
  /** From these points on an indicator without any figure is told. */
  readonly weightWithoutFigure: string
  /** Unit of the amounts where the form names none. */
  readonly amountUnit: '万元' | '元'
}

export type ParameterName = keyof SchemeParameters

/** 预算执行率, 项目决策, 项目管理, 成本, 产出, 效益, 满意度. */
export const WEIGHT_GROUPS = [
  'execution',
  'decision',
  'management',
  'cost',
  'output',
  'benefit',
  'satisfaction',
] as const
export type WeightGroup = (typeof WEIGHT_GROUPS)[number]

export interface LevelWeights {
  /** Points of each group; a group that is not named does not stand on the form. */
  readonly groups: Readonly<Partial<Record<WeightGroup, string>>>
  /** Groups whose points are contained in another's: 效益 40 includes 满意度. */
  readonly joined?: readonly JoinedGroup[]
  /** Points that a unit spreads over its level-3 indicators as it likes: only the sum is fixed. */
  readonly free?: string
}

export interface JoinedGroup {
  readonly part: WeightGroup
  readonly into: WeightGroup
  /** Where it is fixed how many points of the other's are its own. */
  readonly points?: string
}
