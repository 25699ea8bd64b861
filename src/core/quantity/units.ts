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

const MEASURES = new Map<string, Measure>()
function define(dimension: string, words: string, factor: number, noun: boolean): void {
  for (const word of words.split(' ')) MEASURES.set(word, { dimension, factor, noun })
}

define('ratio', '% ‰ 个百分点 百分点 折 成', 1, false)
define('yuan', '元 人民币 元人民币', 1, false)
define('usd', '美元 美金', 1, false)
for (const currency of ['欧元', '港元', '港币', '日元', '英镑']) define(currency, currency, 1, false)
define('second', '天 日 个自然日 自然日', 86_400, false)
define('second', '周 星期 个星期 个周', 604_800, false)
define('workday', '工作日 个工作日', 1, false)
define('month', '月 个月', 1, false)
define('month', '季度 个季度', 3, false)
define('month', '年 周年 年度', 12, false)
define('second', '分钟 min', 60, false)
define('second', '小时 个小时 时 h', 3600, false)
define('second', '秒 秒钟 s', 1, false)
define('length', '毫米 mm', 0.001, true)
define('length', '厘米 cm', 0.01, true)
define('length', '米 m 延米', 1, true)
define('length', '公里 千米 km', 1000, true)
// One third of a square metre is the base: 亩 is 2000/3 平方米 and stays exact.
define('area', '平方米 平方 平米 m2', 3, true)
define('area', '亩', 2000, true)
define('area', '公顷', 30000, true)
define('area', '平方公里 平方千米', 3000000, true)
define('volume', '立方米 立方 方', 1, false)
define('litre', '升 L', 1, false)
define('mass', '毫克 mg', 0.000001, true)
define('mass', '微克 ug μg', 0.000000001, true)
define('mass', '克 g', 0.001, true)
define('mass', '斤', 0.5, true)
define('mass', '公斤 千克 kg', 1, true)
define('mass', '吨 t', 1000, true)
define('energy', '千瓦时 度 kwh kWh', 1, false)
define('power', '千瓦 kw kW', 1, false)
define('power', '兆瓦 MW', 1000, false)
define('temperature', '℃ °C 摄氏度', 1, false)
define('points', '分', 1, false)
define('fold', '倍', 1, false)
define('lesson', '学时 课时', 1, true)
define('person', '人 名 位 个人 员', 1, true)
define('person-times', '人次', 1, true)
define('person-days', '人天 人日', 1, false)
define('times', '次 场 场次 回 趟', 1, true)
define('batch', '批 批次', 1, true)
define('case', '起 例 宗', 1, true)
define('thing', '个', 1, true)
for (const word of '家 户 项 件 处 所 座 栋 套 台 部 辆 条 张 份 篇 本 册 支 只 种 类 款 道 期 届 班 门 间 块地 棵 株 头 羽 村 县 区 镇 乡 街道 社区 区县 县区 县市区 市州 单 笔 队 组 片 盏 口 眼 枚 幅 艘 架 站 点 宗地 车次 班次 户次 家次 件次 台套 台次 颗 节 讲 轮 车 幢 标段 路 包 箱 袋 瓶 桶 盒 把 根 块 面 双 对 顶 床 剂 剂次 人份 课 节次 期次 站点 人月 处次 宗次 台班 道次'.split(
  ' ',
)) {
  define(`thing:${word}`, word, 1, true)
}
// Counters that are used for one another: 「5辆」 and 「5台」, 「60起」 and 「60件」.
for (const words of [
  '本 册',
  '栋 幢',
  '棵 株',
  '辆 台 部 台套 套 台次',
  '家 户',
  '幅 块 张 面',
  '床 张床 床位',
  '只 头 羽 匹',
  '处 个点 点',
  '条 道',
]) {
  for (const word of words.split(' ')) define(`thing:${words.split(' ')[0]}`, word, 1, true)
}
define('case', '件 案', 1, true)

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
  const dimension = MEASURES.get(splitUnit(alternatives(text)[0])?.measure ?? '')?.dimension
  if (dimension === 'ratio') return 'ratio'
  if (dimension === 'yuan' || dimension === 'usd' || /[元币镑]$/.test(dimension ?? '')) return 'money'
  return ['workday', 'month', 'second'].includes(dimension ?? '') ? 'time' : 'other'
}

const nounsAgree = (a: string, b: string): boolean => a === '' || b === '' || a.includes(b) || b.includes(a)

/** A figure times `times`, divided by `per`. */
export interface Scale {
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

/** 「篇|部」, and 「台/套」 for 「台（套）」. */
function alternatives(unit: string): readonly [string, ...string[]] {
  return unit === '台/套' ? ['台', '套'] : (unit.split('|') as unknown as readonly [string, ...string[]])
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
