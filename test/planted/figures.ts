import { chinese } from './chinese-numeral.ts'
import type { Draw } from './draw.ts'
import { clamp, ONE, type Rational, rational, rounded, ZERO } from './rational.ts'

export type FigureKind =
  | 'count'
  | 'percent'
  | 'percent-most'
  | 'days'
  | 'money-most'
  | 'unit-price'
  | 'large'
  | 'growth'
  | 'decline'
  | 'zero'
  | 'date'
  | 'months'
  | 'words'
  | 'range'
  | 'chinese'
  | 'points'

export type Outcome = 'reached' | 'over' | 'missed' | 'late' | 'partly' | 'not'

/** A target with its outcome, and what the official formula makes of them. */
export interface Figure {
  readonly kind: FigureKind
  readonly target: string
  readonly actual: string
  readonly outcome: Outcome
  /** Share of the 分值 by formula; undefined where a person decides (words, late dates). */
  readonly share: Rational | undefined
  /** Completed to 130 % or more where more is better. */
  readonly over: boolean
}

export type FigureMaker = (draw: Draw, outcome: Outcome, year: number) => Figure

type Spelling = (figure: string) => string

const AT_LEAST: readonly Spelling[] = [
  (t) => `≥${t}`,
  (t) => `≥${t}`,
  (t) => `≥ ${t}`,
  (t) => `≧${t}`,
  (t) => `>=${t}`,
  (t) => `${t}以上`,
  (t) => `${t}及以上`,
  (t) => `不少于${t}`,
  (t) => `不低于${t}`,
  (t) => `至少${t}`,
  (t) => t,
]
const MORE_THAN: readonly Spelling[] = [(t) => `＞${t}`, (t) => `>${t}`, (t) => `超过${t}`, (t) => `大于${t}`]
const AT_MOST: readonly Spelling[] = [
  (t) => `≤${t}`,
  (t) => `≤${t}`,
  (t) => `≦${t}`,
  (t) => `<=${t}`,
  (t) => `${t}以内`,
  (t) => `${t}以下`,
  (t) => `不超过${t}`,
  (t) => `不高于${t}`,
  (t) => `控制在${t}以内`,
]
const LESS_THAN: readonly Spelling[] = [(t) => `＜${t}`, (t) => `<${t}`, (t) => `低于${t}`, (t) => `小于${t}`]

const fullWidth = (text: string): string =>
  text.replace(/[\d.%]/g, (char) => String.fromCodePoint(char.codePointAt(0)! + 0xfee0))

function measured(
  kind: FigureKind,
  outcome: Outcome,
  texts: readonly [string, string],
  share: Rational,
  over = false,
): Figure {
  return { kind, target: texts[0], actual: texts[1], outcome, share: clamp(share), over }
}

/** Whole units a (target) and b (actual), the actual as far as the outcome asks. */
function higher(draw: Draw, outcome: Outcome, least: number, most: number): readonly [number, number] {
  const a = draw.int(least, most)
  if (outcome === 'missed') return [a, draw.int(Math.floor(a * 0.3), a - 1)]
  if (outcome === 'over') return [a, Math.ceil(a * 1.3) + draw.int(0, a)]
  return [a, a + draw.int(0, Math.max(0, Math.ceil(a * 1.3) - a - 1))]
}

/** More is better: `unit` behind both figures, `places` decimals. */
export function atLeast(kind: FigureKind, unit: string, least: number, most: number, places = 0): FigureMaker {
  return (draw, outcome) => {
    const [a, b] = higher(draw, outcome === 'missed' || outcome === 'over' ? outcome : 'reached', least, most)
    const write = (value: number): string => `${rounded(rational(value, 10 ** places), places)}${unit}`
    const strict = b > a && draw.chance(0.12)
    // 「16年」 without a sign may be an endurance or a term: both count, so it is never written bare here.
    const signed = unit === '年' ? AT_LEAST.slice(0, -1) : AT_LEAST
    const target = draw.pick(strict ? MORE_THAN : signed)(write(a))
    const texts = [draw.chance(0.05) ? fullWidth(target) : target, write(b)] as const
    return measured(
      kind,
      b < a ? 'missed' : b * 10 >= a * 13 ? 'over' : 'reached',
      texts,
      rational(b, a),
      b * 10 >= a * 13,
    )
  }
}

/** A rate of at most 100 %. */
export const percentAtLeast: FigureMaker = (draw, outcome) => {
  const whole = draw.chance(0.6)
  const a = whole ? draw.int(60, 100) * 10 : draw.int(600, 1000)
  const b = outcome === 'missed' ? draw.int(Math.floor(a / 3), a - 1) : draw.int(a, 1000)
  const write = (value: number): string => `${rounded(rational(value, 10), 1)}%`
  const spelled = whole && draw.chance(0.08) ? `百分之${chinese(a / 10)}以上` : draw.pick(AT_LEAST)(write(a))
  return measured('percent', b < a ? 'missed' : 'reached', [spelled, write(b)], rational(b, a), b * 10 >= a * 13)
}

