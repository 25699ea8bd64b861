import { describe, expect, it } from 'vitest'
import { killSweep, straceIsThere } from './mail-kill.ts'

// The long form: node test/sweeps/run.mjs mail-kill-sweep.
describe.skipIf(!straceIsThere())('a sender killed at any system call', () => {
  it('and started again sends nothing twice, loses nothing, and calls nothing sent that did not come', { timeout: 240_000 }, async () => {
    const { points, faults } = await killSweep(6)
    expect(faults).toEqual([])
    expect(points).toBeGreaterThanOrEqual(6)
  })
})
