import { describe, expect, it } from 'vitest'
import { killSweep, straceIsThere } from './mail-kill.ts'

// The long form: node test/sweeps/run.mjs mail-kill-sweep.
describe.skipIf(!straceIsThere())('a sender killed at any system call', () => {
  it('and started again sends nothing twice, loses nothing, and calls nothing sent that did not come', { timeout: 240_000 }, async () => {
    const { points, killed, faults } = await killSweep(8)
    expect(faults).toEqual([])
    expect(points).toBe(8)
    expect(killed).toBeGreaterThanOrEqual(6)
  })
})
