import type { Decimal } from '../model/decimal.ts'

/** One way to hold an actual value against its target. */
export interface Reading {
  /** `higher`: more is better; `lower`: less is better; `exact-zero`: only 0 reaches a target of zero; `range`: inside or outside. */
  readonly direction: 'higher' | 'lower' | 'exact-zero' | 'range'
  /** In the same unit, powers of ten resolved: 「2亿」 against 「5000万」 is 200000000 and 50000000; 97% is 0.97. */
  readonly target: Decimal
  readonly actual: Decimal
  readonly reached: boolean
  /** Actual ÷ target; undefined when the target is zero. A negative actual counts as 0. */
  readonly completion: Decimal | undefined
}

/** How far a text goes towards 达成: `achieved` 100–80 %, `partly` 80–60 %, `not` 60–0 %; `open`: the words do not say. */
export type Degree = 'achieved' | 'partly' | 'not' | 'open'

/** What a target (年度指标值) and an actual value (实际完成值) say together. */
export type Attainment =
  /** Readings in order of likelihood. Two when the words leave the direction open (a cost without a sign): both count as right. */
  | { readonly kind: 'measured'; readonly readings: readonly [Reading, ...Reading[]] }
  /** A target date and the day or month of completion. */
  | { readonly kind: 'dated'; readonly onTime: boolean }
  | { readonly kind: 'described'; readonly degree: Degree }
  /** Nothing may be concluded; `detail` is plain Chinese for the clerk. */
  | {
      readonly kind: 'incomparable'
      readonly reason: 'target-blank' | 'actual-blank' | 'units-differ' | 'target-unreadable' | 'actual-unreadable' | 'kinds-differ'
      readonly detail: string
    }
