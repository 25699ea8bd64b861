import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { privateFolder } from '../../../src/adapters/files/private-folder.ts'
import { fateOf, isRunning, thisProcess } from '../../../src/adapters/files/running-process.ts'

afterEach(() => void vi.restoreAllMocks())

/** What the system answers when it is asked of any process. */
function answering(code: string | undefined): void {
  vi.spyOn(process, 'kill').mockImplementation(() => {
    if (code !== undefined) throw Object.assign(new Error(code), { code })
    return true
  })
}

const GONE = 4_194_303

describe('a process', () => {
  it.each([
    [undefined, true],
    // Another user's.
    ['EPERM', true],
    ['ESRCH', false],
  ])('of which the system answers %s runs: %s', (code, runs) => {
    answering(code)
    expect(isRunning(4242)).toBe(runs)
  })

  const me = thisProcess()

  it.runIf(process.platform === 'linux')('is known by its birth and the run of its system', () => {
    expect([me.pid, typeof me.born, typeof me.boot]).toEqual([process.pid, 'string', 'string'])
    expect(fateOf(me, me)).toBe('alive')
    expect(fateOf({ ...me, born: '1' }, me)).toBe('gone')
    expect(fateOf({ ...me, pid: GONE }, me)).toBe('gone')
    const { boot: _boot, ...without } = me
    expect([fateOf(without, me), fateOf({ ...without, pid: GONE }, me)]).toEqual(['alive', 'gone'])
  })

  it('of another computer, or of another run of the system, is not known of', () => {
    for (const mark of [{ host: '别的电脑' }, { boot: '从前的' }]) {
      expect([fateOf({ ...me, ...mark }, me), fateOf({ ...me, ...mark, pid: GONE }, me)]).toEqual([
        'unknown',
        'unknown',
      ])
    }
  })

  it('whose birth nobody says is not known of, unless it has the number of the one who asks', () => {
    const { born: _born, ...unborn } = me
    expect([fateOf({ ...unborn, pid: process.ppid }, me), fateOf(unborn, me)]).toEqual(['unknown', 'gone'])
  })
})

describe('a folder of this process alone', () => {
  it('is nobody else’s, and takes away what killed processes left, not what others use', () => {
    const parent = mkdtempSync(join(tmpdir(), '校表 私-'))
    try {
      const names = [
        `jiaobiao-in-${GONE}-a`,
        `jiaobiao-in-${process.ppid}-b`,
        `jiaobiao-in-${process.pid}-c`,
        'jiaobiao-in-d',
      ]
      for (const name of names) mkdirSync(join(parent, name, '内'), { recursive: true })
      const own = privateFolder(parent)
      expect(existsSync(join(parent, names[0]!))).toBe(false)
      expect(names.slice(1).every((name) => existsSync(join(parent, name)))).toBe(true)
      expect((statSync(own.path).mode & 0o777).toString(8)).toBe('700')
      mkdirSync(join(own.path, '内'))
      const listeners = process.listenerCount('exit')
      own.done()
      expect([existsSync(own.path), process.listenerCount('exit')]).toEqual([false, listeners - 1])
      expect(readdirSync(parent)).toHaveLength(3)
    } finally {
      rmSync(parent, { recursive: true, force: true })
    }
  })
})
