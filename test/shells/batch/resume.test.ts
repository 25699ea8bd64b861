import { existsSync, readdirSync, readFileSync, rmSync, truncateSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { newOwner } from '../../../src/adapters/files/take-lock.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { BatchPlace } from './batch-place.ts'

const LONG = 600_000
const RESUME = ['correct', 'in', '--out', 'out', '--jobs', '1', '--resume', '--exit-zero']

describe('a resumed batch', () => {
  let place: BatchPlace
  let whole: Record<string, string>
  const journal = (): string => join(place.cwd, 'out/.jiaobiao/journal.jsonl')
  const done = (): number =>
    readFileSync(journal(), 'utf8')
      .split('\n')
      .filter((line) => line.startsWith('#')).length
  beforeAll(async () => {
    place = await BatchPlace.open()
    for (let number = 0; number < 4; number++) place.fill('in', number)
    const { code } = await place.batch({}, 'correct', 'in', '--out', 'out', '--jobs', '2', '--exit-zero')
    expect(code).toBe(0)
    whole = place.tree('out')
  }, LONG)
  afterAll(() => place.done())

  it(
    'redoes nothing when nothing has changed',
    async () => {
      const before = done()
      expect((await place.batch({}, ...RESUME)).code).toBe(0)
      expect(done()).toBe(before)
      expect(place.tree('out')).toEqual(whole)
    },
    LONG,
  )

  it(
    'ignores a torn last line and redoes that one',
    async () => {
      truncateSync(journal(), readFileSync(journal()).length - 7)
      const before = done() // the torn one among them
      await place.batch({}, ...RESUME)
      expect(done()).toBe(before)
      expect(place.tree('out')).toEqual(whole)
    },
    LONG,
  )

  it(
    'redoes only a workbook that has changed, and one whose copy is gone or has been changed; a new time alone changes nothing',
    async () => {
      const [first, second, third, fourth] = readdirSync(join(place.cwd, 'in')) as [string, string, string, string]
      const before = done()
      utimesSync(join(place.cwd, 'in', fourth), 1, 1)
      rmSync(join(place.cwd, 'out', first))
      writeFileSync(join(place.cwd, 'out', second), 'changed')
      const given = readFileSync(join(place.cwd, 'in', third))
      place.fill('in', 11, third)
      await place.batch({}, ...RESUME)
      expect(done()).toBe(before + 3)
      writeFileSync(join(place.cwd, 'in', third), given)
      await place.batch({}, ...RESUME)
      expect(place.tree('out')).toEqual(whole)
    },
    LONG,
  )

  it(
    'redoes all, and says so, when program, rules or options are others',
    async () => {
      place.hash = 'another program'
      expect((await place.batch({}, ...RESUME)).stderr).toContain('程序或规则与上次不同，全部重做。')
      expect(done()).toBe(5)
      expect(place.tree('out')).toEqual(whole)
      expect((await place.batch({}, ...RESUME, '--apply-scores')).stderr).toContain('选项与上次不同，全部重做。')
    },
    LONG,
  )

  it(
    'of check leaves no journal behind once it has finished, and one when it was asked to stop',
    async () => {
      const check = ['check', 'in', '--jobs', '1', '--exit-zero', '--format', 'ndjson']
      expect((await place.batch({}, ...check)).code).toBe(0)
      expect(readdirSync(join(place.cwd, '.state'))).toEqual([])
      let asked = 0
      const { code, stderr } = await place.batch({ interrupted: () => ++asked > 2 }, ...check)
      expect([code, stderr]).toEqual([
        130,
        '已按要求停止，做完的都已记下。接着做：在原来的命令后面加 --resume 再运行一次。\n',
      ])
      expect(readdirSync(join(place.cwd, '.state'))).toHaveLength(1)
      expect((await place.batch({}, ...check, '--resume')).stdout.trimEnd().split('\n')).toHaveLength(4)
      expect(existsSync(join(place.cwd, '.state')) && readdirSync(join(place.cwd, '.state'))).toEqual([])
    },
    LONG,
  )

  it(
    'is refused with exit code 4 while another process is at work on the same folder',
    async () => {
      writeFileSync(join(place.cwd, 'out/.jiaobiao/lock'), JSON.stringify(newOwner(0)))
      const { code, stderr } = await place.batch({}, ...RESUME)
      expect([code, stderr]).toEqual([
        4,
        expect.stringMatching(
          /^另一个校表正在处理同一批文件（电脑 .+，进程 \d+，从 .+ 起）。请等它做完，或先停止它。\n$/,
        ),
      ])
      rmSync(join(place.cwd, 'out/.jiaobiao/lock'))
    },
    LONG,
  )
})
