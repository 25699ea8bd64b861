import { squeeze } from '../../form/label-text.ts'
import { type Decimal, HUNDRED, lastOf } from '../../model/decimal.ts'
import { takeClosing, takeTrailing } from '../../quantity/comparators.ts'
import { plainNumber, splitMultiplier } from '../../quantity/numerals.ts'
import type { Comparator } from '../../quantity/quantity.ts'
import { leadingMeasure } from '../../quantity/units.ts'
import { RULE_WORDS } from '../../vocabulary/rule-words.ts'
import { anyOf } from '../../vocabulary/word-pattern.ts'

const { leave, opening, openingOfTargets, verbs, closing, countings } = RULE_WORDS.goals
const LEAVE = new RegExp(anyOf(leave))
const CLOSING = new RegExp(`(?:${anyOf(closing)}|[:：])+$`)
const COUNTING = new RegExp(`(?:${anyOf(countings)})$`)
const OPENING = {
  target: new RegExp(`^(?:${anyOf([...opening, ...openingOfTargets, ...verbs])})+`),
  outcome: new RegExp(`^(?:${anyOf([...opening, ...verbs])})+`),
}

export type TextOf = keyof typeof OPENING

/** A figure in a text that stands alone in its clause, with what it is said of. */
export interface FigureInText {
  /** What stands before the figure and behind its unit, as it is written. */
  readonly said: string
  /** That without words of doing and of the year. */
  readonly bare: string
  /** 「促成项目引进50个以上」 */
  readonly clause: string
  readonly comparator: Comparator
  /** Powers of ten resolved, per cents as ratios. */
  readonly value: Decimal
  readonly unit: string
  readonly multiplier: Decimal
  /** One of the last digit written: of 「12万」 10000, of 「1539.31万元」 100. */
  readonly lastDigit: Decimal
}

/** Prose of that length is not searched further. */
const LONGEST = 3000

/**
 * The figures of a text, sentence by sentence: those alone in their clause, in the year of the form. What follows a
 * sum, an average, a state of the year, a part (「其中」) or another year is left to the end of its sentence; so is every
 * clause with two figures, and 「约」 「余」 「左右」.
 */
export function figuresIn(text: string, year: number | undefined): readonly FigureInText[] {
  const sentences = squeeze(text.slice(0, LONGEST).replace(/[\n\r]+/g, '。'))
    .replace(/(\d),(?=\d{3}(?!\d))/g, '$1')
    .split(/[。;!?]/)
  return sentences.flatMap((sentence) => {
    const found: FigureInText[] = []
    for (const clause of clausesOf(sentence)) {
      if (LEAVE.test(clause)) break
      const dated = withoutDate(clause, year)
      if (dated === undefined) break
      const figure = figureIn(dated, clause)
      if (figure) found.push(figure)
    }
    return found
  })
}

/** 「道路99公里、路灯500盏」 are two clauses, 「招商、外贸奖励80万元」 is one. */
function clausesOf(sentence: string): string[] {
  const severalFigures = (clause: string): boolean =>
    (clause.replace(/(?:19|20)\d{2}年/g, '').match(/\d+(?:\.\d+)?/g) ?? []).length > 1
  return sentence
    .split(/[,，()]/)
    .map(withoutNumbering)
    .flatMap((clause) => (severalFigures(clause) ? clause.split('、').map(withoutNumbering) : [clause]))
}

/** 「1.」 「一是」 「目标2:」 before a clause. */
function withoutNumbering(clause: string): string {
  return clause.replace(
    /^(?:目标|指标)?\d{1,2}(?:[.:、](?!\d)|[.:、](?=20\d\d年)|是)|^[一二三四五六七八九十]{1,3}(?:是|、)/,
    '',
  )
}

/** Without the form's own year; undefined where another year or a part of the year is meant. */
function withoutDate(clause: string, year: number | undefined): string | undefined {
  const named = [...clause.matchAll(/((?:19|20)\d{2})(?:年度?|[-./])/g)].map((match) => Number(match[1]))
  if (named.some((each) => each !== year)) return undefined
  const rest = clause.replace(/(?:19|20)\d{2}年度?/g, '')
  return /\d{1,2}(?:月|号|日(?!均))/.test(rest) ? undefined : rest
}

function figureIn(text: string, clause: string): FigureInText | undefined {
  const match = /^([^\d]*)(\d+(?:\.\d+)?)(\D*)$/.exec(text)
  const number = match && plainNumber(match[2]!)
  if (!match || !number || /[第负\-+~约近]$/.test(match[1]!)) return undefined
  const before = takeClosing(match[1]!)
  const { multiplier, rest } = splitMultiplier(match[3]!)
  const unit = leadingMeasure(rest)
  if (unit === '' && multiplier.equals(1)) return undefined
  const behind = rest.slice(unit.length)
  const after = takeTrailing(behind)
  const scale = unit === '%' ? multiplier.dividedBy(HUNDRED) : multiplier
  const said = (before?.rest ?? match[1]!).replace(CLOSING, '') + (after?.rest ?? behind)
  return {
    said,
    bare: said.replace(OPENING.target, ''),
    clause,
    comparator: before?.comparator ?? after?.comparator ?? 'none',
    value: number.value.times(scale),
    unit,
    multiplier,
    lastDigit: lastOf(number.decimals).times(scale),
  }
}

/** Names shorter than this are said of many things: 「培训」. */
const SHORTEST = 3

/**
 * The keys of what a figure is said of, or of an indicator's name: two agree if they share one. The words of a name may
 * stand in another order (「改造农贸市场」, 「农贸市场改造」); words of doing and of the year are left out; so is the closing 「数量」 「人数」
 * where enough is left.
 */
export function nameKeys(text: string, of: TextOf): readonly string[] {
  const name = squeeze(text)
    .replace(/\([^()]*\)/g, '')
    .replace(OPENING[of], '')
    .replace(/[的了、,/·-]/g, '')
  const bare = name.replace(COUNTING, '')
  return [bare, ...(bare === name ? [] : [name])]
    .filter((each) => each.length >= SHORTEST && /\p{Script=Han}{2}/u.test(each))
    .map(sorted)
}

function sorted(text: string): string {
  return [...text].sort().join('')
}
