import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expandWildcards } from '../../../src/adapters/files/wildcards.ts'

let cwd: string
beforeAll(() => {
  cwd = mkdtempSync(join(tmpdir(), '校表 通配-'))
  for (const path of [
    '甲.xlsx',
    '乙.XLSX',
    'a+b.csv',
    '表[1].xlsx',
    '.暗.xlsx',
    '一/丙.xlsx',
    '一/.暗.csv',
    '一/二/丁.xlsx',
    '.暗/戊.xlsx',
    '~$甲.xlsx',
  ]) {
    mkdirSync(join(cwd, dirname(path)), { recursive: true })
    writeFileSync(join(cwd, path), '')
  }
  symlinkSync(cwd, join(cwd, '环'))
})
afterAll(() => rmSync(cwd, { recursive: true, force: true }))

describe('a pattern for paths', () => {
  it.each<[string, readonly string[]]>([
    ['*.xlsx', ['表[1].xlsx', '甲.xlsx', '乙.XLSX']],
    ['?.xlsx', ['甲.xlsx', '乙.XLSX']],
    ['a+?.csv', ['a+b.csv']],
    ['.*.xlsx', ['.暗.xlsx']],
    ['*/*.xlsx', ['一/丙.xlsx']],
    ['**/*.xlsx', ['表[1].xlsx', '甲.xlsx', '乙.XLSX', '一/丙.xlsx', '一/二/丁.xlsx']],
    ['**/丁.xlsx', ['一/二/丁.xlsx']],
    ['一/**', ['一/丙.xlsx', '一/二']],
    ['./*/./丙.xlsx', ['./一/丙.xlsx']],
    ['.暗/*', ['.暗/戊.xlsx']],
    ['*/没有.xlsx', []],
    ['没有/*', []],
    ['甲.xlsx', ['甲.xlsx']],
    ['没有.xlsx', ['没有.xlsx']],
    ['表[1].xlsx', ['表[1].xlsx']],
  ])('%s stands for %j', (pattern, paths) => {
    expect(expandWildcards(pattern, cwd).toSorted()).toEqual([...paths].toSorted())
  })

  it.skipIf(process.platform === 'win32')('takes a backslash for a letter where the system does', () => {
    writeFileSync(join(cwd, '一\\己.csv'), '')
    expect(expandWildcards('一\\*.csv', cwd)).toEqual(['一\\己.csv'])
  })

  it('may begin at the root', () => {
    expect(expandWildcards(`${cwd}/一/*.xlsx`, '/')).toEqual([`${cwd}/一/丙.xlsx`])
    expect(expandWildcards('/tm?', cwd)).toContain('/tmp')
  })
})
