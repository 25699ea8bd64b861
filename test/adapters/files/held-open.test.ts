import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

/**
 * How many renames fail before one succeeds, and with what: what Windows answers while another program holds the target
 * open.
 */
const held = vi.hoisted(() => ({ times: 0, code: 'EPERM' }))
vi.mock('node:fs', async (importActual) => {
  const fs = await importActual<typeof import('node:fs')>()
  const renameSync: typeof fs.renameSync = (from, to) => {
    if (held.times-- > 0) throw Object.assign(new Error('held open'), { code: held.code })
    fs.renameSync(from, to)
  }
  return { ...fs, renameSync, default: { ...fs, renameSync } }
})
const { publishFile } = await import('../../../src/adapters/files/publish-file.ts')
const { PublishedStream } = await import('../../../src/adapters/files/publish-stream.ts')
const { cleanTree } = await import('../../../src/adapters/files/temporary-files.ts')

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), '校表 占用-'))
})
afterEach(() => {
  held.times = 0
  rmSync(folder, { recursive: true, force: true })
})

describe('a target that another program holds open', () => {
  it.each(['EPERM', 'EBUSY', 'ETXTBSY'])(
    'and lets go of is written after some tries (%s), workbook and summary alike',
    (code) => {
      const pauses: number[] = []
      const pause = (time: number): void => void pauses.push(time)
      Object.assign(held, { times: 3, code })
      publishFile(join(folder, 'a.xlsx'), Buffer.from('new'), { pause })
      held.times = 2
      const stream = new PublishedStream(join(folder, 'b.csv'), { pause })
      stream.write('new')
      stream.done()
      expect([readFileSync(join(folder, 'a.xlsx'), 'utf8'), readFileSync(join(folder, 'b.csv'), 'utf8')]).toEqual([
        'new',
        'new',
      ])
      expect(pauses).toEqual([50, 100, 200, 50, 100])
    },
  )

  it('for good is given up with a sentence, the old file as it was; the next ones are not waited for as long', () => {
    writeFileSync(join(folder, 'a.xlsx'), 'old')
    const waitedFor = (): number => {
      let waited = 0
      held.times = Number.POSITIVE_INFINITY
      const pause = (time: number): void => {
        waited += time
      }
      expect(() => publishFile(join(folder, 'a.xlsx'), Buffer.from('new'), { pause })).toThrow(
        /^「a\.xlsx」没有写成：.*打开.*。$/,
      )
      return waited
    }
    const first = waitedFor()
    expect(first).toBeGreaterThanOrEqual(10_000)
    expect(waitedFor()).toBeLessThan(first / 4)
    expect([readdirSync(folder), readFileSync(join(folder, 'a.xlsx'), 'utf8')]).toEqual([['a.xlsx'], 'old'])
  })
})

describe('a target that is held open for a moment', () => {
  it('is waited for in earnest where nobody says how', () => {
    Object.assign(held, { times: 2, code: 'EPERM' })
    const start = performance.now()
    publishFile(join(folder, 'a.xlsx'), Buffer.from('new'))
    expect(performance.now() - start).toBeGreaterThan(140)
    expect(readFileSync(join(folder, 'a.xlsx'), 'utf8')).toBe('new')
  })

  it('is asked for once a second at least, as long as the user was told that it would be', () => {
    const pauses: number[] = []
    Object.assign(held, { times: Number.POSITIVE_INFINITY, code: 'EBUSY' })
    const pause = (time: number): void => void pauses.push(time)
    expect(() => publishFile(join(folder, 'a.xlsx'), Buffer.from('new'), { pause, patience: 3550 })).toThrow()
    expect(pauses).toEqual([50, 100, 200, 400, 800, 1000, 1000])
  })

  it('is not asked for again where something else is wrong', () => {
    Object.assign(held, { times: 1, code: 'EIO' })
    const pause = (): never => expect.unreachable()
    expect(() => publishFile(join(folder, 'a.xlsx'), Buffer.from('new'), { pause })).toThrow('没有写成')
  })
})

describe('temporary files left behind', () => {
  const yesterday = Date.now() / 1000 - 25 * 3600
  const leave = (name: string, time?: number): string => {
    writeFileSync(join(folder, name), 'half')
    if (time !== undefined) utimesSync(join(folder, name), time, time)
    return name
  }

  it('by a killed process go away at the next start, also when its number is in use again, here or by this very process', () => {
    const hash = '0123456789abcdef'
    leave(`.jiaobiao-4194303-0-${hash}.tmp`)
    leave(`.jiaobiao-${process.pid}-77-${hash}.tmp`)
    leave(`.jiaobiao-${process.ppid}-0-${hash}.tmp`, yesterday)
    leave(`.jiaobiao-1-0-ffffffff-${hash}.tmp`, yesterday)
    const kept = [
      leave(`.jiaobiao-${process.ppid}-1-${hash}.tmp`),
      // Of another computer that shares the folder.
      leave(`.jiaobiao-4194303-0-ffffffff-${hash}.tmp`),
      leave('.jiaobiao-笔记.txt'),
      // A copy that somebody made.
      leave(`副本.jiaobiao-4194303-0-${hash}.tmp`),
      leave(`.jiaobiao-4194303-0-${hash}.tmp.xlsx`),
    ]
    mkdirSync(join(folder, '局/里'), { recursive: true })
    leave(`局/里/.jiaobiao-4194303-0-${hash}.tmp`)
    leave(`局/里/.jiaobiao-4194303-0-ffffffff-${hash}.tmp`)
    const stream = new PublishedStream(join(folder, 'in-work.csv'))
    cleanTree(folder, () => {})
    stream.write('whole')
    stream.done()
    expect(readdirSync(folder).sort()).toEqual([...kept, 'in-work.csv', '局'].sort())
    expect(readdirSync(join(folder, '局/里'))).toEqual([`.jiaobiao-4194303-0-ffffffff-${hash}.tmp`])
  })

  it('go away, too, when a command only writes into their folder', () => {
    leave('.jiaobiao-4194303-0-0123456789abcdef.tmp')
    publishFile(join(folder, 'a.csv'), Buffer.from('x'))
    expect(readdirSync(folder)).toEqual(['a.csv'])
  })
})
