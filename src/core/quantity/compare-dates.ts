import { Decimal } from '../model/decimal.ts'
import type { Attainment } from './attainment.ts'
import { dayNumber } from './parse-date.ts'
import type { DateQuantity, Day, NumberQuantity } from './quantity.ts'

/**
 * On time when the last day the actual allows is not after the target's last day: a month within the target's month, a
 * year within the target's year. Late when even its first day is after. Between the two (「2022年12月」 against 「12月15日前」)
 * nothing is concluded: `described`, `open`. A date without a year takes `year`, else the year of the other date.
 */
export function compareDates(target: DateQuantity, actual: DateQuantity, year: number | undefined): Attainment {
  const assumed = year ?? target.latest.year ?? actual.latest.year ?? 2000
  const limit = dayNumber(target.latest, year ?? actual.latest.year ?? assumed)
  if (dayNumber(actual.latest, assumed) <= limit) return { kind: 'dated', onTime: true, firm: true }
  // 「2023年6月前」 may have been any day before; a period starts early but is done at its end.
  const first = actual.before ? undefined : actual.precision === 'period' ? actual.latest : actual.earliest
  if (first !== undefined && dayNumber(first, assumed) > limit)
    return { kind: 'dated', onTime: false, firm: isDeadline(target, actual, assumed) }
  return { kind: 'described', degree: 'open', sure: false }
}

/**
 * 「…前」 and the end of a month are deadlines, and another year is late in any case; 「6月18日」 may be the day of an event,
 * a period may be moved.
 */
function isDeadline(target: DateQuantity, actual: DateQuantity, year: number): boolean {
  if (target.before || (actual.latest.year ?? year) > (target.latest.year ?? year)) return true
  if (target.precision === 'period') return actual.precision !== 'period'
  return target.precision !== 'day' || target.latest.day >= 28
}

/**
 * A bare figure where a date is asked: 「2022」 as a year, 「202212」 as a month, 44926 as Excel's day number. Undefined
 * for others.
 */
export function dateFromFigure(figure: NumberQuantity): DateQuantity | undefined {
  if (figure.unit !== '' || figure.comparator !== 'none' || !figure.multiplier.equals(1) || !figure.value.isInteger())
    return undefined
  const number = figure.value
  if (number.greaterThanOrEqualTo(1990) && number.lessThanOrEqualTo(2100)) {
    const year = number.toNumber()
    return date({ year, month: 1, day: 1 }, { year, month: 12, day: 31 }, 'year')
  }
  if (number.greaterThanOrEqualTo(199001) && number.lessThanOrEqualTo(210012)) {
    const month = number.modulo(100).toNumber()
    const year = number.div(new Decimal(100)).floor().toNumber()
    if (month < 1 || month > 12) return undefined
    return date({ year, month, day: 1 }, { year, month, day: new Date(Date.UTC(year, month, 0)).getUTCDate() }, 'month')
  }
  if (number.greaterThanOrEqualTo(36526) && number.lessThanOrEqualTo(73050)) {
    // Excel counts days from 1899-12-30; a fixed instant, no clock is read.
    const shown = new Date(Date.UTC(1899, 11, 30) + number.toNumber() * 86_400_000)
    const one = { year: shown.getUTCFullYear(), month: shown.getUTCMonth() + 1, day: shown.getUTCDate() }
    return date(one, one, 'day')
  }
  return undefined
}

function date(earliest: Day, latest: Day, precision: DateQuantity['precision']): DateQuantity {
  return { kind: 'date', valid: true, earliest, latest, precision, before: false }
}
