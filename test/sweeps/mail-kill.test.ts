import { describe, expect, it } from 'vitest'
import { BETWEEN, killSweep, straceIsThere } from './mail-kill.ts'

// The long form: node test/sweeps/run.mjs mail-kill-sweep.
describe.skipIf(!straceIsThere())('a sender killed at any system call', () => {
  it.each(BETWEEN)(
    'and started again, in between %s, sends nothing twice, loses nothing, and calls nothing sent that did not come',
    { timeout: 240_000 },
    async (between) => {
      const { points, killed, faults } = await killSweep(8, between)
      expect(faults).toEqual([])
      expect(points).toBe(8)
      expect(killed).toBeGreaterThanOrEqual(5)
    },
  )
})
