import { type Decimal, HUNDRED, ONE, ZERO } from '../model/decimal.ts'
import { joinComparators } from './comparators.ts'
import { readPrefix } from './figure-prefix.ts'
import { readSuffix } from './figure-suffix.ts'
import { CHINESE_NUMERAL, chineseInteger, plainNumber } from './numerals.ts'
import type { NumberQuantity, RangeQuantity, UnreadableQuantity } from './quantity.ts'

/** Longer texts are prose. */
const LONGEST_FIGURE = 80
const CONFLICT: UnreadableQuantity = { kind: 'unreadable', reason: '两个比较符号互相矛盾' }

const PART_OF_HUNDRED = new RegExp(`([百千])分之([\\d.]+|[${CHINESE_NUMERAL}]+)`, 'g')
const NUMERALS = new RegExp(`[${CHINESE_NUMERAL}]+`, 'g')
const CHINESE_ENDS = new RegExp(`^([${CHINESE_NUMERAL}]+)(~|至|到|-)([${CHINESE_NUMERAL}]+)(.*)$`)

/** 「百分之95」 → 「95%」, 「百分百」 → 「100%」, 「PM2.5」 「500强」 → a word without digits. */
function evenWording(text: string): string {
  return (
    text
      // What is counted within the figure is no second figure.
      .replace(/\((?:其中|含|包括|包含|详见)[^()未不无没]+\)$/, '')
      .replace(/^(\D*)¥([\d,.]+[万亿]?)元?/, '$1$2元')
      .replace(/百分之百|百分百/g, '100%')
      .replace(
        /([二三四五六七八九十])分之([一二三四五六七八九])/g,
        (_, of: string, part: string) => `${share(of, part)}%`,
      )
      .replace(PART_OF_HUNDRED, (_, base: string, number: string) => `${number}${base === '百' ? '%' : '‰'}`)
      // 「12/10万」 is so many of 100,000.
      .replace(/(?<=\d)(?:例|人|名)?\/(?:10|十)万人?(?!\d)/, '例/十万人')
      .replace(/(?<![上下每])半(?=年|个月|天)/g, '0.5')
      .replace(
        /(\d{1,3})分钟?(\d{1,2})秒/g,
        (_, minutes: string, seconds: string) => `${Number(minutes) * 60 + Number(seconds)}秒`,
      )
      .replace(
        /(\d{1,3})小时(\d{1,2})分钟?/g,
        (_, hours: string, minutes: string) => `${Number(hours) * 60 + Number(minutes)}分钟`,
      )
      // 「由75%提升至82%」: where it came to.
      .replace(/^[由从][^\d]{0,6}[\d.,]+[^\d]{0,4}?(?:提升|提高|增长|增加|上升|下降|降低|减少|[升增降减])[至到为]/, '')
      .replace(/PM2\.5|PM10|\d+强|[345]A级?(?:旅游)?(?:景?区)?|[45]G|\d+热线/gi, '某')
  )
}

/** 「三分之二」 in per cent, at two decimals. */
function share(of: string, part: string): string {
  const [whole, some] = [chineseInteger(of)!, chineseInteger(part)!]
  return HUNDRED.times(some).div(whole).toDecimalPlaces(2).toFixed()
}

/**
 * Chinese numerals as digits, only where the text has no digits and exactly as many numerals as asked for: 「五年以上」 →
 * 「5年以上」. Undefined otherwise (「三公经费」 is caught later by its missing unit).
 */
function withDigits(text: string): string | undefined {
  const spans = text.match(NUMERALS)
  if (spans?.length !== 1) return undefined
  const value = chineseInteger(spans[0]!)
  return value === undefined ? undefined : text.replace(spans[0]!, String(value))
}

/** 「零事故」: zero of something bad. 「零距离」 「零增长」 「零售」 are words. */
const ZERO_OF =
  /^[零0]起?(?:安全|责任|重大|生产)*(?:事故|投诉|上访|差错|失误|感染|死亡|伤亡|违规|违纪|延误|发生|案件|拖欠|浪费|缺陷|漏报|瞒报|逾期|新增)$/
