import type { Indicator } from '../form/forms.ts'
import { squeeze } from '../form/label-text.ts'
import { oncePer } from '../model/memoise.ts'
import type { Attainment, WordDegree } from '../quantity/attainment.ts'
import { betterWay } from '../quantity/better-way.ts'
import { attain, type AttainmentContext, copiesComparator, unitsOf } from '../quantity/compare-quantities.ts'
import { askedOf } from '../quantity/held-row.ts'
import { degreeOfWords } from '../quantity/degree-of-words.ts'
import { leadingFigure } from '../quantity/leading-figure.ts'
import { normaliseText } from '../quantity/normalise-text.ts'
import { parseQuantity } from '../quantity/parse-quantity.ts'
import { unitDimension } from '../quantity/units.ts'
import type { Quantity } from '../quantity/quantity.ts'
import { type DirectionWords, officialDirectionWords, senseOfName } from '../vocabulary/direction-words.ts'
import { anyOf } from '../vocabulary/word-pattern.ts'

/**
 * Everything that an indicator row may mean: what was asked, what was reached, and every way in which the words allow
 * the two to be held against each other, with what speaks for it. Scoring and rules ask this; none of them reads words
 * of its own.
 *
 * Which way is better is decided in quantity/better-way.ts, from an explicit sign or else from the words in
 * templates/words/directions.json; what words say of success in quantity/degree-of-words.ts, from
 * templates/words/degrees.json.
 */
export interface RowReadings {
  readonly target: Quantity
  readonly outcome: Quantity
  readonly attainment: Attainment
  /** Whether target and outcome are counted in one unit. */
  readonly units: ReturnType<typeof unitsOf>
  /** The outcome states a condition (「≥90%」) instead of a figure. */
  readonly copiesBound: boolean
  /** The sign asks for more of something bad (「差错率 ≥2%」) or for less of something good (「满意度 ≤90%」). */
  readonly signAgainstName: boolean
  /** A remark behind the figure that tells of something not done: 「10所，1所未验收」. Undefined where none does. */
  readonly doubt: string | undefined
}

export type RowTexts = Pick<Indicator, 'targetValue' | 'actualValue' | 'level3' | 'cost'>

type OtherWords = Pick<AttainmentContext, 'directionWords' | 'degreeWords'>

/** By the year of dates which name none: every rule asks for the readings of every row. */
const readingsOf = oncePer((_row: RowTexts) => new Map<number | undefined, RowReadings>())

/** By the texts: in every submission the same pairs come again and again, 「100%」 against 「100%」 above all. */
const known = new Map<string, RowReadings>()
const MOST_KNOWN = 5000

/**
 * The readings of a row. `year` is that of dates which name none; `words` replace the official lists. Never throws; a
 * blank stays blank.
 */
export function readRow(row: RowTexts, year?: number, words: OtherWords = {}): RowReadings {
  if (words.directionWords || words.degreeWords) return read(row, year, words)
  const ofRow = readingsOf(row)
  const hit = ofRow.get(year)
  if (hit) return hit
  const readings = readTexts(row, year)
  ofRow.set(year, readings)
  return readings
}

function readTexts(row: RowTexts, year: number | undefined): RowReadings {
  const { targetValue, actualValue, level3, cost } = row
  const key = `${year ?? ''}\u0001${cost}\u0001${level3.raw}\u0001${targetValue.raw}\u0001${actualValue.raw}`
  const hit = known.get(key)
  if (hit) return hit
  if (known.size >= MOST_KNOWN) known.clear()
  const readings = read(row, year, {})
  known.set(key, readings)
  return readings
}

function read(row: RowTexts, year: number | undefined, words: OtherWords): RowReadings {
  const { targetValue, actualValue, level3, cost } = row
  const [target, actual] = [targetValue.raw, actualValue.raw]
  const context: AttainmentContext = {
    ...words,
    costIndicator: cost,
    name: level3.raw,
    ...(year === undefined ? {} : { year }),
  }
  return {
    target: parseQuantity(target),
    outcome: parseQuantity(actual),
    attainment: countsPerPeriod(target, actual) ?? attain(target, actual, context),
    units: unitsOf(target, actual),
    copiesBound: copiesComparator(target, actual),
    signAgainstName: asksAgainstName(target, context),
    doubt: doubtIn(target, actual, context),
  }
}

