/** How a place and year score. Everything that differs from place to place is here, nothing of it in a rule. Numbers are decimal text. */
export interface Scheme {
  readonly id: string
  readonly title: string
  /** Words in the unit's name that point to this scheme; none for the national one. */
  readonly places: readonly string[]
  readonly years: { readonly from: number; readonly to: number }
  /** Level-1 weights that may stand on a form, any of them. */
  readonly weights: readonly LevelWeights[]
  readonly execution: {
    /** The printed whole per cent may be used instead of the exact rate. */
    readonly printedRateAllowed: boolean
    /** Decimals of a corrected 执行率得分. */
    readonly scoreDecimals: number
    /** Below this rate the execution is told as low. */
    readonly lowRate: string
  }
  /** 反向 not reached: `linear` = 1 − (B−A)/A, `inverse` = A/B. */
  readonly lowerIsBetter: 'linear' | 'inverse'
  /** From this completion on, an explanation is owed. */
  readonly overCompletion: string
  /** Share of the 分值 that each degree of a qualitative indicator may earn, upper and lower end. */
  readonly qualitative: Readonly<Record<'achieved' | 'partly' | 'not', readonly [upper: string, lower: string]>>
  /** Lower bound of each grade, best first; below the last bound the grade is 差. */
  readonly grades: readonly { readonly name: string; readonly from: string }[]
  /** Scores match within this. */
  readonly scoreTolerance: string
  /** DF-03 is an error from this excess on, a warning below. */
  readonly excessError: string
  /** Output score rate may exceed the execution rate by this share before it is told. */
  readonly outputAboveExecution: string
  readonly source: string
  /** A seen in the original, B one local text, C indirect. */
  readonly certainty: 'A' | 'B' | 'C'
}

/** 预算执行率, 成本 (where there is a cost group), 产出, 效益, 满意度. */
export interface LevelWeights {
  readonly execution: string
  readonly cost?: string
  readonly output: string
  readonly benefit: string
  readonly satisfaction: string
}
