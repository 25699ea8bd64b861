import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

type Heard = (event: string, name: string) => void

/** The folder as the system answers: its events, its clock, its disk. */
const folderOf = vi.hoisted(() => ({
  heard: undefined as Heard | undefined,
  closed: 0,
  unwatched: false,
  options: undefined as unknown,
  ahead: 0,
  free: { bavail: 10, bsize: 4096 },
}))
vi.mock('node:fs', async (importActual) => {
  const fs = await importActual<typeof import('node:fs')>()
  const watch = (_folder: string, options: unknown, heard: Heard) => {
    if (folderOf.unwatched) throw Object.assign(new Error('ENOSYS'), { code: 'ENOSYS' })
    Object.assign(folderOf, { heard, options })
    return { on: () => {}, close: () => folderOf.closed++ }
  }
  const statSync = (path: string) => ({ ...fs.statSync(path), mtimeMs: Date.now() + folderOf.ahead, dev: 77 })
  return { ...fs, watch, statSync, statfsSync: () => folderOf.free }
})
const { probeFolder } = await import('../../../src/adapters/files/probe-folder.ts')

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), '校表 试-'))
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
  Object.assign(folderOf, { closed: 0, unwatched: false, ahead: 0, free: { bavail: 10, bsize: 4096 } })
  rmSync(folder, { recursive: true, force: true })
})

describe('what is tried of a folder', () => {
  it('tells the event of the probe file, the first time it comes, and of no other', async () => {
    const probing = probeFolder(folder, '试')
    expect(existsSync(join(folder, '试'))).toBe(true)
    folderOf.heard!('change', '别的')
    await vi.advanceTimersByTimeAsync(100)
    folderOf.heard!('rename', '试')
    await vi.advanceTimersByTimeAsync(10)
    folderOf.heard!('change', '试')
    await vi.advanceTimersByTimeAsync(40)
    expect((await probing).eventAfter).toBe(100)
    expect([folderOf.closed, folderOf.options, readdirSync(folder)]).toEqual([1, { persistent: false }, []])
  })

  it('waits two seconds for an event, and says that none came', async () => {
    const done = vi.fn()
    const probing = probeFolder(folder, '试').then((probe) => {
      done()
      return probe
    })
    await vi.advanceTimersByTimeAsync(1999)
    expect(done).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(1)
    expect(done).toHaveBeenCalled()
    expect((await probing).eventAfter).toBeUndefined()
    expect([folderOf.closed, readdirSync(folder)]).toEqual([1, []])
  })

  it('waits for no event where the system tells none', async () => {
    folderOf.unwatched = true
    expect(await probeFolder(folder, '试')).toMatchObject({ eventAfter: undefined, device: '77', latency: 0 })
    expect(readdirSync(folder)).toEqual([])
  })

  it.each([
    ['its clock is an hour ahead', { ahead: 3_600_000 }, { skew: 3_600_000 }],
    ['its clock is late', { ahead: -5000 }, { skew: -5000 }],
    ['its disk has space', {}, { skew: 0, free: 40_960 }],
    ['its disk says nothing of its space', { free: { bavail: 0, bsize: 4096 } }, { free: undefined }],
  ])('tells that %s', async (_, system, told) => {
    Object.assign(folderOf, system, { unwatched: true })
    expect(await probeFolder(folder, '试')).toMatchObject(told)
  })

  it('says why nothing could be written there, and watches no longer', async () => {
    await expect(probeFolder(join(folder, '没有'), '试')).rejects.toThrow(/^ENOENT.* open /)
    expect(folderOf.closed).toBe(1)
  })
})