/** 「每月1次」 against 「12次」: a count per period and a total of the year are not held against each other. */
function countsPerPeriod(target: string, actual: string): Attainment | undefined {
  const [goal, done] = [parseQuantity(target), parseQuantity(actual)]
  if (goal.kind !== 'number' || done.kind !== 'number') return undefined
  const perPeriod = (unit: string): boolean => /\/(年|季度?|月|周|星期|日|天|期)$/.test(unit)
  // A standard of so much a year is mostly written without the year.
  if (perPeriod(goal.unit) === perPeriod(done.unit) || unitDimension(goal.unit) === 'money') return undefined
  return {
    kind: 'incomparable',
    reason: 'units-differ',
    detail: `指标值「${target}」与完成值「${actual}」一个按期计、一个是总数`,
  }
}

function asksAgainstName(target: string, { name = '', costIndicator, directionWords }: AttainmentContext): boolean {
  const goal = parseQuantity(target)
  if (goal.kind !== 'number') return false
  if (goal.comparator === '<=' || goal.comparator === '<')
    return goal.trend === undefined && betterWay({ name, costIndicator, directionWords }, goal).good
  if (goal.comparator !== '>=' && goal.comparator !== '>') return false
  // 「≥0」 asks for nothing, 「≥100%」 of a bad thing is mostly about dealing with it.
  if (goal.value.isZero() || goal.trend !== undefined || goal.movedTo !== undefined) return false
  return betterWay({ name, costIndicator, directionWords }, goal).bad
}

/** 「其中12台未到货」 「部分未验收」; but 「取消的2个项目未安排资金」 tells of others. */
const SOME_NOT = /(?:(?<!的)\d|部分|个别|少数)[^\d,]{0,4}(?:未|没有?|停用|闲置|损坏|报废|在建)/

/** 「瞒报1起」 「审计发现2项违规」 behind a figure that is said to be all right. */
const SOME_BAD =
  /(?<!未|无|没有)(?:瞒报|谎报|虚报|造假)\d|(?<!未|没有)(?:发现|查出)(?!0)\d+[项个起处笔]?(?:违规|违纪|违法)/

function doubtIn(target: string, actual: string, context: AttainmentContext): string | undefined {
  const { degreeWords } = context
  const found = leadingFigure(actual, degreeWords)
  if (!found || found.figures[0].kind === 'date' || found.remark === '') return undefined
  const asked = askedOf(context, normaliseText(target), false)
  const degreeOf = (words: string): WordDegree => degreeOfWords(words, asked, degreeWords)
  // 「连续12个月未发生事故」 is good.
  if (found.remark.split(',').some((clause) => SOME_NOT.test(clause) && degreeOf(clause).degree !== 'achieved'))
    return found.remark
  if (SOME_BAD.test(found.remark)) return found.remark
  const said = degreeOf(found.remark)
  // 「剩余户不再改造」: it was so decided.
  if (said.degree === 'not' && /不再/.test(found.remark)) return undefined
  return said.degree === 'not' || (said.degree === 'partly' && said.sure) ? found.remark : undefined
}

/** The name is of something bad, or of something that is better low: its target may be a dash for none. */
export function isBetterLow(name: string, words?: DirectionWords): boolean {
  const { standing } = senseOfName(name, false, words)
  return standing === 'bad' || standing === 'low'
}

/** A 成本指标, or a name that tells of a cost. */
export function isCost({ cost, level3 }: RowTexts, words: DirectionWords = officialDirectionWords): boolean {
  return cost || namesBy(words).costs.test(squeeze(level3.raw))
}

/** 立项规范性, 绩效目标合理性: procedures, which some places score without a target. */
export function namesProcedure(name: string, words: DirectionWords = officialDirectionWords): boolean {
  return namesBy(words).procedures.test(squeeze(name))
}

const namesBy = oncePer((words: DirectionWords) => ({
  procedures: new RegExp(anyOf(words.procedures)),
  costs: new RegExp(anyOf(words.costs)),
}))
