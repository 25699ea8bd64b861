import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { forget, watch } from './watched-files.ts'

vi.mock('node:fs', async (importActual) => (await import('./watched-files.ts')).watched(importActual))
const { beatLockFile, isLockOf, releaseLockFile, takeOverLockFile, tryLockFile } = await import(
  '../../../src/adapters/files/lock-file.ts'
)
const { newOwner } = await import('../../../src/adapters/files/take-lock.ts')

let folder: string
let lock: string
const read = (): string => readFileSync(lock, 'utf8')
const [mine, other] = [newOwner(1), { ...newOwner(2), host: '别的电脑', user: '李', pid: 4242 }]
/** Of a process of this machine that is no more. */
const dead = { ...newOwner(3), pid: 4_194_303, born: '1' }
const write = (owner: object, path = lock): void => writeFileSync(path, JSON.stringify(owner))

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), '校表 锁-'))
  lock = join(folder, 'lock')
  forget()
})
afterEach(() => {
  vi.restoreAllMocks()
  forget()
  rmSync(folder, { recursive: true, force: true })
})

describe('a place where no lock can be written', () => {
  it.each(['EACCES', 'EROFS', 'EPERM'])('(%s) is read-only, and nobody is in the way', (code) => {
    watch.refused.set('lock', code)
    expect(tryLockFile(lock, mine)).toEqual({ state: 'read-only' })
  })

  it.each(['EIO', 'ENOSPC', 'ENOENT'])('for another reason (%s) is an error', (code) => {
    watch.refused.set('lock', code)
    expect(() => tryLockFile(lock, mine)).toThrow(expect.objectContaining({ code }))
    watch.refused.set('lock.claim', code)
    expect(() => takeOverLockFile(lock, mine, '')).toThrow(expect.objectContaining({ code }))
  })
})

describe('a lock', () => {
  it('says whose it is, and what it says can be compared', () => {
    expect(tryLockFile(lock, mine)).toEqual({ state: 'acquired' })
    const held = tryLockFile(lock, other)
    expect(held).toMatchObject({ state: 'held', text: read(), fate: 'unknown' })
    expect(held.state === 'held' && held.owner).toEqual(mine)
  })

  it('that somebody else filled with anything is held by nobody known', () => {
    for (const text of ['', '{', '{"pid":1,"host":"x"}', '{"start":"x","host":"x"}', '{"start":"x","pid":1}', 'null']) {
      writeFileSync(lock, text)
      expect(tryLockFile(lock, mine)).toEqual({ state: 'held', text, owner: undefined, fate: 'unknown' })
    }
  })

  it('of a program that says less is known by what it says', () => {
    write({ host: 'x', pid: 1, start: 's', since: 5, counter: 6, user: 7, born: 8, boot: 9 })
    const held = tryLockFile(lock, mine)
    expect(held.state === 'held' && held.owner).toEqual({
      host: 'x',
      pid: 1,
      start: 's',
      since: 5,
      counter: 6,
      user: '',
    })
    expect(read()).toContain('"host":"x"')
  })

  it('has one length, so that a beat writes over the whole of the last', () => {
    tryLockFile(lock, mine)
    const { size } = statSync(lock)
    expect(size).toBe(482)
    for (const counter of [9, 10, 99_999]) {
      expect(beatLockFile(lock, { ...mine, counter })).toBe('held')
      expect([statSync(lock).size, JSON.parse(read()).counter]).toEqual([size, counter])
    }
  })

  it('is closed after every look, try and beat', () => {
    tryLockFile(lock, mine)
    beatLockFile(lock, mine)
    takeOverLockFile(lock, other, read())
    const closed = watch.steps.filter((step) => step.startsWith('close')).length
    expect(closed).toBe(watch.steps.filter((step) => step.startsWith('write')).length)
    expect(readdirSync(folder)).toEqual(['lock'])
  })
})

describe('the beat of a lock', () => {
  it('makes it again where somebody had deleted it', () => {
    expect(beatLockFile(lock, mine)).toBe('remade')
    expect(isLockOf(lock, mine)).toBe(true)
  })

  it('leaves alone what is another’s by now', () => {
    write(other)
    const before = read()
    expect([beatLockFile(lock, mine), read()]).toEqual(['lost', before])
  })

  it('goes over half of a beat, which no other makes', () => {
    writeFileSync(lock, '{"host":"x')
    expect(beatLockFile(lock, mine)).toBe('held')
    expect(isLockOf(lock, mine)).toBe(true)
  })

  it('is lost where it can be written no more', () => {
    watch.refused.set('lock', 'EROFS')
    expect(beatLockFile(lock, mine)).toBe('lost')
  })
})

describe('giving a lock back', () => {
  it('takes it away, and nobody else’s', () => {
    tryLockFile(lock, mine)
    releaseLockFile(lock, other)
    expect(existsSync(lock)).toBe(true)
    releaseLockFile(lock, mine)
    expect(existsSync(lock)).toBe(false)
    releaseLockFile(lock, mine)
    expect(isLockOf(lock, mine)).toBe(false)
  })
})

describe('taking over a lock that was left', () => {
  it('is for the one who found it saying just that', () => {
    write(dead)
    expect(takeOverLockFile(lock, mine, read())).toEqual({ state: 'acquired' })
    expect([isLockOf(lock, mine), readdirSync(folder)]).toEqual([true, ['lock']])
  })

  it('leaves it where it says something else by now', () => {
    write(other)
    expect(takeOverLockFile(lock, mine, 'what it said')).toMatchObject({ state: 'held' })
    expect([isLockOf(lock, other), readdirSync(folder)]).toEqual([true, ['lock']])
  })

  it('is for one at a time: whoever has claimed it first, and is not gone', () => {
    write(dead)
    write(other, `${lock}.claim`)
    expect(takeOverLockFile(lock, mine, read())).toMatchObject({
      state: 'held',
      fate: 'gone',
      owner: { pid: dead.pid },
    })
    expect(readdirSync(folder)).toEqual(['lock', 'lock.claim'])
    expect(isLockOf(lock, dead)).toBe(true)
  })

  it('does not hang on a claim whose maker is gone: the next try gets it', () => {
    write(dead)
    write(dead, `${lock}.claim`)
    expect(takeOverLockFile(lock, mine, read()).state).toBe('held')
    expect(takeOverLockFile(lock, mine, read()).state).toBe('acquired')
  })

  it.each(['nothing yet', 'another computer'])('leaves a claim of %s as long as a share may hang', (who) => {
    const now = performance.now.bind(performance)
    write(dead)
    if (who === 'nothing yet') writeFileSync(`${lock}.claim`, '')
    else write(other, `${lock}.claim`)
    for (const after of [0, 50_000]) {
      vi.spyOn(performance, 'now').mockImplementation(() => now() + after)
      expect(takeOverLockFile(lock, mine, read()).state).toBe('held')
      expect(existsSync(`${lock}.claim`)).toBe(true)
    }
  })
})

it('a lock that cannot be read is an error, not a free place', () => {
  mkdirSync(lock)
  expect(() => tryLockFile(lock, mine)).toThrow(expect.objectContaining({ code: 'EISDIR' }))
})