/** 「十分」 is an adverb, 「一期」 「三类」 name one thing; no work has a sixth phase. */
const NOT_A_COUNT = /^(?:十分|[一二三]期|[一二三四五六七八九十]+[类届级等方点分])$/

/**
 * One figure with its sign, unit and wording (text already normalised): 「≥90%」 「完成3家」 「同比增长-6.5%」 「五年以上」. Undefined
 * when the text is not wholly understood as one figure.
 */
export function parseFigure(text: string): NumberQuantity | UnreadableQuantity | undefined {
  if (text.length > LONGEST_FIGURE) return undefined
  const evened = evenWording(text)
  if (ZERO_OF.test(evened.replace(/^(?:实现|确保|保持|达到)/, ''))) return figure({ value: ZERO, unit: '' })
  if (/\d/.test(evened)) return figureFromDigits(evened, false)
  if (NOT_A_COUNT.test(evened)) return undefined
  // 「零起步」 「零距离」 are words; alone or with a plain measure it is the number.
  if (evened.startsWith('零') && !/^零(?:个|起|次|件|例|人|宗|元|家|项)?$/.test(evened)) return undefined
  const digits = withDigits(evened)
  return digits === undefined ? undefined : figureFromDigits(digits, true)
}

function figure(parts: Partial<NumberQuantity> & { value: Decimal; unit: string }): NumberQuantity {
  return { kind: 'number', comparator: 'none', multiplier: ONE, decimalsShown: 0, ...parts }
}

function figureFromDigits(text: string, strict: boolean): NumberQuantity | UnreadableQuantity | undefined {
  const year = /^((?:[较比])?20\d\d年度?(?:同期)?(?:底)?)(?=\D*\d)(?!\d)/.exec(text)
  const masked = year ? text.slice(year[0].length) : text
  const match = /^([^\d.]*)(\d[\d,]*(?:\.\d+)?|\.\d+)(\D*)$/.exec(masked)
  if (!match) return undefined
  const signed = /^(.*?)([-+]|负|正)?$/.exec(match[1]!)!
  if (signed[2] !== undefined && /[-+负正]$/.test(signed[1]!))
    return { kind: 'unreadable', reason: '数字前有两个正负号' }
  const number = plainNumber(match[2]!.replace(/,$/, ''))
  const prefix = readPrefix(signed[1]!)
  const suffix = readSuffix((match[2]!.endsWith(',') ? ',' : '') + match[3]!)
  if (prefix === undefined || suffix === undefined) return undefined
  if (prefix === 'conflict' || suffix === 'conflict') return CONFLICT
  if (number === undefined) return { kind: 'unreadable', reason: '数字的千分位或小数点写法不对' }
  // 「建设项目2022年完成」: a year, however it got here, is no duration.
  if (/^年/.test(suffix.unit) && number.value.greaterThanOrEqualTo(1900) && number.value.lessThanOrEqualTo(2100))
    return undefined
  const comparator = joinComparators(prefix.comparator, suffix.comparator)
  if (comparator === undefined) return CONFLICT
  // Behind words that are not understood a bare figure or an unknown noun may be anything.
  if (!prefix.understood && (!suffix.known || suffix.unit === '') && suffix.multiplier.equals(ONE)) return undefined
  if (strict && (!prefix.understood || !suffix.known)) return undefined
  const negative = signed[2] === '-' || signed[2] === '负'
  if (negative && prefix.trend === 'down') return { kind: 'unreadable', reason: '「下降」与负号同时出现，方向不明' }
  const scaled = scaleRatio(number.value.times(suffix.multiplier), suffix.unit)
  const value = !scaled.value.isZero() && (negative || prefix.trend === 'down') ? scaled.value.negated() : scaled.value
  const unit = prefix.per === undefined ? scaled.unit : `${scaled.unit}/${prefix.per}`
  return {
    ...figure({ value, unit, comparator, multiplier: suffix.multiplier, decimalsShown: number.decimals }),
    ...(prefix.trend && { trend: prefix.trend }),
    ...(prefix.movedTo && { movedTo: prefix.movedTo }),
    ...((prefix.approximate || suffix.approximate) && { approximate: true as const }),
  }
}

