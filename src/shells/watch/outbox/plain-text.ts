import { visibleName } from '../../../core/identity/visible-name.ts'

/**
 * A text file that any editor on any desktop opens well: UTF-8 with its mark, line ends of Windows. No line is more
 * than one, whatever names it holds.
 */
export function textFile(lines: readonly string[]): string {
  return `\ufeff${lines.map(visibleName).join('\r\n')}\r\n`
}

export function clock(time: number): string {
  const date = new Date(time)
  return `${two(date.getHours())}:${two(date.getMinutes())}`
}

export function dateAndClock(time: number): string {
  const date = new Date(time)
  return `${date.getFullYear()} 年 ${date.getMonth() + 1} 月 ${date.getDate()} 日 ${clock(time)}`
}

export function startOfDay(time: number): number {
  return new Date(time).setHours(0, 0, 0, 0)
}

/** 「不到 1 分钟」「3 分钟」「2 小时」. */
export function duration(milliseconds: number): string {
  const minutes = Math.floor(milliseconds / 60_000)
  if (minutes < 1) return '不到 1 分钟'
  return minutes < 60 ? `${minutes} 分钟` : `${Math.floor(minutes / 60)} 小时`
}

function two(number: number): string {
  return String(number).padStart(2, '0')
}
