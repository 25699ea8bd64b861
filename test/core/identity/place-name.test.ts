import { describe, expect, it } from 'vitest'
import {
  fileNameOf,
  folderOf,
  nameOfEntry,
  namesOnPath,
  toldApart,
  topFolderOf,
} from '../../../src/core/identity/place-name.ts'
import { PART_OF_SET } from '../../../src/core/vocabulary/name-words.ts'
import { UNIT_ENDS } from '../../../src/core/vocabulary/name-words.ts'

describe('the name of a file or folder that may be a unit’s', () => {
  it.each([
    ['市民政局.zip', '市民政局'],
    ['市民政局.7z', '市民政局'],
    ['03 市民政局（修改）.rar', '市民政局'],
    ['市教育局2024.12', '市教育局2024.12'],
  ])('「%s」 is 「%s」', (name, unit) => expect(nameOfEntry(name)).toBe(unit))

  it('is told by what units are called', () => {
    const units = [
      '市民政局',
      '市商务局（本级）',
      '第一中学',
      '石桥镇',
      '云溪区',
      '云溪县',
      '云溪市',
      '县人民政府',
      '市城投公司',
      '市残疾人联合会',
    ]
    expect(units.filter((name) => !UNIT_ENDS.test(name))).toEqual([])
    expect(['项目支出', '附件', '局长专项', '2025年'].filter((name) => UNIT_ENDS.test(name))).toEqual([])
  })

  it('or by what parts of a set are called', () => {
    const parts = ['整体', '项目', '基础数据', '自评', '绩效', '附件', '报表', '材料', '资料', '专项', '其他支出']
    expect(parts.filter((name) => !PART_OF_SET.test(name))).toEqual([])
    expect(PART_OF_SET.test('第三组')).toBe(false)
  })
})

describe('two files are told apart', () => {
  it.each([
    ['/home/x/收件/a.xlsx', '/home/x/收件/a(1).xlsx', 'a.xlsx', 'a(1).xlsx'],
    ['收件/整体/表.xlsx', '收件/项目/表.xlsx', '整体/表.xlsx', '项目/表.xlsx'],
    ['收件/甲/一/表.xlsx', '收件/乙/一/表.xlsx', '甲/一/表.xlsx', '乙/一/表.xlsx'],
    ['表.xlsx', '项目/表.xlsx', '表.xlsx', '项目/表.xlsx'],
    ['表.xlsx', '表.xlsx', '表.xlsx', '表.xlsx'],
  ])('「%s」 and 「%s」 by 「%s」 and 「%s」', (one, other, first, second) =>
    expect(toldApart(one, other)).toEqual([first, second]),
  )
})

describe('the names on a path', () => {
  it('go from the innermost folder out, the file last', () => {
    expect(namesOnPath('./收件/../01 教育局/第一中学.zip/表(1).xlsx')).toEqual(['第一中学', '教育局', '收件', '表'])
    expect(namesOnPath('')).toEqual([])
  })

  it.each([
    ['教育局/项目/表.xlsx', '教育局/项目', '教育局', '表.xlsx'],
    ['表.xlsx', '', '', '表.xlsx'],
  ])('「%s」 lies in 「%s」, outermost 「%s」, as 「%s」', (path, folder, top, name) =>
    expect([folderOf(path), topFolderOf(path), fileNameOf(path)]).toEqual([folder, top, name]),
  )
})
