import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { publishFile, writeWhole } from '../../../src/adapters/files/publish-file.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), '校表 写-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

describe('publishing a file', () => {
  it('makes folders, replaces what was there, and leaves no temporary file', () => {
    const target = join(folder, '一/二', '表 一.xlsx')
    publishFile(target, bytes('old'))
    publishFile(target, bytes('new'))
    expect(readFileSync(target, 'utf8')).toBe('new')
    expect(readdirSync(join(folder, '一/二'))).toEqual(['表 一.xlsx'])
  })

  it('replaces a link, never what it points to', () => {
    writeFileSync(join(folder, 'input.xlsx'), 'input')
    symlinkSync(join(folder, 'input.xlsx'), join(folder, 'out.xlsx'))
    publishFile(join(folder, 'out.xlsx'), bytes('output'))
    expect(readFileSync(join(folder, 'input.xlsx'), 'utf8')).toBe('input')
  })

  it('tells in one sentence what stands in the way, and leaves the target as it was', () => {
    mkdirSync(join(folder, 'a.xlsx', 'full'), { recursive: true })
    expect(() => publishFile(join(folder, 'a.xlsx'), bytes('x'))).toThrow(/^「a\.xlsx」没有写成：.+。$/)
    writeFileSync(join(folder, 'file'), 'kept')
    expect(() => publishFile(join(folder, 'file', 'b.xlsx'), bytes('x'))).toThrow(/^「b\.xlsx」没有写成：.+。$/)
    expect(readFileSync(join(folder, 'file'), 'utf8')).toBe('kept')
    expect(readdirSync(folder).sort()).toEqual(['a.xlsx', 'file'])
  })

  it.skipIf(process.platform === 'win32')('leaves to the umask who may read it, unless it is told', () => {
    const mode = (name: string) => (statSync(join(folder, name)).mode & 0o777).toString(8)
    const before = process.umask(0)
    try {
      publishFile(join(folder, 'a'), bytes('x'))
      writeWhole(join(folder, 'b'), bytes('x'))
      publishFile(join(folder, 'c'), bytes('x'), { mode: 0o600 })
      process.umask(0o027)
      publishFile(join(folder, 'd'), bytes('x'))
    } finally {
      process.umask(before)
    }
    expect(['a', 'b', 'c', 'd'].map(mode)).toEqual(['666', '666', '600', '640'])
  })

  it('works for the longest name that a file system takes', () => {
    const name = `${'表'.repeat(83)}.xlsx`
    publishFile(join(folder, name), bytes('x'))
    expect(readdirSync(folder)).toEqual([name])
    chmodSync(join(folder, name), 0o600)
  })
})

describe('publishing over a target that is held open', () => {
  it('tries again for as long as its patience lasts, then says so', () => {
    const pauses: number[] = []
    mkdirSync(join(folder, 'x'))
    // A folder in the place of the target answers with another code than a file held open: no second try.
    expect(() => publishFile(join(folder, 'x'), bytes('x'), { pause: (time) => pauses.push(time) })).toThrow(
      /同名的文件夹/,
    )
    expect(pauses).toEqual([])
  })
})
