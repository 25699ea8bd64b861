import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bundledWork } from '../../adapters/process/bundled-work.ts'
import type { Environment } from '../../../src/shells/cli/environment.ts'
import { CHILD_PROGRAM } from '../cli/run.ts'
import { BatchPlace } from './batch-place.ts'

/** The memory limit is what is tested; the time limit must never come first, however slow the machine is. */
const LIMITS = ['--timeout', '600', '--memory', '400']
const LONG = 600_000

it(
  'a batch whose child processes cannot start says so, holds it against no file, and is taken up when they can',
  async () => {
    const place = await BatchPlace.open()
    for (let number = 0; number < 3; number++) place.fill('in', number)
    const correct = (changes: Partial<Environment>, ...more: string[]) =>
      place.batch(changes, 'correct', 'in', '--out', 'out', '--exit-zero', '--jobs', '2', ...more)
    const none = join(place.cwd, 'none.cjs')
    const { code, stderr } = await correct({ childProgram: { ...CHILD_PROGRAM, module: none } })
    expect(code).toBe(2)
    expect(stderr).toContain('核对用的子程序启动不了，没有完成。请重新安装校表')
    expect(Object.keys(place.tree('out'))).toEqual([])
    expect((await correct({}, '--resume')).code).toBe(0)
    expect(Object.keys(place.tree('out')).filter((name) => /^00\d/.test(name))).toHaveLength(3)
    place.done()
  },
  LONG,
)

describe('a batch with bad workbooks', () => {
  let place: BatchPlace
  let worker: string
  beforeAll(async () => {
    worker = await bundledWork(new URL('./faulty-worker.ts', import.meta.url))
    place = await BatchPlace.open(worker)
    for (let number = 0; number < 4; number++) place.fill('in', number)
    place.fill('in', 7, '崩溃.xlsx')
    place.fill('in', 8, '退出.xlsx')
    place.fill('in', 9, '吃堆.xlsx')
    place.fill('in', 10, '吃内存.xlsx')
    place.write('in/坏.xlsx', 'no workbook')
    place.fill('in', 11, '某局/好.xlsx')
    place.fill('in', 12, '某局/崩溃的一张.xlsx')
    place.fill('hanging', 0, '好.xlsx')
    place.fill('hanging', 1, '死循环.xlsx')
  }, LONG)
  afterAll(() => {
    place.done()
    rmSync(worker)
  })

  it(
    'costs one line for each of them, in plain Chinese, and every other one is done',
    async () => {
      const { code, stdout, stderr } = await place.batch(
        {},
        'correct',
        'in',
        '--out',
        'out',
        '--jobs',
        '2',
        '--format',
        'json',
        ...LIMITS,
      )
      expect(code).toBe(3)
      expect(stderr.split('\n').filter((line) => line !== '' && !line.startsWith('核对'))).toEqual([])
      const { submissions, summary } = JSON.parse(stdout)
      const bad = submissions.flatMap((each: { workbooks: { path: string; status: string; reason: string }[] }) =>
        each.workbooks
          .filter((workbook) => workbook.status === 'unreadable')
          .map(({ path, reason }) => `${path}　${reason}`),
      )
      await expect(`${bad.sort().join('\n')}\n`).toMatchFileSnapshot('snapshots/bad-workbooks.txt')
      expect(summary).toMatchObject({ workbooks: 11, unreadable: 6, submissions: 10 })
      expect(Object.keys(place.tree('out'))).toEqual(
        expect.arrayContaining(['某局/好.xlsx', '001 云溪市农业农村局.xlsx', '汇总表.xlsx']),
      )
      expect(Object.keys(place.tree('out')).some((name) => name.includes('崩溃'))).toBe(false)
    },
    LONG,
  )

  it(
    'gives the same bytes when the bad ones are tried again with another number of jobs',
    async () => {
      const before = place.tree('out')
      const { code } = await place.batch(
        {},
        'correct',
        'in',
        '--out',
        'out',
        '--jobs',
        '1',
        '--retry-failed',
        ...LIMITS,
      )
      expect(code).toBe(3)
      expect(place.tree('out')).toEqual(before)
    },
    LONG,
  )

  it(
    'resumed tries what was given up only under other limits, and nothing else',
    async () => {
      const notes = (): number =>
        readFileSync(join(place.cwd, 'out/.jiaobiao/journal.jsonl'), 'utf8').split('\n').length
      const before = notes()
      await place.batch({}, 'correct', 'in', '--out', 'out', '--resume', ...LIMITS)
      expect(notes()).toBe(before)
      await place.batch({}, 'correct', 'in', '--out', 'out', '--resume', '--timeout', '600', '--memory', '401')
      // Two lines an entry; five items hold a workbook that was given up.
      expect(notes()).toBe(before + 10)
    },
    LONG,
  )

  it(
    'ends one that hangs at its time limit',
    async () => {
      const { code, stdout } = await place.batch(
        {},
        'check',
        'hanging',
        '--jobs',
        '2',
        '--timeout',
        '20',
        '--format',
        'json',
      )
      expect(code).toBe(3)
      const [good, hanging] = JSON.parse(stdout).submissions
      expect(good.workbooks[0].status).toBe('checked')
      expect(hanging.workbooks[0]).toMatchObject({
        status: 'unreadable',
        reason: expect.stringContaining('核对超过 20 秒仍未完成'),
      })
    },
    LONG,
  )
})
