import words from '../../../templates/words/units.json'
import { Decimal, ONE } from '../model/decimal.ts'

/**
 * What a measure counts (units of one dimension may be converted), and how much of the dimension's base one unit is.
 */
interface Measure {
  readonly dimension: string
  readonly factor: number
  /** 「家企业」 「个项目」: a measure that a noun may follow. Money, times and ratios take none. */
  readonly noun: boolean
}

/** Every word of templates/words/units.json; where one stands in two lists, the later counts. */
const MEASURES: ReadonlyMap<string, Measure> = new Map(
  [
    ...words.measures.map(({ counts, words: of, factor, noun = false }) => ({ dimension: counts, of, factor, noun })),
    ...words.things.map((word) => counter(`thing:${word}`, [word])),
    ...words.sameThings.map((same) => counter(`thing:${same[0]}`, same)),
    counter('case', words.cases),
  ].flatMap(({ of, ...measure }) => of.map((word) => [word, measure] as const)),
)

function counter(dimension: string, of: readonly string[]) {
  return { dimension, of, factor: 1, noun: true }
}

const LONGEST = Math.max(...[...MEASURES.keys()].map((word) => word.length))
/** A clause rather than a name: 「个未完成」 「人以上正常工作」. */
const CLAUSE = /[未不无没非的已正将了均可需是为及以性前后几来式]/
const NOUN = /^[\p{Script=Han}A-Za-z]{1,6}$/u
const UNKNOWN = /^\p{Script=Han}{1,4}$/u
/** 「500强」 「5星级」 「3号」 count nothing. */
const RANK = /^[强级号星代等度第]/

/** A unit's parts: 「家企业/个人」 is 家, 企业, per 个人. */
interface Unit {
  readonly measure: string
  readonly noun: string
  readonly per: readonly string[]
}

function splitUnit(text: string): Unit | undefined {
  const [head = '', ...per] = text.split('/')
  if (per.length > 2 || per.some((part) => !NOUN.test(part) || CLAUSE.test(part))) return undefined
  let startsWithMeasure = false
  for (let length = Math.min(LONGEST, head.length); length > 0; length -= 1) {
    const measure = MEASURES.get(head.slice(0, length))
    if (measure === undefined) continue
    startsWithMeasure = true
    const noun = head.slice(length)
    if (noun === '') return { measure: head, noun, per }
    if (measure.noun && NOUN.test(noun) && !CLAUSE.test(noun)) return { measure: head.slice(0, length), noun, per }
  }
  if (head === '') return per.length === 0 ? { measure: '', noun: '', per } : undefined
  // 「亿元项目」 「小时全天预约」: behind an amount or a time stands no noun.
  if (startsWithMeasure) return undefined
  return UNKNOWN.test(head) && !CLAUSE.test(head) && !RANK.test(head) ? { measure: '', noun: head, per } : undefined
}

/**
 * Whether a text after a figure is a unit: `known` has a listed measure (or is empty), `unknown` is a short noun, `no`
 * anything else.
 */
export function unitKind(text: string): 'known' | 'unknown' | 'no' {
  if (text.includes('|')) return 'no'
  const unit = text.length > 20 ? undefined : splitUnit(text)
  if (unit === undefined) return 'no'
  return unit.measure !== '' || text === '' ? 'known' : 'unknown'
}

/** 人次, 台套: listed as one measure, and no measure with a noun behind it. */
export function isMeasure(text: string): boolean {
  return MEASURES.has(text)
}

/** Which kind of unit this is, where the direction of a target depends on it. */
export function unitDimension(text: string): 'money' | 'ratio' | 'time' | 'none' | 'other' {
  if (text === '') return 'none'
  const dimension = MEASURES.get(splitUnit(alternatives(text)[0]!)?.measure ?? '')?.dimension
  if (dimension === 'ratio') return 'ratio'
  if (dimension === 'yuan' || dimension === 'usd' || /[元币镑]$/.test(dimension ?? '')) return 'money'
  return ['workday', 'month', 'second'].includes(dimension ?? '') ? 'time' : 'other'
}

const nounsAgree = (a: string, b: string): boolean => a === '' || b === '' || a.includes(b) || b.includes(a)

