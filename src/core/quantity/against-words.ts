import { isAboveZero } from '../model/decimal.ts'
import { ACHIEVED, NOT, OPEN, type Attainment, type WordDegree } from './attainment.ts'
import { degreeOfWords, isUnsettled } from './degree-of-words.ts'
import { ALL_ASKED, isLesser } from './degree-patterns.ts'
import { isLowerGrade } from './compare-grades.ts'
import { askedOf, type AttainmentContext, described, incomparable, isBad, type Row, shorten } from './held-row.ts'
import { compareText, linesJoinedAndApart, normaliseText } from './normalise-text.ts'
import type { NumberQuantity, RangeQuantity } from './quantity.ts'

/** Words against a figure settle it only where they deny it or where the whole was asked: 「全部完成」 for 「100%」. */
export function wordsAgainstFigure({ target, actual, context }: Row, goal: NumberQuantity | RangeQuantity): Attainment {
  const even = normaliseText(actual)
  const isNone = goal.kind === 'number' && goal.value.isZero()
  const denial = isNone && /^(?:没有|无|(?:未|没有)(?:发生|新增|增加|出现|产生)|零|否)[。.]?$/.test(even)
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
  if (done.kind === 'qualitative') {
    const said = degreeAgainst(target, actual, context)
    return described(said.degree !== 'not' && isLowerGrade(context.name ?? '', target, actual) ? NOT : said)
  }
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
  if (isHarm(target, actual, done) || isOverrun(goal, actual, done)) return NOT
  // 「刑事发案上升12%」 against 「好转」.
  if (BETTERED.test(goal) && done.trend === 'up' && isAboveZero(done.value) && tellsOfBad(actual, context)) return NOT
  if (contradicts(goal, done, way) && !HANDLED.test(actual) && !isLesser(actual, goal) && !tellsOfBad(actual, context))
    return NOT
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

const BETTERED = /^(?:明显|持续|稳步|总体|有所|不断|进一步)?(?:好转|改善|向好|稳定|平稳|稳定向好)$/

/** 「死亡1人」 against 「安全度汛，无人员伤亡」. */
function isHarm(target: string, actual: string, { value, unit }: NumberQuantity): boolean {
  if (!isAboveZero(value) || !/^[人名个位]/.test(unit)) return false
  const clauses = normaliseText(target).split(/[,;。、]/)
  return (
    clauses.some((clause) => NOTHING_BAD.test(clause) && /(?:伤亡|死亡|受伤)(?:事故|事件|情况)?$/.test(clause)) &&
    /^(?:造成|共|共计)?(?:人员)?(?:死亡|受伤|重伤|轻伤|伤亡|溺亡)\d/.test(normaliseText(actual))
  )
}

/** 「超概算12%」 against 「控制在概算内」. */
function isOverrun(goal: string, actual: string, { value }: NumberQuantity): boolean {
  const bound =
    /^(?:严格)?(?:控制在|不超出?|不突破)(?:批复|批准|核定)?的?(概算|预算|限额|标准|定额|投资)(?:批复)?(?:以?内|之内|范围内?)?$/.exec(
      goal,
    )?.[1]
  return (
    bound !== undefined &&
    isAboveZero(value) &&
    new RegExp(`^超(?:出|过)?(?:批复|批准)?${bound}\\d`).test(normaliseText(actual))
  )
}

const NONE_ASKED = /^(?:零|无|未|没有|不|杜绝|避免|负)/

/** 「转移群众320人」 against 「避免人员伤亡」: how it was avoided. */
const HANDLED = /^\s*(?:共|累计|已|及时|安全|成功)*(?:转移|疏散|撤离|救助|救治|救援|排查|处置|整改|调解|化解|挽回|避免)/

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
  // 「是」 to 「否」 where it was asked whether something happened.
  if (goal === '否' && done === '是') return NOT
  // A price that was to be steady.
  if (
    /^(?:保持|维持)?(?:基本|总体)?(?:平稳|稳定)$/.test(goal) &&
    /^(?:出现|呈)?大幅(?:上涨|下跌|波动|震荡)$/.test(done)
  )
    return NOT
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
