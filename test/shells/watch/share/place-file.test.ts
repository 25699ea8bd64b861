import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { sha256Of } from '../../../../src/adapters/platform/bytes.ts'
import { placeFile, withdrawFile } from '../../../../src/shells/watch/share/place-file.ts'

let base: string
let root: string
let source: string
const sha256 = sha256Of(Buffer.from('结果'))
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), '校表 放-'))
  root = join(base, '发件')
  source = join(base, '1.xlsx')
  mkdirSync(root)
  writeFileSync(source, '结果')
})
afterEach(() => rmSync(base, { recursive: true }))

const place = (replace = false) => placeFile({ root, path: '局/表.xlsx', source, sha256, replace })

describe('a result', () => {
  it('is placed, and placing it again after a crash finds it there', () => {
    expect([place(), place()]).toEqual(['placed', 'there'])
    expect(readFileSync(join(root, '局/表.xlsx'), 'utf8')).toBe('结果')
    expect(readdirSync(join(root, '局'))).toEqual(['表.xlsx'])
  })

  it('never takes the place of something else, nor of a folder of that name', () => {
    mkdirSync(join(root, '局'))
    writeFileSync(join(root, '局/表.xlsx'), '别人的')
    expect(place()).toBe('occupied')
    expect(readFileSync(join(root, '局/表.xlsx'), 'utf8')).toBe('别人的')
    rmSync(join(root, '局/表.xlsx'))
    mkdirSync(join(root, '局/表.xlsx'))
    expect(place()).toBe('occupied')
  })

  it('that a power cut took, or left damaged, on the local disk is not placed but asked for again', () => {
    writeFileSync(source, '结')
    expect(place()).toBe('torn')
    rmSync(source)
    expect(place()).toBe('torn')
    expect(existsSync(join(root, '局/表.xlsx'))).toBe(false)
  })
})

describe('a note', () => {
  it('is withdrawn only while it is exactly as it was written', () => {
    expect(place()).toBe('placed')
    expect(withdrawFile({ root, path: '局/表.xlsx', sha256: sha256Of(Buffer.from('别的')) })).toBe(false)
    expect(withdrawFile({ root, path: '局/表.xlsx', sha256 })).toBe(true)
    expect(withdrawFile({ root, path: '局/表.xlsx', sha256 })).toBe(false)
  })
})
