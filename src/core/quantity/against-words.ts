import { isAboveZero } from '../model/decimal.ts'
import { ACHIEVED, NOT, OPEN, type Attainment, type WordDegree } from './attainment.ts'
import { degreeOfWords, isUnsettled } from './degree-of-words.ts'
import { ALL_ASKED, isLesser } from './degree-patterns.ts'
import { askedOf, type AttainmentContext, described, incomparable, isBad, type Row, shorten } from './held-row.ts'
import { compareText, linesJoinedAndApart, normaliseText } from './normalise-text.ts'
import type { NumberQuantity, RangeQuantity } from './quantity.ts'

/** Words against a figure settle it only where they deny it or where the whole was asked: 「全部完成」 for 「100%」. */
export function wordsAgainstFigure({ target, actual, context }: Row, goal: NumberQuantity | RangeQuantity): Attainment {
  const even = normaliseText(actual)
  const isNone = goal.kind === 'number' && goal.value.isZero()
  const denial = isNone && /^(?:没有|无|未发生|没有发生|零|否)[。.]?$/.test(even)
  if (denial) return described(ACHIEVED)
  const asked = askedOf(context, `完成${target.replace(/[\d.,%％≥≤<>=]/g, '')}`, true)
  const said = mildest(
    linesJoinedAndApart(actual).map((text) => degreeOfWords(normaliseText(text), asked, context.degreeWords)),
  )
  if (said.degree === 'not' || said.degree === 'partly') return described(said)
  const whole = goal.kind === 'number' && goal.unit === '%' && goal.value.equals(1)
  if (said.degree === 'achieved' && whole) return described(ACHIEVED)
  if (said.degree === 'achieved' && isNone && /无|未|没有|零/.test(even)) return described(ACHIEVED)
  return incomparable('kinds-differ', `年度指标值「${shorten(target)}」是数值，实际完成值「${shorten(actual)}」是文字`)
}

/** An outcome against words: other words, or a figure that grants or contradicts them. */
export function againstWords(row: Row): Attainment {
  const { target, done, actual, context } = row
  if (done.kind === 'qualitative') return described(degreeAgainst(target, actual, context))
  return described(done.kind === 'number' ? figureAgainstWords(row, compareText(target), done) : OPEN)
}

function figureAgainstWords({ target, actual, context }: Row, goal: string, done: NumberQuantity): WordDegree {
  const percent = done.unit === '%'
  if (percent && done.value.equals(1)) return ACHIEVED
  // 「提升」 against 「增长5%」: the direction asked was taken.
  const way = wayAsked(goal)
  if (way !== undefined && done.trend === way && done.value.isNegative() === (way === 'down') && !done.value.isZero())
    return ACHIEVED
  if (done.value.isZero() && NOTHING_BAD.test(goal)) return ACHIEVED
  if (contradicts(goal, done, way) && !isLesser(actual, goal) && !tellsOfBad(actual, context)) return NOT
  // 「超期45天」 against 「不超期」.
  if (/^[不未无]/.test(goal) && isAboveZero(done.value)) {
    const said = degreeAgainst(target, actual, context)
    if (said.degree === 'not') return said
  }
  if (!percent || done.trend !== undefined || !done.value.lessThan(1)) return OPEN
  // 「75%」 of all, 「完成60%」 of what was to be completed.
  if (isAboveZero(done.value) && ALL_ASKED.test(goal)) return { degree: 'partly', sure: false }
  return degreeAgainst(target, actual, context)
}

/** 「提升」 asks for more, 「降低」 for less; 「零增长」 for neither. */
function wayAsked(goal: string): 'up' | 'down' | undefined {
  if (UPWARD.test(goal) === DOWNWARD.test(goal) || NONE_ASKED.test(goal) || /[零负不未无][增提上下减]/.test(goal))
    return undefined
  return UPWARD.test(goal) ? 'up' : 'down'
}

/** 「投诉量减少20%」: what fell was bad. */
function tellsOfBad(actual: string, { directionWords }: AttainmentContext): boolean {
  const about = normaliseText(actual).replace(
    /(?:较上年|较去年|同比|环比)?(?:下降|降低|减少|上升|增长|增加)?[-\d.]+.*$/,
    '',
  )
  return isBad(about, directionWords)
}

/** 「发生1起」 against 「不发生」, 「-3.2%」 against 「增长」, 「增长2.6%」 against 「零增长」, 「超预算12万元」 against 「不超预算」. */
function contradicts(goal: string, done: NumberQuantity, way: 'up' | 'down' | undefined): boolean {
  const none = NONE_ASKED.test(goal)
  if (none && /增/.test(goal)) return done.trend === 'up' && isAboveZero(done.value)
  if (none)
    return (
      isAboveZero(done.value) &&
      done.trend === undefined &&
      (NOTHING_BAD.test(goal) ? !/%/.test(done.unit) : done.comparator === '>')
    )
  return way === 'up' ? done.value.isNegative() : way === 'down' && done.trend === 'up' && isAboveZero(done.value)
}

const NONE_ASKED = /^(?:零|无|未|没有|不|杜绝|避免|负)/

/** A target that something bad does not happen. */
const NOTHING_BAD = /^(?:零|无|未发生|没有|不发生|杜绝|避免)/

const DOWNWARD = /下降|降低|减少|缩短|压减|下跌/
const UPWARD = /增长|增加|上升|提高|提升|扩大/

/**
 * The same words as the target are achieved; else what the words say by themselves, else whether they contain the
 * target's.
 */
export function degreeAgainst(target: string, actual: string, context: AttainmentContext): WordDegree {
  return mildest(linesJoinedAndApart(actual).map((text) => degreeOfText(target, text, context)))
}

/** Of two ways to read a text the one that claims less. */
function mildest([first = OPEN, ...others]: readonly WordDegree[]): WordDegree {
  const claim = ({ degree, sure }: WordDegree): number =>
    ['achieved', 'open', 'partly', 'not'].indexOf(degree) * 2 + (sure ? 1 : 0)
  return others.reduce((mild, each) => (claim(each) < claim(mild) ? each : mild), first)
}

function degreeOfText(target: string, actual: string, context: AttainmentContext): WordDegree {
  const goal = compareText(target)
  const done = compareText(actual)
  if (goal === done) return ACHIEVED
  if (NOTHING_BAD.test(goal) && /^(?:没有|否|未有|没有发生|未发生)$/.test(done)) return ACHIEVED
  const { degreeWords } = context
  const said = degreeOfWords(done, askedOf(context, goal, false), degreeWords)
  if (said.degree === 'not' || said.degree === 'partly') return said
  if (isUnsettled(done, degreeWords)) return OPEN
  if (goal.length > 1 && done.includes(goal)) {
    // 「零增长」 「负增长」 against 「增长」.
    if (UPWARD.test(goal) && /[零负]$/.test(done.slice(0, done.indexOf(goal)))) return NOT
    return /不|未|没/.test(done.replace(goal, '')) ? OPEN : ACHIEVED
  }
  if (DOWNWARD.test(goal) !== DOWNWARD.test(done) && UPWARD.test(goal) !== UPWARD.test(done)) return OPEN
  return said
}
