import type { Decimal } from '../model/decimal.ts'

/**
 * What speaks for a direction: an explicit sign or word of the target, the indicator's name, or nothing, so that both
 * are allowed.
 */
export type Evidence = 'sign' | 'name' | 'open'

/** One way to hold an actual value against its target. */
export interface Reading {
  /**
   * `higher`: more is better; `lower`: less is better; `exact-zero`: only 0 reaches a target of zero; `range`: inside
   * or outside.
   */
  readonly direction: 'higher' | 'lower' | 'exact-zero' | 'range'
  /** In the same unit, powers of ten resolved: 「2亿」 against 「5000万」 is 200000000 and 50000000; 97% is 0.97. */
  readonly target: Decimal
  readonly actual: Decimal
  readonly reached: boolean
  /** Actual ÷ target; undefined when the target is zero. A negative actual counts as 0. */
  readonly completion: Decimal | undefined
  readonly by: Evidence
}

/**
 * How far a text goes towards 达成: `achieved` 100–80 %, `partly` 80–60 %, `not` 60–0 %; `open`: the words do not say.
 */
export type Degree = 'achieved' | 'partly' | 'not' | 'open'

/**
 * What words say. `sure`: nobody can read them otherwise, so that a full score is an error; `late`: done, but after its
 * time.
 */
export interface WordDegree {
  readonly degree: Degree
  readonly sure: boolean
  readonly late?: true
}

/** What a target (年度指标值) and an actual value (实际完成值) say together. */
export type Attainment =
  /**
   * Every reading that the words allow, best first. `firm` is false where the text holds more figures than one that may
   * be meant: a claim that rests on them is at most a question.
   */
  | { readonly kind: 'measured'; readonly readings: readonly [Reading, ...Reading[]]; readonly firm: boolean }
  /** Several figures paired by what they count: the mean of their shares and the lowest one, both allowed. */
  | { readonly kind: 'listed'; readonly mean: Decimal; readonly lowest: Decimal }
  /**
   * A target date and the day or month of completion. `firm` is false where the target may be a day fixed for something
   * and no deadline.
   */
  | { readonly kind: 'dated'; readonly onTime: boolean; readonly firm: boolean }
  | ({ readonly kind: 'described' } & WordDegree)
  /** Nothing may be concluded; `detail` is plain Chinese for the clerk. */
  | {
      readonly kind: 'incomparable'
      readonly reason:
        | 'target-blank'
        | 'actual-blank'
        | 'units-differ'
        | 'target-unreadable'
        | 'actual-unreadable'
        | 'kinds-differ'
        | 'target-zero'
        | 'bound-copied'
        | 'other-period'
      readonly detail: string
    }

export const OPEN: WordDegree = { degree: 'open', sure: false }
export const NOT: WordDegree = { degree: 'not', sure: false }
export const ACHIEVED: WordDegree = { degree: 'achieved', sure: false }
