import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { sweepKills } from './watch-kills.ts'
import { canMount, cutPower } from './watch-power-cuts.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const hasStrace = process.platform === 'linux' && spawnSync('strace', ['-V'], { stdio: 'ignore' }).status === 0
const mountable = canMount()
if (!hasStrace) console.warn('strace is missing: the hot folder was not killed at its system calls')
if (!mountable) console.warn('no image can be mounted here: the power was not cut under the hot folder')

// The long forms: node test/sweeps/run.mjs watch-kill-sweep, watch-power-cuts.
describe('a hot folder', () => {
  it.runIf(hasStrace)(
    'whose processes are killed at their system calls loses, tears and doubles nothing',
    { timeout: 240_000 },
    () => {
      const { hit, faults } = sweepKills({ root, most: 1, who: ['main', 'reviewer'], calls: ['fsync'] })
      expect(faults).toEqual([])
      expect(hit).toBe(2)
    },
  )

  it.runIf(mountable)(
    'whose power is cut has only whole results, and brings the rest when it runs again',
    { timeout: 240_000 },
    async () => {
      const { faults, published } = await cutPower({ root, most: 2 })
      expect(faults).toEqual([])
      expect(published).toHaveLength(2)
    },
  )
})
