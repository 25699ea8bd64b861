import { describe, expect, it } from 'vitest'
import { hourText, systemClock, timeText } from '../../../src/shells/mail/clock.ts'

describe('a time', () => {
  const early = new Date(2026, 0, 5, 9, 2, 3).getTime()
  const late = new Date(2025, 11, 31, 23, 59, 58).getTime()

  it('is written in full, in local time, so that it sorts as a text', () => {
    expect([timeText(late), timeText(early)]).toEqual(['2025-12-31 23:59:58', '2026-01-05 09:02:03'])
  })

  it('of the day is written in hours and minutes', () => {
    expect([hourText(late), hourText(early)]).toEqual(['23:59', '09:02'])
  })
})

describe('a pause between mails', () => {
  it('is as long as it was asked for', async () => {
    const before = Date.now()
    await systemClock(() => false).sleep(30)
    expect(Date.now() - before).toBeGreaterThanOrEqual(30)
  })

  it('of an hour ends at the next look when the user asks to stop', async () => {
    let looked = 0
    await systemClock(() => looked++ > 0).sleep(3_600_000)
    expect(looked).toBe(2)
  })
})
