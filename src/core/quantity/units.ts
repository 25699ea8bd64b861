import { Decimal, ONE } from '../model/decimal.ts'

/** What a measure counts (units of one dimension may be converted), and how much of the dimension's base one unit is. */
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
define('minute', '天 日 个自然日 自然日', 1440, false)
define('minute', '周 星期 个星期 个周', 10080, false)
define('workday', '工作日 个工作日', 1, false)
define('month', '月 个月', 1, false)
define('month', '季度 个季度', 3, false)
define('month', '年 周年 年度', 12, false)
define('minute', '分钟 min', 1, false)
define('minute', '小时 个小时 时 h', 60, false)
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
define('thing:本', '册', 1, true)
define('thing:栋', '幢', 1, true)
/** 台套 counts 台 and 套 alike; behind a bracket the writer left both open: 「篇（部）」. */
define('thing:台|thing:套', '台套', 1, true)
define('thing:棵', '株', 1, true)

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

/** Whether a text after a figure is a unit: `known` has a listed measure (or is empty), `unknown` is a short noun, `no` anything else. */
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
  return ['workday', 'month', 'minute', 'second'].includes(dimension ?? '') ? 'time' : 'other'
}

const nounsAgree = (a: string, b: string): boolean => a === '' || b === '' || a.includes(b) || b.includes(a)

/**
 * How two units stand to each other. `factor` turns a figure in `from` into one in `to` (公里 → 米 is 1000; 天 and 日 are 1).
 * `one-missing`: one has no unit, or only one names what it is per (元/吨 and 元). 个 fits every thing that is counted (个/家/项), not
 * times, persons' visits or batches. Undefined when they measure different things.
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

interface Related {
  readonly relation: 'same' | 'one-missing'
  readonly factor: Decimal
}

function relateSingle(to: string, from: string): Related | undefined {
  if (to === from) return { relation: 'same', factor: ONE }
  if (to === '' || from === '') return { relation: 'one-missing', factor: ONE }
  const a = splitUnit(to)
  const b = splitUnit(from)
  if (a === undefined || b === undefined) return undefined
  if (a.per.length > 0 && b.per.length > 0) {
    const alike = a.per.length === b.per.length && a.per.every((part, index) => perAgrees(part, b.per[index]!))
    if (!alike) return undefined
  }
  const relation = a.per.length === b.per.length ? 'same' : 'one-missing'
  const factor = relateHeads(a, b)
  return factor && { relation, factor }
}

function perAgrees(a: string, b: string): boolean {
  const x = MEASURES.get(a)
  const y = MEASURES.get(b)
  if (x !== undefined && y !== undefined) return x.dimension === y.dimension && x.factor === y.factor
  return nounsAgree(a, b)
}

function relateHeads(a: Unit, b: Unit): Decimal | undefined {
  const x = MEASURES.get(a.measure)
  const y = MEASURES.get(b.measure)
  if (x === undefined || y === undefined) {
    // 「9区县」 and 「9个区县」 or 「9个」; two bare nouns must name each other.
    const known = x ?? y
    const counted =
      known === undefined || known.dimension === 'thing' || known.dimension.startsWith('thing:') || known.dimension === 'person'
    return counted && (known !== undefined && (a.noun === '' || b.noun === '') ? known.dimension === 'thing' : nounsAgree(a.noun, b.noun))
      ? ONE
      : undefined
  }
  const sharesKind =
    x.dimension === y.dimension || x.dimension.split('|').includes(y.dimension) || y.dimension.split('|').includes(x.dimension)
  if (sharesKind) return new Decimal(y.factor).div(x.factor)
  const generic = x.dimension === 'thing' ? y.dimension : y.dimension === 'thing' ? x.dimension : ''
  return generic.startsWith('thing:') || generic === 'person' || generic === 'case' ? ONE : undefined
}
