import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { beatLock, LOCK_FILE, tryLock } from '../../../../src/shells/watch/share/lock-folder.ts'

const owner = { host: '甲机', user: '王', pid: 1, start: '甲', since: 0, counter: 1 }
let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), '校表 锁-'))
})
afterEach(() => rmSync(root, { recursive: true }))

describe('a folder that was mounted again', () => {
  it('is known by our lock in it, whatever its device is now', () => {
    const { device } = tryLock({ root, owner }) as { device: string }
    expect(beatLock({ root, owner, device: '从前的', locked: true, remake: false })).toEqual({ state: 'held', device })
  })

  it('is away while something else lies in its place: nothing, or the folder of another', () => {
    expect(beatLock({ root, owner, device: '从前的', locked: true, remake: false })).toEqual({ state: 'away' })
    writeFileSync(join(root, LOCK_FILE), JSON.stringify({ ...owner, start: '乙' }))
    expect(beatLock({ root, owner, device: '从前的', locked: true, remake: false })).toEqual({ state: 'away' })
    expect(beatLock({ root, owner, device: '从前的', locked: false, remake: false })).toEqual({ state: 'away' })
  })
})

describe('a folder of ours that was deleted', () => {
  it('is made again and locked again, where its parent is the one it was', () => {
    const folder = join(root, '发件')
    mkdirSync(folder)
    const { device } = tryLock({ root: folder, owner }) as { device: string }
    rmSync(folder, { recursive: true })
    expect(beatLock({ root: folder, owner, device, locked: true, remake: false })).toEqual({ state: 'away' })
    expect(beatLock({ root: folder, owner, device: '没有连接的共享', locked: true, remake: true })).toEqual({
      state: 'away',
    })
    expect(existsSync(folder)).toBe(false)
    expect(beatLock({ root: folder, owner, device, locked: true, remake: true })).toEqual({ state: 'remade', device })
    expect(existsSync(join(folder, LOCK_FILE))).toBe(true)
  })
})
