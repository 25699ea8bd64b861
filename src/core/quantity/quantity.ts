import type { Decimal } from '../model/decimal.ts'
import type { Degree } from './attainment.ts'

/** The sign or sign word of a figure: 「≥」 「不少于」 「以上」 are all `>=`. `none`: no sign was written. */
export type Comparator = '>=' | '<=' | '>' | '<' | '=' | 'none'

export interface NumberQuantity {
  readonly kind: 'number'
  readonly comparator: Comparator
  /** Powers of ten resolved: 「2亿」 is 200000000, 「97%」 0.97, 「9折」 0.9. A decrease is negative: 「下降3%」 is -0.03. */
  readonly value: Decimal
  /** Without 万/亿/千/百分之: 「5000万美元」 has 「美元」, 「3000元/吨」 「元/吨」, 「97%」 「%」, 「95万」 ''. */
  readonly unit: string
  /** 10000 for 「95万」, 1 when no 万/亿/千 was written. */
  readonly multiplier: Decimal
  /** 「增长8%」 is `up`, 「下降5%」 `down`; absent for a plain figure and for 「提高到95%」. */
  readonly trend?: 'up' | 'down'
  /** 「降至5%」 is `down`, 「提高到95%」 `up`: a level that was to be reached from one side. */
  readonly movedTo?: 'up' | 'down'
  /** 约, 左右, 近, 余. */
  readonly approximate?: true
  /** Decimals as typed, in the written unit: 「95.50%」 has 2. */
  readonly decimalsShown: number
}

export interface RangeQuantity {
  readonly kind: 'range'
  readonly low: Decimal
  readonly high: Decimal
  readonly unit: string
  readonly multiplier: Decimal
}

/** A day of the calendar; `year` is undefined where none was written (「12月底前」). */
export interface Day {
  readonly year: number | undefined
  readonly month: number
  readonly day: number
}

export interface DateQuantity {
  readonly kind: 'date'
  readonly valid: true
  /** First and last day that the text allows: 「2022年12月」 is 1 to 31 December. */
  readonly earliest: Day
  readonly latest: Day
  readonly precision: 'day' | 'third' | 'month' | 'quarter' | 'half' | 'year' | 'period'
  /** 前, 之前, 以前, 底前: any earlier day fits too. */
  readonly before: boolean
}

/** A text with the shape of a date that names no day: 「20212年2月16日」 「2022年13月」 「2月30日」. */
export interface InvalidDateQuantity {
  readonly kind: 'invalid-date'
  readonly valid: false
  readonly reason: string
}

export interface ListQuantity {
  readonly kind: 'list'
  readonly items: readonly (NumberQuantity | RangeQuantity | DateQuantity)[]
  /** What each of them counts, as it stands before the figure: 「道路」 「路灯」; '' where nothing does. */
  readonly nouns: readonly string[]
}

interface QualitativeQuantity {
  readonly kind: 'qualitative'
  readonly degree: Degree
  /** Nobody can read the words otherwise. */
  readonly sure: boolean
}

interface BlankQuantity {
  readonly kind: 'blank'
  /** The mark that stands there: '' for an empty cell, else 「/」 「——」 「无」 … */
  readonly mark: string
}

export interface UnreadableQuantity {
  readonly kind: 'unreadable'
  /** Plain Chinese for the clerk. */
  readonly reason: string
}

/** What one 年度指标值 or 实际完成值 says, taken alone. */
export type Quantity =
  | NumberQuantity
  | RangeQuantity
  | DateQuantity
  | InvalidDateQuantity
  | ListQuantity
  | QualitativeQuantity
  | BlankQuantity
  | UnreadableQuantity