/** Less is better: share 1 − (b − a) ÷ a. */
export function atMost(kind: FigureKind, unit: string, least: number, most: number, places = 0): FigureMaker {
  return (draw, outcome) => {
    const a = draw.int(least, most)
    const missed = outcome === 'missed'
    const b = missed ? a + draw.int(1, Math.ceil(a * 1.3)) : draw.int(Math.ceil(a * 0.6), a)
    const write = (value: number): string => `${rounded(rational(value, 10 ** places), places)}${unit}`
    const strict = b < a && draw.chance(0.12)
    const target = draw.pick(strict ? LESS_THAN : AT_MOST)(write(a))
    return measured(kind, missed ? 'missed' : 'reached', [target, write(b)], missed ? rational(2 * a - b, a) : ONE)
  }
}

/** 「2亿元」 against 「21500万元」, 「1.2万人次」 against 「12600人次」. */
export const large: FigureMaker = (draw, outcome) => {
  const [big, small] = draw.pick([
    ['亿元', '万元'],
    ['万人次', '人次'],
    ['亿美元', '万美元'],
    ['万亩', '亩'],
  ] as const)
  const [a, b] = higher(draw, outcome, 11, 90)
  const shown = rounded(rational(a, 10), 1)
  const actual = draw.chance(0.5) ? `${b * 1000}${small}` : `${rounded(rational(b, 10), 1)}${big}`
  return measured(
    'large',
    b < a ? 'missed' : 'reached',
    [draw.pick(AT_LEAST)(`${shown}${big}`), actual],
    rational(b, a),
    b * 10 >= a * 13,
  )
}

/** 「增长8%」 against 「8.6%」, also against a fall. */
export const growth: FigureMaker = (draw, outcome) => {
  const [a, b] = higher(draw, outcome, 30, 120)
  const write = (value: number): string => `${rounded(rational(value, 10), 1)}%`
  const target = draw.pick([`增长${write(a)}`, `同比增长${write(a)}`, `增长${write(a)}以上`, `≥${write(a)}`])
  if (outcome === 'missed' && draw.chance(0.4)) {
    const fall = draw.int(5, 90)
    return measured('growth', 'missed', [target, draw.pick([`-${write(fall)}`, `下降${write(fall)}`])], ZERO)
  }
  const actual = draw.pick([write(b), `增长${write(b)}`, `同比增长${write(b)}`])
  return measured('growth', b < a ? 'missed' : 'reached', [target, actual], rational(b, a), b * 10 >= a * 13)
}

/** 「下降5%」: the decrease is what counts. */
export const decline: FigureMaker = (draw, outcome) => {
  const [a, b] = higher(draw, outcome, 20, 90)
  const write = (value: number): string => `${rounded(rational(value, 10), 1)}%`
  const target = draw.pick([`下降${write(a)}`, `下降${write(a)}以上`, `降低${write(a)}`])
  return measured(
    'decline',
    b < a ? 'missed' : 'reached',
    [target, `下降${write(b)}`],
    rational(b, a),
    b * 10 >= a * 13,
  )
}

export const zero: FigureMaker = (draw, outcome) => {
  const unit = draw.pick(['起', '次', '件', ''])
  const target = draw.pick([`0${unit}`, `0${unit}`, `=0${unit}`, `零${unit === '' ? '起' : unit}`])
  const missed = outcome === 'missed'
  const actual = missed ? `${draw.int(1, 5)}${unit}` : `0${unit}`
  return measured('zero', missed ? 'missed' : 'reached', [target, actual], missed ? ZERO : ONE)
}

export const months: FigureMaker = (draw, outcome) => {
  const a = draw.int(6, 12)
  const b = outcome === 'missed' ? draw.int(3, a - 1) : a
  return measured(
    'months',
    b < a ? 'missed' : 'reached',
    [draw.pick([`≥${a}个月`, `${a}个月以上`]), `${b}个月`],
    rational(b, a),
  )
}

export const range: FigureMaker = (draw) => {
  const low = draw.int(3, 40)
  const high = low + draw.int(2, 20)
  const unit = draw.pick(['个', '家', '场', '%'])
  const join = draw.pick(['-', '～', '至', '—'])
  const target = `${low}${unit === '%' ? '%' : ''}${join}${high}${unit}`
  return measured('range', 'reached', [target, `${draw.int(low, high)}${unit}`], ONE)
}

export const inChinese: FigureMaker = (draw, outcome) => {
  const [a, b] = higher(draw, outcome, 3, 60)
  const target = draw.pick([`${chinese(a)}场以上`, `不少于${chinese(a)}场`, `≥${chinese(a)}场`, `${chinese(a)}场`])
  const actual = draw.chance(0.5) ? `${chinese(b)}场` : `${b}场`
  return measured('chinese', b < a ? 'missed' : 'reached', [target, actual], rational(b, a), b * 10 >= a * 13)
}
