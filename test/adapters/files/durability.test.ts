import {
  chmodSync,
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import * as json from '../../../src/adapters/json/json.ts'
import { forget, watch } from './watched-files.ts'

vi.mock('node:fs', async (importActual) => (await import('./watched-files.ts')).watched(importActual))
const { publishFile, writeWhole } = await import('../../../src/adapters/files/publish-file.ts')
const { readAt, writeAll } = await import('../../../src/adapters/files/whole-bytes.ts')
const { checkWritten, PublishedStream } = await import('../../../src/adapters/files/publish-stream.ts')
const { appendLine, makePrivateFile, makePrivateFolder, publishPrivate, sizeOf, tighten } = await import(
  '../../../src/adapters/files/private-files.ts'
)
const { Journal, readSpans } = await import('../../../src/adapters/files/journal.ts')
const { sha256Of } = await import('../../../src/adapters/platform/bytes.ts')

let folder: string
const path = (name: string): string => join(folder, 'o', name)
const read = (name: string): string => readFileSync(path(name), 'utf8')
const bytes = (text: string): Uint8Array => Buffer.from(text)
const mode = (name: string): string => (statSync(path(name)).mode & 0o777).toString(8)

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), '校表 落盘-'))
  mkdirSync(join(folder, 'o'))
  forget()
})
afterEach(() => {
  forget()
  rmSync(folder, { recursive: true, force: true })
})

describe('what is published', () => {
  it('is on the disk before it takes the place, and the place is on the disk when publishing returns', () => {
    publishFile(path('a.xlsx'), bytes('new'))
    expect(watch.steps.filter((step) => !step.startsWith('close'))).toEqual([
      'write temporary',
      'sync temporary',
      'rename a.xlsx',
      'sync o',
    ])
  })

  it('piece by piece is on the disk after its last piece', () => {
    const stream = new PublishedStream(path('a.csv'))
    stream.write('甲'.repeat(65_535))
    expect(watch.steps).not.toContain('write temporary')
    // A report of any length is never held in memory.
    stream.write('甲'.repeat(4465))
    expect(watch.steps).toContain('write temporary')
    stream.write('乙')
    stream.done()
    const steps = watch.steps.filter((step) => !step.startsWith('close'))
    expect(steps.slice(-3)).toEqual(['sync temporary', 'rename a.csv', 'sync o'])
    expect(steps.slice(0, -3).every((step) => step === 'write temporary')).toBe(true)
    expect(read('a.csv')).toBe(`${'甲'.repeat(70_000)}乙`)
  })

  it('is whole where the system takes a little at a time', () => {
    watch.mostAtOnce = 3
    publishFile(path('a.xlsx'), bytes('0123456789'))
    expect(read('a.xlsx')).toBe('0123456789')
  })

  it('is read whole where the system gives a little at a time, and as far as there is something', () => {
    writeFileSync(path('a'), '0123456789')
    watch.mostAtOnce = 3
    const file = openSync(path('a'), 'r')
    const told = [0, 2, 9, 10].map((place) => readAt(file, place, 7).toString())
    closeSync(file)
    expect(told).toEqual(['0123456', '2345678', '9', ''])
  })

  it('is not there at all where the disk is full, and says so', () => {
    publishFile(path('a.xlsx'), bytes('old'))
    watch.mostAtOnce = 0
    expect(() => publishFile(path('a.xlsx'), bytes('new'))).toThrow('「a.xlsx」没有写成：磁盘空间不足。')
    expect(read('a.xlsx')).toBe('old')
  })

  it('may be for the user’s eyes alone, and so is the folder that is made for it', () => {
    publishPrivate(path('内/信.eml'), bytes('x'))
    expect([mode('内'), mode('内/信.eml')]).toEqual(['700', '600'])
  })
})

describe('a whole file for ourselves', () => {
  it('is written once, on the disk, and read back', () => {
    writeWhole(path('a'), bytes('text'))
    expect(watch.steps.slice(0, 2)).toEqual(['write a', 'sync a'])
    expect(() => writeWhole(path('a'), bytes('again'))).toThrow('EEXIST')
  })

  it.each([
    ['shorter', '0123', 'ENOSPC'],
    ['longer', '01234567890', 'ENOSPC'],
    ['another', '012345678X', 'EIO'],
  ])('that is %s when it is read back is none', (_, there, code) => {
    writeFileSync(path('a'), there)
    const check = () => checkWritten(path('a'), 10, sha256Of(bytes('0123456789')))
    expect(check).toThrow(expect.objectContaining({ code }))
  })

  it('that fills the disk ends with an error, not in a loop', () => {
    watch.mostAtOnce = 0
    expect(() => writeAll(1, bytes('x'))).toThrow(expect.objectContaining({ code: 'ENOSPC' }))
  })
})

