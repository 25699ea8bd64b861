import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { BatchPlace } from './batch-place.ts'

const DIST = fileURLToPath(new URL('../../../dist/', import.meta.url))
const WORKBOOKS = 40
const INTERRUPTIONS = 20
const LONG = 900_000

/** A seeded generator, so that a failure can be had again. */
function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31
    return state / 2 ** 31
  }
}

describe('a batch that is interrupted', () => {
  let place: BatchPlace
  beforeAll(async () => {
    place = await BatchPlace.open()
    for (let number = 0; number < WORKBOOKS; number++) place.fill('in', number)
    for (let number = 0; number < 3; number++) place.fill('in', 50 + number, `子单位/${number}.xlsx`)
    place.write('in/坏.xlsx', 'no workbook')
  }, LONG)
  afterAll(() => place.done())

  const start = (out: string, jobs: number, ...more: string[]): ChildProcess =>
    spawn(
      process.execPath,
      [join(DIST, 'jiaobiao.js'), 'correct', 'in', '--out', out, '--jobs', String(jobs), ...more],
      {
        cwd: place.cwd,
        stdio: ['ignore', 'ignore', 'pipe'],
      },
    )
  const ended = (run: ChildProcess): Promise<{ code: number | null; stderr: string }> => {
    let stderr = ''
    run.stderr!.on('data', (chunk: Buffer) => {
      stderr += chunk.toString()
    })
    return new Promise((resolve) => run.once('close', (code) => resolve({ code, stderr })))
  }
  const journal = (): string => join(place.cwd, 'out/.jiaobiao/journal.jsonl')
  const size = (): number => statSync(journal(), { throwIfNoEntry: false })?.size ?? 0

  it(
    `${INTERRUPTIONS} times at random points, killed or asked to stop, with any number of jobs, gives the bytes of an undisturbed run`,
    async () => {
      const next = random(20_260_101)
      expect((await ended(start('whole', 2))).code).toBe(3)
      const step = statSync(join(place.cwd, 'whole/.jiaobiao/journal.jsonl')).size / (INTERRUPTIONS + 2)
      for (let count = 0; count < INTERRUPTIONS; count++) {
        const run = start('out', 1 + Math.floor(next() * 3), '--resume')
        const end = ended(run)
        // After so much progress, so that each run does something and none does all.
        const target = size() + step * next()
        while (run.exitCode === null && size() < target) await new Promise((resolve) => setTimeout(resolve, 5))
        const gentle = next() < 0.5
        run.kill(gentle ? 'SIGINT' : 'SIGKILL')
        const { code, stderr } = await end
        if (gentle && code === 130) expect(stderr).toContain('加 --resume 再运行一次')
      }
      const { code, stderr } = await ended(start('out', 2, '--resume'))
      expect([code, stderr.includes('重做')]).toEqual([3, false])
      expect(place.tree('out')).toEqual(place.tree('whole'))
      // What was in hand when a run was killed is done again, nothing else.
      const notes = readFileSync(journal(), 'utf8')
        .split('\n')
        .filter((line) => line.startsWith('#')).length
      expect(notes).toBeLessThanOrEqual(1 + WORKBOOKS + 2 + INTERRUPTIONS * 3)
    },
    LONG,
  )
})
