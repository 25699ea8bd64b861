import { CHINESE_NUMERAL, chineseDigits, chineseInteger } from './numerals.ts'
import type { DateQuantity, Day, InvalidDateQuantity } from './quantity.ts'

const LEAD =
  /^(?:实际(?:完成)?(?:时间)?(?:为|于)?|不晚于|不迟于|最迟|最晚|预定|定于|已于|于|在|至|截至|截止到?|到|完成时间为?|时间为?|完成于|争取|力争|确保|已|每年|:)+/
const DONE =
  /(?:全部|均|已|按时|按期|如期|顺利|正式)*(?:完成|完工|竣工|验收|通过|交付|投入使用|结束|到位|发放|拨付|支付|兑现|上线|开工|开业|实现|落实|了)*(?:验收|支付|发放|拨付|建设|工作|任务)?$/
const BEFORE = /(?:之前|以前|前|以内|之内|内|止|为止)$/
const YEARS = { first: 1900, last: 2100 }

const leap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
/** Without a year 29 February is possible, as the last day of the month it is 28. */
function daysIn(month: number, year: number | undefined): number {
  if (month === 2) return year === undefined || leap(year) ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

const invalid = (reason: string): InvalidDateQuantity => ({ kind: 'invalid-date', valid: false, reason })

interface Parts {
  readonly year: string | undefined
  readonly month: string | undefined
  readonly day: string | undefined
  readonly part: string
  readonly before: boolean
}

/**
 * A date as people write it (text already normalised): 「2022年12月31日前」 「2022-12-31」 「2022.12」 「12月底前」 「2022年」 「二〇二二年十二月」
 * 「2022年上半年」 「1月至12月」. A part of the year comes back as its first and last day. Undefined when the text is no date
 * (「5年」 and 「365天」 are durations, 「12个月」 too); invalid-date when it has the shape of one but names no day of 1900–2100.
 */
export function parseDate(text: string): DateQuantity | InvalidDateQuantity | undefined {
  if (text.length > 60) return undefined
  const bare = text
    .replace(/[。;,、!]+$/, '')
    .replace(/^["'“‘(]+|["'”’)]+$/g, '')
    .replace(LEAD, '')
    .replace(/(日)(?:[01]?\d|2[0-4])[时点](?:整)?/, '$1')
  const tidy = arabic(bare)
  if (tidy === '年内') return single('当年')
  return period(tidy) ?? single(tidy)
}

const NUMERAL_OF_DATE = new RegExp(`([${CHINESE_NUMERAL}]+)(?=年|月|日|号|季度)`, 'g')

function arabic(text: string): string {
  return text.replace(NUMERAL_OF_DATE, (whole, numeral: string, offset: number, all: string) => {
    const next = all[offset + numeral.length]
    if (next === '年') return numeral.length === 4 ? (chineseDigits(numeral) ?? whole) : whole
    const value = chineseInteger(numeral)
    return value === undefined || (next === '日' && !/[月\d]$/.test(all.slice(0, offset))) ? whole : String(value)
  })
}

function single(text: string): DateQuantity | InvalidDateQuantity | undefined {
  const parts = spelled(text) ?? punctuated(text)
  return parts && build(parts)
}

function period(text: string): DateQuantity | InvalidDateQuantity | undefined {
  const match = /^(.{1,20}?)(?:至|到|~|-|—)(.{2,24})$/.exec(text)
  if (!match) return undefined
  const years = /^(?:19|20)\d\d年?$/.test(match[1]!) && /^(?:19|20)\d\d年?(?:度)?$/.test(match[2]!)
  if (years) return joinPeriod(`${match[1]!.slice(0, 4)}年`, `${match[2]!.slice(0, 4)}年`)
  const months = /^((?:\d{4}年)?\d{1,2})月?$/.exec(match[1]!)
  if (months && /^\d{1,2}月/.test(match[2]!)) return joinPeriod(`${months[1]}月`, match[2]!)
  if (!/[年月日]/.test(match[1]!) && !/^\d{4}[-./]\d/.test(match[1]!)) return undefined
  return joinPeriod(match[1]!, match[2]!)
}

function joinPeriod(from: string, to: string): DateQuantity | InvalidDateQuantity | undefined {
  const start = single(from)
  if (start?.kind !== 'date') return start
  const year = start.latest.year
  const end = single(/^\d{1,2}月/.test(to) && year !== undefined ? `${year}年${to}` : to)
  if (end?.kind !== 'date') return end
  return { ...end, earliest: start.earliest, precision: 'period' }
}

function endOf(text: string): { readonly core: string; readonly before: boolean } {
  const core = text.replace(DONE, '')
  const match = BEFORE.exec(core)
  return match ? { core: core.slice(0, match.index), before: !/[内止]$/.test(match[0]) } : { core, before: false }
}

function spelled(text: string): Parts | undefined {
  const { core, before } = endOf(text)
  const match =
    /^(?:(\d{1,6})年度?|(当年|本年度?|年))?(?:(\d{1,3})月份?(?:(\d{1,3})(?:日|号)?)?)?(底|末|初|中旬|中|上旬|下旬|上半年|下半年|全年|第?[1-4]季度(?:底|末)?)?(?:之?内)?$/.exec(
      core,
    )
  if (!match) return undefined
  const [, year, thisYear, month, day, part = ''] = match
  if (part === '全年' && year === undefined) return undefined
  if (year === undefined && month === undefined) {
    // 「年底」, 「上半年」, 「第三季度」; a bare 「年」 or 「年内」 names the year, 「年前」 and 「年中」 do not.
    if (part === '' || (part.length === 1 && thisYear === undefined))
      return thisYear !== undefined && /^(?:(?:当年|本年度?)内?)$/.test(core)
        ? { year, month, day, part, before }
        : undefined
    if (thisYear === '年' && /旬/.test(part)) return undefined
  }
  // 「5年」 「100年」 「22年」 are durations unless a month follows; 「12月」 is a month.
  if (year !== undefined && year.length < 4 && month === undefined) return undefined
  return { year, month, day, part, before }
}

function punctuated(text: string): Parts | undefined {
  const { core, before } = endOf(text)
  const compact = /^((?:19|20)\d{2})(\d{2})(\d{2})$/.exec(core)
  if (
    compact &&
    Number(compact[2]) >= 1 &&
    Number(compact[2]) <= 12 &&
    Number(compact[3]) >= 1 &&
    Number(compact[3]) <= 31
  ) {
    return { year: compact[1], month: compact[2], day: compact[3], part: '', before }
  }
  const short = /^(\d{1,2})[./](\d{1,2})$/.exec(core)
  if (short && before) return { year: undefined, month: short[1], day: short[2], part: '', before }
  const match = /^(\d{4,6})([-./])(\d{1,3})(?:\2(\d{1,3}))?(?:日)?(底|末|初)?$/.exec(core)
  if (!match) return undefined
  const [, year, mark, month, day, part = ''] = match
  // 「2022.5」 may be a month, 「1234.5」 is a figure; 「1000/20」 is no date.
  if (
    day === undefined &&
    !(
      Number(year) >= 1990 &&
      Number(year) <= 2050 &&
      Number(month) >= 1 &&
      Number(month) <= 12 &&
      (mark !== '.' || month!.length <= 2)
    )
  )
    return undefined
  return { year, month, day, part, before }
}

function build(parts: Parts): DateQuantity | InvalidDateQuantity {
  const { before } = parts
  if (parts.year !== undefined && ![2, 4].includes(parts.year.length)) return invalid(`年份「${parts.year}」不是四位数`)
  const year = parts.year === undefined ? undefined : Number(parts.year) + (parts.year.length === 2 ? 2000 : 0)
  if (year !== undefined && (year < YEARS.first || year > YEARS.last)) return invalid(`年份「${parts.year}」不合理`)
  const date = (
    precision: DateQuantity['precision'],
    from: readonly [number, number],
    to: readonly [number, number],
  ): DateQuantity => ({
    kind: 'date',
    valid: true,
    earliest: day(year, from),
    latest: day(year, to),
    precision,
    before,
  })
  if (parts.month === undefined) return wholeYear(parts.part, date)
  const month = Number(parts.month)
  if (month < 1 || month > 12) return invalid(`没有 ${month} 月`)
  const last = daysIn(month, year)
  if (parts.day !== undefined) {
    const number = Number(parts.day)
    if (number < 1 || number > last) return invalid(`${month} 月没有 ${number} 日`)
    return date('day', [month, number], [month, number])
  }
  if (/^(?:初|上旬)$/.test(parts.part)) return date('third', [month, 1], [month, 10])
  if (parts.part.startsWith('中')) return date('third', [month, 11], [month, 20])
  if (parts.part === '下旬') return date('third', [month, 21], [month, last])
  return date('month', [month, 1], [month, last])
}

type Build = (
  precision: DateQuantity['precision'],
  from: readonly [number, number],
  to: readonly [number, number],
) => DateQuantity

function wholeYear(part: string, date: Build): DateQuantity {
  if (part === '上半年' || part === '中') return date('half', [1, 1], [6, 30])
  if (part === '下半年') return date('half', [7, 1], [12, 31])
  const quarter = /(\d)季度/.exec(part)?.[1]
  if (quarter !== undefined) {
    const number = Number(quarter)
    return date('quarter', [number * 3 - 2, 1], [number * 3, daysIn(number * 3, undefined)])
  }
  if (part === '初') return date('quarter', [1, 1], [3, 31])
  return date('year', [1, 1], [12, 31])
}

function day(year: number | undefined, [month, number]: readonly [number, number]): Day {
  return { year, month, day: number }
}

/** A day as one comparable number, the missing year filled in. */
export function dayNumber(date: Day, year: number): number {
  return (date.year ?? year) * 10000 + date.month * 100 + date.day
}
