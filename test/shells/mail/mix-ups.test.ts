import { describe, expect, it } from 'vitest'
import { sendMixUps } from './send-mix-ups.ts'

describe('an outbox full of mix-ups', () => {
  // The long form, 10,000 workbooks: node test/sweeps/run.mjs mail-mix-ups.
  it.each([1, 2])('with seed %i sends nothing to a wrong address, and says why of all that it holds', async (seed) => {
    const outcome = await sendMixUps(seed, 100)
    expect(outcome.wrong).toEqual([])
    expect(outcome.unaccounted).toEqual([])
    expect(outcome.sent).toBeGreaterThan(20)
    expect(outcome.held).toBeGreaterThan(20)
  })
})
