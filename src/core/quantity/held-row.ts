import type { DegreeWords } from '../vocabulary/degree-words.ts'
import { type DirectionWords, senseOfName } from '../vocabulary/direction-words.ts'
import type { Attainment, WordDegree } from './attainment.ts'
import type { Asked } from './degree-of-words.ts'
import type { FigureAndRemark } from './leading-figure.ts'
import { compareText } from './normalise-text.ts'
import type { Quantity } from './quantity.ts'

export interface AttainmentContext {
  /** Whether the row is a 成本指标: an amount or a per cent without a sign may then be read in both directions. */
  readonly costIndicator: boolean
  /** The year under evaluation, for dates that name none. */
  readonly year?: number
  /** 三级指标: its words say which way is better where the target has no sign. */
  readonly name?: string
  /** Lists of words to be used instead of the official ones. */
  readonly directionWords?: DirectionWords
  readonly degreeWords?: DegreeWords
}

export type Readable = Exclude<Quantity, { kind: 'blank' | 'invalid-date' }>
type AskedQuantity = Exclude<Readable, { kind: 'unreadable' }>

/** An outcome and the target it is held against, as texts and read. */
export interface Row {
  readonly target: string
  readonly actual: string
  readonly context: AttainmentContext
  readonly goal: AskedQuantity
  readonly done: Readable
  /** The figures of an outcome that is not wholly a figure. */
  readonly remarked: FigureAndRemark | undefined
}

type Reason = Extract<Attainment, { kind: 'incomparable' }>['reason']

export const described = (degree: WordDegree): Attainment => ({ kind: 'described', ...degree })
export const incomparable = (reason: Reason, detail: string): Attainment => ({ kind: 'incomparable', reason, detail })

/** The name is of something bad. */
export function isBad(name: string, words?: DirectionWords): boolean {
  return senseOfName(name, false, words).standing === 'bad'
}

/** What words are held against; the name of something bad is no achievement to be denied. */
export function askedOf({ name = '', directionWords }: AttainmentContext, target: string, figure: boolean): Asked {
  const { standing } = senseOfName(name, false, directionWords)
  const low = standing === 'bad' || standing === 'low'
  return { target, figure, low, name: low ? '' : compareText(name) }
}

/** A text cut short, for a sentence. */
export function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  const chars = [...line.slice(0, 60)]
  return chars.length > 24 ? `${chars.slice(0, 24).join('')}…` : line
}