describe('a line added to a private file', () => {
  it('is on the disk when adding returns; of a new file the folder, too', () => {
    appendLine(path('log'), 'first')
    expect(watch.steps.filter((step) => !step.startsWith('close'))).toEqual(['write log', 'sync log', 'sync o'])
    watch.steps.length = 0
    appendLine(path('log'), 'second')
    expect(watch.steps).toEqual(['write log', 'sync log', 'close log'])
    expect([read('log'), mode('log')]).toEqual(['first\nsecond\n', '600'])
  })

  it('stands by itself after a torn end', () => {
    writeFileSync(path('log'), 'first\nto')
    appendLine(path('log'), 'second')
    expect(read('log')).toBe('first\nto\nsecond\n')
  })

  it('is whole where the system takes a little at a time, or an error where it takes nothing', () => {
    watch.mostAtOnce = 2
    appendLine(path('log'), 'first')
    expect(read('log')).toBe('first\n')
    watch.mostAtOnce = 0
    expect(() => appendLine(path('log'), 'second')).toThrow(expect.objectContaining({ code: 'ENOSPC' }))
  })

  it('makes the file nobody else’s, whatever it was before', () => {
    writeFileSync(path('log'), '', { mode: 0o666 })
    appendLine(path('log'), 'first')
    expect(mode('log')).toBe('600')
    expect([sizeOf(path('log')), sizeOf(path('none'))]).toEqual([6, 0])
  })
})

describe('what names people', () => {
  it('is taken from others, and what the user may do with it stays', () => {
    writeFileSync(path('a'), 'x', { mode: 0o644 })
    mkdirSync(path('f'), { mode: 0o755 })
    for (const name of ['a', 'f', 'none']) tighten(path(name))
    expect([mode('a'), mode('f')]).toEqual(['600', '700'])
    // Each thing that others may do counts by itself.
    for (const others of [0o001, 0o002, 0o004, 0o010, 0o020, 0o040]) {
      chmodSync(path('a'), 0o600 | others)
      tighten(path('a'))
      expect(mode('a'), others.toString(8)).toBe('600')
    }
  })

  it('has its mode before anything is written, and keeps what it holds', () => {
    makePrivateFile(path('a'))
    expect([mode('a'), read('a')]).toEqual(['600', ''])
    writeFileSync(path('b'), 'x', { mode: 0o644 })
    makePrivateFile(path('b'))
    expect([mode('b'), read('b')]).toEqual(['600', 'x'])
  })

  it('has a folder of its own only where that is made new', () => {
    makePrivateFolder(path('一/二'))
    expect(mode('一/二')).toBe('700')
    mkdirSync(path('三'), { mode: 0o755 })
    makePrivateFolder(path('三'))
    expect(mode('三')).toBe('755')
  })
})

describe('a journal', () => {
  const synced = () => watch.steps.filter((step) => step === 'sync j').length

  it('is on the disk a fifth of a second after what was last known to be, and when it is closed', () => {
    let now = 1000
    const journal = Journal.create(path('j'), () => now)
    journal.append('{"a":1}', 1)
    expect(synced()).toBe(1)
    now += 200
    journal.append('{"a":2}', 2)
    expect(synced()).toBe(1)
    now += 1
    journal.append('{"a":3}', 3)
    expect(synced()).toBe(2)
    journal.sync()
    expect(synced()).toBe(2)
    journal.append('{"a":4}', 4)
    journal.close()
    expect(watch.steps.slice(-3)).toEqual(['write j', 'sync j', 'close j'])
  })

  it('is whole where the system takes a little at a time', () => {
    watch.mostAtOnce = 5
    const journal = Journal.create(path('j'))
    const spans = [journal.append('{"a":"甲乙丙"}', 1), journal.append('{"b":2}', 2)]
    journal.close()
    expect([...readSpans(path('j'), spans)]).toEqual(['{"a":"甲乙丙"}', '{"b":2}'])
    expect(Journal.reopen(path('j'), json.number())!.entries.map(({ note }) => note)).toEqual([1, 2])
  })

  it('is as it was, and goes on, after an entry for which there was no space', () => {
    const journal = Journal.create(path('j'))
    journal.append('{"a":1}', 1)
    const { size } = statSync(path('j'))
    watch.mostAtOnce = 0
    expect(() => journal.append('{"a":2}', 2)).toThrow(expect.objectContaining({ code: 'ENOSPC' }))
    expect(statSync(path('j')).size).toBe(size)
    watch.mostAtOnce = Number.POSITIVE_INFINITY
    journal.append('{"a":3}', 3)
    journal.close()
    expect(Journal.reopen(path('j'), json.number())!.entries.map(({ note }) => note)).toEqual([1, 3])
  })

  it('ends before a note of data that are not there, or that is none', () => {
    const journal = Journal.create(path('j'))
    journal.append('{"a":1}', 1)
    journal.close()
    const whole = read('j')
    for (const torn of [
      `{"a":2}\n#{"span":{"offset":${whole.length},"length":90},"note":2}\n`,
      `{"a":2}\n#{"span":{"offset":9000,"length":7},"note":2}\n`,
      '{"a":2}\n#{"span":{"off\n',
    ]) {
      writeFileSync(path('j'), `${whole}${torn}${'{"a":3}\n#{"span":{"offset":0,"length":7},"note":3}\n'}`)
      const { entries, journal: again } = Journal.reopen(path('j'), json.number())!
      again.close()
      expect(entries.map(({ note }) => note)).toEqual([1])
      expect(read('j')).toBe(whole)
    }
  })

  it('is nobody else’s, and takes the place of an old one', () => {
    for (const text of ['{"a":1}', '{"b":1}']) {
      const journal = Journal.create(path('内/j'))
      journal.append(text, text)
      journal.close()
    }
    expect([mode('内'), mode('内/j')]).toEqual(['700', '600'])
    expect(Journal.reopen(path('内/j'), json.string())!.entries.map(({ note }) => note)).toEqual(['{"b":1}'])
  })
})
