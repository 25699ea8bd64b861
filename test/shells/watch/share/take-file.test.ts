import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { sha256Of } from '../../../../src/adapters/platform/bytes.ts'
import { takeFile } from '../../../../src/shells/watch/share/take-file.ts'
import { CLEAN, FIXTURES } from '../../cli/run.ts'

const WORKBOOK = readFileSync(join(FIXTURES, CLEAN))
// The copy is made in pieces; between two of them something may happen.
const LARGE = Buffer.concat([Buffer.from('%PDF-1.4'), Buffer.alloc(3 * 1024 * 1024)])

let base: string
let root: string
let copy: string
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), '校表 取-'))
  root = join(base, '收件')
  copy = join(base, 'copy')
  mkdirSync(root)
})
afterEach(() => rmSync(base, { recursive: true }))

function put(name: string, bytes: Uint8Array): string {
  writeFileSync(join(root, name), bytes)
  const { size, mtimeNs, ino } = statSync(join(root, name), { bigint: true })
  return `${size}:${mtimeNs}:${ino}`
}

describe('a file that is taken', () => {
  it('is copied byte for byte, and named by its hash', () => {
    const signature = put('表.xlsx', WORKBOOK)
    expect(takeFile({ root, path: '表.xlsx', signature, copy }, () => {})).toEqual({
      ...{ state: 'taken', sha256: sha256Of(WORKBOOK), size: WORKBOOK.length },
    })
    expect(readFileSync(copy).equals(WORKBOOK)).toBe(true)
  })

  it.each([
    ['replaced under its name', () => renameSync(join(root, '别的'), join(root, '大.pdf'))],
    ['written to', () => writeFileSync(join(root, '大.pdf'), 'x', { flag: 'a' })],
    ['taken away', () => rmSync(join(root, '大.pdf'))],
  ])('and %s while it is read leaves no copy and is looked at again', (_what, happens) => {
    const signature = put('大.pdf', LARGE)
    put('别的', LARGE)
    let pieces = 0
    const taken = takeFile({ root, path: '大.pdf', signature, copy }, () => {
      if (++pieces === 2) happens()
    })
    expect(['changed', 'gone']).toContain(taken.state)
    expect(existsSync(copy)).toBe(false)
  })

  it('is no longer what was seen, or is not there any more: nothing is copied', () => {
    put('表.xlsx', WORKBOOK)
    expect(takeFile({ root, path: '表.xlsx', signature: '1:1:1', copy }, () => {})).toEqual({ state: 'changed' })
    expect(takeFile({ root, path: '没有.xlsx', signature: '1:1:1', copy }, () => {})).toEqual({ state: 'gone' })
    expect(existsSync(copy)).toBe(false)
  })

  it('and cannot be copied says that this is no fault of the file', () => {
    const signature = put('表.xlsx', WORKBOOK)
    const taken = takeFile({ root, path: '表.xlsx', signature, copy: join(base, '没有这个文件夹/copy') }, () => {})
    expect(taken).toEqual({ state: 'copy-failed', code: 'ENOENT' })
  })
})
