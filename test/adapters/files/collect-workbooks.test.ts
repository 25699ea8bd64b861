import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { collectWorkbooks, shownPath } from '../../../src/adapters/files/collect-workbooks.ts'
import { isOneOf, liesInside } from '../../../src/adapters/files/guard-output.ts'
import { compareNaturally } from '../../../src/adapters/files/natural-order.ts'
import { readBytes } from '../../../src/adapters/files/read-file.ts'

let cwd: string
const put = (path: string): void => {
  mkdirSync(join(cwd, path, '..'), { recursive: true })
  writeFileSync(join(cwd, path), 'x')
}
const paths = (...given: string[]): string[] => collectWorkbooks(given, cwd).map((file) => file.path)

beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), '校表 测试-'))
})
afterEach(() => rmSync(cwd, { recursive: true, force: true }))

describe('collecting workbooks', () => {
  it('takes workbooks of every kind that the reader can speak about, and nothing else', () => {
    for (const name of [
      'a.xlsx',
      'b.XLSM',
      'c.xls',
      'd.et',
      'e.docx',
      'f.csv',
      '~$a.xlsx',
      '.~a.xlsx',
      '.hidden.xlsx',
      '.git/x.xlsx',
    ])
      put(`in/${name}`)
    expect(paths('in')).toEqual(['in/a.xlsx', 'in/b.XLSM', 'in/c.xls', 'in/d.et'])
  })

  it('goes down into folders, files before folders, numbers by value', () => {
    for (const name of [
      '附件1-3-10.xlsx',
      '附件1-3-2.xlsx',
      '附件十.xlsx',
      '附件二.xlsx',
      '二组/乙 局/x.xlsx',
      '一组/y.xlsx',
    ])
      put(`in/${name}`)
    const found = collectWorkbooks(['in'], cwd)
    expect(found.map((file) => file.inside)).toEqual([
      '附件1-3-2.xlsx',
      '附件1-3-10.xlsx',
      '附件二.xlsx',
      '附件十.xlsx',
      '二组/乙 局/x.xlsx',
      '一组/y.xlsx',
    ])
    expect(found.map((file) => file.folder)).toEqual(['', '', '', '', '二组/乙 局', '一组'])
  })

  it('gives paths as they were given, never absolute', () => {
    put('in/a.xlsx')
    expect(paths('./in/')).toEqual(['in/a.xlsx'])
    expect(paths('in/a.xlsx')).toEqual(['in/a.xlsx'])
    expect(paths(join(cwd, 'in'))).toEqual(['in/a.xlsx'])
    expect(collectWorkbooks(['.'], join(cwd, 'in')).map((file) => file.path)).toEqual(['a.xlsx'])
    expect(shownPath(join(cwd, 'in'), '/somewhere/else')).toBe('in')
  })

  it('follows no link, also none that leads back up, and takes a file once, where it lies', () => {
    put('in/a.xlsx')
    symlinkSync(join(cwd, 'in'), join(cwd, 'in', 'loop'))
    symlinkSync(join(cwd, 'in', 'a.xlsx'), join(cwd, 'in', '0.xlsx'))
    expect(collectWorkbooks(['in', 'in/a.xlsx'], cwd).map(({ path, state }) => [path, state])).toEqual([
      ['in/0.xlsx', 'link'],
      ['in/a.xlsx', 'file'],
    ])
  })

  it('keeps a link to nowhere in the list, and reading it tells why', () => {
    mkdirSync(join(cwd, 'in'))
    symlinkSync(join(cwd, 'gone.xlsx'), join(cwd, 'in', 'a.xlsx'))
    const [file] = collectWorkbooks(['in'], cwd)
    expect(() => readBytes(file!)).toThrow('链接指向的文件不存在')
  })

  it('says so when a path is not there', () => {
    expect(() => paths('没有')).toThrow('找不到「没有」，请检查路径。')
    expect(() => paths('')).toThrow('路径不能为空')
  })
})

describe('reading a file', () => {
  it('refuses a huge one without opening it', () => {
    put('big.xlsx')
    truncateSync(join(cwd, 'big.xlsx'), 201 * 1024 * 1024)
    expect(() => readBytes({ absolute: join(cwd, 'big.xlsx') })).toThrow('超过 200 MB')
  })
})

describe('an output place', () => {
  it('inside an input folder is seen through links and dots', () => {
    mkdirSync(join(cwd, 'in/sub'), { recursive: true })
    symlinkSync(join(cwd, 'in'), join(cwd, 'link'))
    for (const out of ['in', 'in/out', 'in/sub/deep/out', 'link/out', 'other/../in/x'])
      expect(liesInside(out, ['in'], cwd), out).toBe(true)
    for (const out of ['out', 'in2', '..', '.', 'in-out']) expect(liesInside(out, ['in'], cwd), out).toBe(false)
  })

  it('that is an input itself is seen through links', () => {
    put('in/a.xlsx')
    symlinkSync(join(cwd, 'in/a.xlsx'), join(cwd, 'b.xlsx'))
    expect(isOneOf('b.xlsx', ['in/a.xlsx'], cwd)).toBe(true)
    expect(isOneOf('./in/../in/a.xlsx', ['in/a.xlsx'], cwd)).toBe(true)
    expect(isOneOf('in/c.xlsx', ['in/a.xlsx'], cwd)).toBe(false)
  })
})

it('the natural order is total', () => {
  const names = ['10', '9', '1-3-10', '1-3-9', '附件三', '附件十二', '附件二十', 'a', 'A', '株洲', '长沙', '１']
  const sorted = [...names].sort(compareNaturally)
  expect([...names].reverse().sort(compareNaturally)).toEqual(sorted)
  expect(sorted.indexOf('1-3-9')).toBeLessThan(sorted.indexOf('1-3-10'))
  expect(sorted.indexOf('附件十二')).toBeLessThan(sorted.indexOf('附件二十'))
})