/** Per cents, per milles, 折 and 成 as ratios with the one unit 「%」; 百分点 keeps its name. */
function scaleRatio(value: Decimal, unit: string): { readonly value: Decimal; readonly unit: string } {
  const [head = '', ...per] = unit.split('/')
  const tail = per.length === 0 ? '' : `/${per.join('/')}`
  if (head === '%') return { value: value.div(HUNDRED), unit }
  if (head === '个百分点' || head === '百分点') return { value: value.div(HUNDRED), unit: `百分点${tail}` }
  if (head === '‰') return { value: value.div(1000), unit: `%${tail}` }
  if (head === '折' || head === '成') return { value: value.div(10), unit: `%${tail}` }
  return { value, unit }
}

const RANGE = /^(\D*?)([-+]?)(\d[\d,]*(?:\.\d+)?)([^\d~至到-]*)(?:~|-+|—+|至|到)([-+]?)(\d[\d,]*(?:\.\d+)?)(\D*)$/

/**
 * 「5-10个」 「5%～10%」 「5万至10万元」 「±5%」 「三至五年」 (text already normalised). 万/亿 and the unit written once serve both ends.
 * Undefined when the text is no range; unreadable when its lower end is the larger.
 */
export function parseRange(text: string): RangeQuantity | UnreadableQuantity | undefined {
  if (text.length > LONGEST_FIGURE) return undefined
  const plusMinus = /^(?:误差|偏差|浮动|波动|控制在|幅度|在)*±([\d.,]+\D*)$/.exec(text)
  if (plusMinus) {
    const half = parseFigure(plusMinus[1]!)
    return half?.kind === 'number'
      ? { kind: 'range', low: half.value.negated(), high: half.value, unit: half.unit, multiplier: half.multiplier }
      : undefined
  }
  const about = /^(\D*)([\d.,]+)(\D*?)±([\d.]+)([^\d±]*)$/.exec(text)
  if (about) return rangeAbout(about[1]!, about[2]!, about[4]!, about[5]! || about[3]!)
  const match = RANGE.exec(chineseEnds(text))
  if (!match) return undefined
  const [, before = '', lowSign, lowDigits, middle = '', highSign, highDigits, after = ''] = match
  const high = figureFromDigits(`${highSign}${highDigits}${after.replace(/(?:之间|区间|范围内?)$/, '')}`, false)
  const low = figureFromDigits(
    `${before.replace(/在$/, '')}${lowSign}${lowDigits}${middle === '' ? after.replace(/(?:之间|区间|范围内?)$/, '') : middle}`,
    false,
  )
  if (high?.kind !== 'number' || low?.kind !== 'number') return undefined
  if (low.comparator !== 'none' || high.comparator !== 'none' || low.trend !== undefined || low.movedTo !== undefined)
    return undefined
  if (low.unit !== '' && low.unit !== high.unit) return undefined
  // 「5万-10万元」 writes 万 twice; 「5-10万元」 once.
  if (low.value.greaterThan(high.value)) return { kind: 'unreadable', reason: '范围的起点大于终点' }
  return { kind: 'range', low: low.value, high: high.value, unit: high.unit, multiplier: high.multiplier }
}

/** 「100±5亩」. */
function rangeAbout(before: string, middle: string, half: string, unit: string): RangeQuantity | undefined {
  const centre = parseFigure(`${before}${middle}${unit}`)
  const width = parseFigure(`${half}${unit}`)
  if (centre?.kind !== 'number' || width?.kind !== 'number' || centre.trend !== undefined) return undefined
  return {
    kind: 'range',
    low: centre.value.minus(width.value),
    high: centre.value.plus(width.value),
    unit: centre.unit,
    multiplier: centre.multiplier,
  }
}

function chineseEnds(text: string): string {
  if (/\d/.test(text)) return text
  const match = CHINESE_ENDS.exec(text)
  if (!match) return text
  const low = chineseInteger(match[1]!)
  const high = chineseInteger(match[3]!)
  return low === undefined || high === undefined ? text : `${low}${match[2]}${high}${match[4]}`
}