/** A figure times `times`, divided by `per`. */
interface Scale {
  readonly times: Decimal
  readonly per: Decimal
}

const UNSCALED: Scale = { times: ONE, per: ONE }

/**
 * How two units stand to each other. `times` ÷ `per` turns a figure in `from` into one in `to` (公里 → 米 is 1000 ÷ 1, 秒 →
 * 分钟 1 ÷ 60; multiplied first, it stays exact). `one-missing`: one has no unit, or only one names what it is per (元/吨
 * and 元). 个 fits every thing that is counted (个/家/项), not times, persons' visits or batches. Undefined when they
 * measure different things.
 */
export function relateUnits(to: string, from: string): Related | undefined {
  for (const one of alternatives(to))
    for (const other of alternatives(from)) {
      const related = relateSingle(one, other)
      if (related) return related
    }
  return undefined
}

/** 「篇|部」, and 「台/套」 for 「台（套）」; a bed is counted in 张 or in 床. */
function alternatives(unit: string): readonly string[] {
  if (unit === '台/套') return ['台', '套']
  return unit === '张' ? ['张', '床'] : unit.split('|')
}

type Related = { readonly relation: 'same' | 'one-missing' } & Scale

function relateSingle(to: string, from: string): Related | undefined {
  if (to === from) return { relation: 'same', ...UNSCALED }
  if (to === '' || from === '') return { relation: 'one-missing', ...UNSCALED }
  const a = splitUnit(to)
  const b = splitUnit(from)
  if (a === undefined || b === undefined) return undefined
  if (a.per.length > 0 && b.per.length > 0 && !persAgree(a.per, b.per)) return undefined
  const relation = a.per.join('') === b.per.join('') || a.per.length === b.per.length ? 'same' : 'one-missing'
  const scale = relateHeads(a, b)
  return scale && { relation, ...scale }
}

/** 「元/生·年」 and 「元/生」, 「元/人天」 and 「元/人·天」: the same, or a part of it left out. */
function persAgree(a: readonly string[], b: readonly string[]): boolean {
  if (a.join('') === b.join('')) return true
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  return short.every((part) => long.some((other) => perAgrees(part, other)))
}

function perAgrees(a: string, b: string): boolean {
  const x = MEASURES.get(a)
  const y = MEASURES.get(b)
  if (x !== undefined && y !== undefined) return x.dimension === y.dimension && x.factor === y.factor
  return nounsAgree(a, b)
}

function relateHeads(a: Unit, b: Unit): Scale | undefined {
  const x = MEASURES.get(a.measure)
  const y = MEASURES.get(b.measure)
  if (x === undefined || y === undefined) {
    // 「9区县」 and 「9个区县」 or 「9个」; two bare nouns must name each other.
    const known = x ?? y
    const counted =
      known === undefined ||
      known.dimension === 'thing' ||
      known.dimension.startsWith('thing:') ||
      known.dimension === 'person'
    return counted &&
      (known !== undefined && (a.noun === '' || b.noun === '')
        ? known.dimension === 'thing'
        : nounsAgree(a.noun, b.noun))
      ? UNSCALED
      : undefined
  }
  if (x.dimension === y.dimension) return { times: new Decimal(y.factor), per: new Decimal(x.factor) }
  // 「30分」 beside 「26分钟」 is minutes.
  if (x.dimension === 'points' && y.dimension === 'second')
    return { times: new Decimal(y.factor), per: new Decimal(60) }
  if (y.dimension === 'points' && x.dimension === 'second')
    return { times: new Decimal(60), per: new Decimal(x.factor) }
  const generic = x.dimension === 'thing' ? y.dimension : y.dimension === 'thing' ? x.dimension : ''
  return generic.startsWith('thing:') || generic === 'person' || generic === 'case' ? UNSCALED : undefined
}

/** The longest listed measure that a text begins with: 「个农贸市场」 → 「个」, 「人次」 → 「人次」; '' where it begins with none. */
export function leadingMeasure(text: string): string {
  for (let length = Math.min(LONGEST, text.length); length > 0; length -= 1) {
    const word = text.slice(0, length)
    if (MEASURES.has(word)) return word
  }
  return ''
}
