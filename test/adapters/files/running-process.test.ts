import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { hostname, tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { privateFolder } from '../../../src/adapters/files/private-folder.ts'
import { fateOf, isRunning, thisProcess } from '../../../src/adapters/files/running-process.ts'

/** On a system that says nothing of its runs: the addresses of the network cards. */
let cards: readonly string[] | undefined

vi.mock('node:os', async (importActual) => {
  const os = await importActual<typeof import('node:os')>()
  return {
    ...os,
    networkInterfaces: () => ({
      lo: [{ mac: '00:00:00:00:00:00', internal: true }],
      cards: cards?.map((mac) => ({ mac, internal: false })),
    }),
  }
})
vi.mock('node:fs', async (importActual) => {
  const fs = await importActual<typeof import('node:fs')>()
  const readFileSync = (path: string, encoding: 'latin1') => {
    if (cards && path.endsWith('/boot_id')) throw Object.assign(new Error('ENOENT'), { code: 'ENOENT' })
    return fs.readFileSync(path, encoding)
  }
  return { ...fs, readFileSync }
})

afterEach(() => {
  cards = undefined
  vi.restoreAllMocks()
})

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
    // In hundredths of a second since the system was started.
    const uptime = Number(readFileSync('/proc/uptime', 'latin1').split(' ')[0])
    expect(Math.abs(Number(me.born) / 100 - (uptime - process.uptime()))).toBeLessThan(60)
    // Shown in one line.
    expect(me.boot).toMatch(/^[-0-9a-f]+ pid:\[\d+\]$/)
    expect(fateOf(me, me)).toBe('alive')
    expect(fateOf({ ...me, born: '1' }, me)).toBe('gone')
    expect(fateOf({ ...me, pid: GONE }, me)).toBe('gone')
    const { boot: _boot, ...without } = me
    expect([fateOf(without, me), fateOf({ ...without, pid: GONE }, me)]).toEqual(['alive', 'gone'])
  })

  it.runIf(process.platform === 'linux')('is known by what `ps` says of its birth where the system has no list', () => {
    vi.spyOn(process, 'platform', 'get').mockReturnValue('darwin')
    const there = thisProcess()
    expect(there.born).toMatch(/^[A-Z][a-z]{2} [A-Z][a-z]{2} +\d+ \d\d:\d\d:\d\d \d{4}$/)
    expect([fateOf(there, there), fateOf({ ...there, born: 'Thu Jan  1 00:00:00 1970' }, there)]).toEqual([
      'alive',
      'gone',
    ])
    expect(fateOf({ ...there, pid: GONE }, there)).toBe('gone')
  })

  it('is told by the computer and the user, as far as they fit into one line', () => {
    expect([me.host, me.user]).toEqual([hostname().slice(0, 64), userInfo().username.slice(0, 64)])
  })

  it('of another computer, or of another run of the system, is not known of', () => {
    for (const mark of [{ host: '别的电脑' }, { boot: '从前的' }]) {
      expect([fateOf({ ...me, ...mark }, me), fateOf({ ...me, ...mark, pid: GONE }, me)]).toEqual([
        'unknown',
        'unknown',
      ])
    }
  })

  it('of a computer of the same name is not known of: its network cards are others', () => {
    cards = ['02:00:00:00:00:0b', '02:00:00:00:00:0a']
    const there = thisProcess()
    cards = ['02:00:00:00:00:0a', '02:00:00:00:00:0b']
    expect(fateOf({ ...there, pid: GONE }, thisProcess())).toBe('gone')
    cards = ['02:00:00:00:00:0c']
    expect(fateOf({ ...there, pid: GONE }, thisProcess())).toBe('unknown')
    expect(there.boot).not.toContain('02:00')
    cards = []
    expect(thisProcess().boot).toBeUndefined()
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
