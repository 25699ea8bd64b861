import { describe, expect, it } from 'vitest'
import { Pace } from '../../../src/shells/mail/pace.ts'

const HOUR = 3600_000
const NOW = 100 * 24 * HOUR

/** With what earlier runs sent, so long ago. */
const pace = (perMinute: number, perDay: number, ...ago: readonly number[]): Pace =>
  new Pace(
    perMinute,
    perDay,
    ago.map((time) => NOW - time),
  )

describe('the limit of a day', () => {
  it('counts what went out in the last 24 hours, by whatever run', () => {
    expect(pace(30, 2, 23 * HOUR, 1).dayIsFull(NOW)).toBe(true)
    expect(pace(30, 2, 24 * HOUR - 1, 1).dayIsFull(NOW)).toBe(true)
    expect(pace(30, 2, 24 * HOUR, 1).dayIsFull(NOW)).toBe(false)
    expect(pace(30, 3, 23 * HOUR, 1).dayIsFull(NOW)).toBe(false)
  })

  it('counts what goes out now', () => {
    const day = pace(30, 2, HOUR)
    day.add(NOW)
    expect(day.dayIsFull(NOW)).toBe(true)
  })
})

describe('the limit of a minute', () => {
  it('frees the next place a minute after the first of so many went out', () => {
    expect(pace(2, 99, 50_000).freeAt(NOW)).toBe(NOW)
    expect(pace(2, 99, 50_000, 20_000).freeAt(NOW)).toBe(NOW + 10_000)
    expect(pace(2, 99, 55_000, 50_000, 20_000).freeAt(NOW)).toBe(NOW + 10_000)
    expect(pace(2, 99, 60_000, 20_000).freeAt(NOW)).toBe(NOW)
  })

  it('is halved where the server asks for it, to one at least', () => {
    const slow = pace(4, 99, 50_000, 20_000)
    slow.halve()
    expect(slow.freeAt(NOW)).toBe(NOW + 10_000)
    for (let times = 0; times < 5; times++) slow.halve()
    expect(slow.freeAt(NOW)).toBe(NOW + 40_000)
  })

  it('does not shorten a pause, and no later pause is taken back', () => {
    const paused = pace(4, 99)
    paused.pauseUntil(NOW + 5000)
    paused.pauseUntil(NOW + 1000)
    expect(paused.freeAt(NOW)).toBe(NOW + 5000)
  })
})
