import { describe, expect, it } from 'vitest'
import { Dictionary } from '../../../src/core/form/dictionary.ts'
import {
  labelledIn,
  numberBeside,
  readAttachment,
  readFooter,
  readHeading,
  readRemark,
  readTitle,
  yearIn,
} from '../../../src/core/form/read-heading.ts'
import { officialFieldMap } from '../../../src/core/vocabulary/field-map.ts'
import { contextOf, type Places, withoutResults } from './lines.ts'

/** So many lines of a table between head and foot. */
const rows = (count: number): string[] => Array.from({ length: count }, (_, index) => `第${index + 1}行|内容`)

describe('the closing line', () => {
  const footer = (...lines: readonly string[]) => {
    const found = readFooter(contextOf(lines))
    return Object.fromEntries(
      Object.entries(found).flatMap(([name, field]) => (field ? [[name, `${field.place.cell} ${field.raw}`]] : [])),
    )
  }
  const all = { filler: 'A1 张某', fillingDate: 'A1 2024年3月1日', phone: 'A1 123', signature: 'A1 李某' }

  it('is read in one cell or in several, spaces and brackets or not', () => {
    const said = ['填表人：张某', '填报日期：2024年3月1日', '联系电话：123', '单位负责人签字：李某']
    expect(footer(said.join('  '))).toEqual(all)
    expect(footer(said.join('|'))).toEqual({
      filler: 'A1 张某',
      fillingDate: 'B1 2024年3月1日',
      phone: 'C1 123',
      signature: 'D1 李某',
    })
    expect(footer('填 表 人 ：张某   联 系 电 话：123')).toEqual({ filler: 'A1 张某', phone: 'A1 123' })
    expect(footer('填表人（请在这里签字）：张某')).toEqual({ filler: 'A1 张某' })
    expect(footer('填表人（请在这里签字吧）：张某')).toEqual({})
    expect(footer('填表人张某')).toEqual({})
  })

  it('has its value in the next cell where the label stands alone', () => {
    expect(footer('填表人：|张某')).toEqual({ filler: 'B1 张某' })
    expect(footer('填表人：|联系电话：123')).toEqual({ filler: 'A1 ', phone: 'B1 123' })
    expect(footer('填表人：')).toEqual({ filler: 'A1 ' })
    expect(footer('填表人：  联系电话：|123')).toEqual({ filler: 'A1 ', phone: 'A1 ' })
    expect(footer('填表人：张某|李某')).toEqual({ filler: 'A1 张某' })
  })

  it('stands among the last nine lines, else among the first four', () => {
    const behind = (count: number) => footer(...rows(4), '填表人：张某', ...rows(count)).filler
    expect([behind(8), behind(9)]).toEqual(['A5 张某', undefined])
    const above = (count: number) => footer(...rows(count), '填报日期：2024年3月1日', ...rows(12)).fillingDate
    expect([above(0), above(3), above(4)]).toEqual(['A1 2024年3月1日', 'A4 2024年3月1日', undefined])
  })

  it('is the lowest of several, and each label counts once', () => {
    expect(footer('填表人：甲', ...rows(2), '填表人：乙')).toEqual({ filler: 'A4 乙' })
    expect(footer('填表人：甲', '联系电话：1', '填表人：乙  填报日期：2024年')).toEqual({
      filler: 'A3 乙',
      fillingDate: 'A3 2024年',
    })
    expect(footer('填表人：甲 填表人：乙').filler).toBe('A1 甲')
  })

  it('is none in prose of more than 400 letters', () => {
    const prose = (length: number) => footer(`${'字'.repeat(length - 6)}填表人：张某`).filler
    expect([prose(400), prose(401)]).toEqual(['A1 张某', undefined])
  })
})

describe('the remark', () => {
  const remark = (...lines: readonly string[]) => readRemark(contextOf(lines))?.place.cell

  it('is the last line near the foot that begins with 备注 or 说明 and a colon', () => {
    expect(remark(...rows(3), '备注：一', '说明：二', ...rows(2))).toBe('A5')
    expect(remark('备注：一')).toBe('A1')
    for (const other of ['备注', '见备注：一', '备注一：二']) expect(remark(...rows(2), other)).toBeUndefined()
    const behind = (count: number) => remark(...rows(4), '备注：一', ...rows(count))
    expect([behind(8), behind(9)]).toEqual(['A5', undefined])
  })
})

describe('the number of the attachment', () => {
  const attachment = (...lines: readonly string[]) => readAttachment(contextOf(lines))?.raw
  const untitled = (...lines: readonly string[]) => {
    const context = contextOf(lines)
    return readAttachment({ ...context, block: { ...context.block, title: undefined } })?.raw
  }

  it('stands in the line of the title or above, in up to twenty letters', () => {
    for (const text of ['附件1-3', '附 件 1-3', '（附件1）', '附表2', '(附表 2)'])
      expect(attachment(text), text).toBe(text)
    expect(attachment('附件1|附件2')).toBe('附件1')
    for (const text of ['见附件1', '附注1']) expect(attachment(text), text).toBeUndefined()
    expect(attachment('自评表', '附件1-3')).toBeUndefined()
    const long = (length: number) => attachment('附件'.padEnd(length, '1'))?.length
    expect([long(20), long(21)]).toEqual([20, undefined])
  })

  it('stands in the first three lines where there is no title', () => {
    expect(untitled(...rows(2), '附件1')).toBe('附件1')
    expect(untitled(...rows(3), '附件1')).toBeUndefined()
  })
})

it('the year is one of four digits from 1900 to 2099 that stand alone', () => {
  const years = [
    '2022 年度项目支出绩效自评表',
    '（2023年度）',
    '1999年',
    'FY2024',
    '12022年',
    '2100年',
    '1899',
    undefined,
    '',
  ]
  expect(years.map(yearIn)).toEqual([2022, 2023, 1999, 2024, undefined, undefined, undefined, undefined, undefined])
})

describe('labels with their values in one cell', () => {
  const labelled = (text: string) =>
    labelledIn(text, Dictionary.of(officialFieldMap).indexes.heading).map(
      ({ name, label, value }) => `${name} ${label}=${value}`,
    )

  it('are told apart at a gap, at the unit of the amounts, at the next label', () => {
    expect(labelled('填报单位：某某局  填报人：张某')).toEqual(['filer 填报单位=某某局'])
    expect(labelled('填报单位：某某局 单位：万元')).toEqual(['filer 填报单位=某某局'])
    expect(labelled('主管部门：甲局 实施单位：乙所')).toEqual([
      'supervisingDepartment 主管部门=甲局',
      'implementingUnit 实施单位=乙所',
    ])
    expect(labelled('主管部门：云溪区 水利局')).toEqual(['supervisingDepartment 主管部门=云溪区 水利局'])
    expect(labelled('主管部门：')).toEqual(['supervisingDepartment 主管部门='])
    expect(labelled('其中：主管部门：甲局')).toEqual(['supervisingDepartment 其中：主管部门=甲局'])
    expect(labelled('填报单位： 某某局 ')).toEqual(['filer 填报单位=某某局'])
    expect(labelled('填报单位：某某局单位：万元')).toEqual(['filer 填报单位=某某局'])
    expect(labelled('填报单位：主管部门：甲局')).toEqual(['filer 填报单位=主管部门：甲局'])
    expect(labelled('其他：某某局')).toEqual([])
  })

  it('need no colon for who fills in', () => {
    expect(labelled('填报单位 某某局')).toEqual(['filer 填报单位=某某局'])
    expect(labelled(' 填报单位 某某局  单位：万元')).toEqual(['filer 填报单位=某某局'])
    expect(labelled('填报单位（盖章） 某某局')).toEqual(['filer 填报单位（盖章）=某某局'])
    for (const other of ['见下 填报单位 某某局', '主管部门 某某局', '填报单位', '填报单位某某局'])
      expect(labelled(other)).toEqual([])
  })
})

describe('the head of a form', () => {
  const heading = (lines: readonly string[], before = lines.length + 1, open: Places = []) =>
    Object.fromEntries(
      Object.entries(readHeading(contextOf(lines, withoutResults(...open)), before)).map(([name, field]) => [
        name,
        `${field.place.cell} ${field.raw}`,
      ]),
    )

  it('has each value right of its label, over empty boxes, up to the next label', () => {
    expect(heading(['项目名称|路灯|主管部门|城管局'])).toEqual({
      projectName: 'B1 路灯',
      supervisingDepartment: 'D1 城管局',
    })
    expect(heading(['项目名称|||路灯'])).toEqual({ projectName: 'D1 路灯' })
    expect(heading(['项目名称||主管部门|城管局'])).toEqual({
      projectName: 'B1 ',
      supervisingDepartment: 'D1 城管局',
    })
    expect(heading(['项目名称|主管部门|城管局'])).toEqual({ supervisingDepartment: 'C1 城管局' })
    expect(heading(['项目名称||自评总分|95'])).toEqual({ projectName: 'B1 ' })
    expect(heading(['项目名称||单位：万元|'])).toEqual({ projectName: 'B1 ' })
    expect(heading(['项目名称|（金额单位：万元）'])).toEqual({})
    expect(heading(['项目名称|甲单位：乙'])).toEqual({ projectName: 'B1 甲单位：乙' })
    expect(heading(['项目名称||路灯'], 9, [[1, 2]])).toEqual({ projectName: 'B1 ' })
  })

  it('ends above the table', () => {
    expect(heading(['项目名称|路灯', '主管部门|城管局'], 2)).toEqual({ projectName: 'B1 路灯' })
    expect(heading(['项目名称|路灯', '主管部门|城管局'], 3)).toHaveProperty('supervisingDepartment')
  })

  it('keeps the first of two labels that are filled, and one left blank gives way', () => {
    expect(heading(['实施单位|甲所', '项目单位|乙所'])).toEqual({ implementingUnit: 'B1 甲所' })
    expect(heading(['实施单位||', '项目单位|乙所'])).toEqual({ implementingUnit: 'B2 乙所' })
    expect(heading(['实施单位||', '项目单位||', '||末'])).toEqual({ implementingUnit: 'B1 ' })
  })

  it('of several supervising departments has the one nearest to the form', () => {
    for (const lines of [
      ['中央主管部门|财政部', '地方主管部门|市财政局'],
      ['地方主管部门|市财政局', '中央主管部门|财政部'],
      ['省级主管部门|省厅', '主管部门|市财政局'],
      ['中央主管部门|财政部', '省级主管部门|市财政局'],
    ])
      expect(heading(lines).supervisingDepartment).toMatch(/市财政局$/)
    expect(heading(['省级主管部门|省厅', '中央主管部门|财政部']).supervisingDepartment).toBe('B1 省厅')
    expect(heading(['市级主管部门|甲局', '主管部门|乙局']).supervisingDepartment).toBe('B1 甲局')
  })

  it('has a value behind a colon in the cell of the label, or in the next', () => {
    expect(heading(['填报单位：某某局'])).toEqual({ filer: 'A1 某某局' })
    expect(heading(['预算部门：财政局 填报单位：|某某局'])).toEqual({ unit: 'A1 财政局', filer: 'B1 某某局' })
    expect(heading(['预算部门：财政局 填报单位：|单位：万元'])).toEqual({ unit: 'A1 财政局', filer: 'A1 ' })
    expect(heading(['预算部门：财政局 填报单位：|项目名称|路灯'])).toMatchObject({ filer: 'A1 ' })
    expect(heading(['填报单位：甲局', '填报单位：乙局'])).toEqual({ filer: 'A1 甲局' })
  })

  it('may have who fills in below the label: only what is plainly the name of a unit', () => {
    expect(heading(['填报单位|', '云溪市水利局|'])).toEqual({ filer: 'A2 云溪市水利局' })
    expect(heading(['主管部门|', '云溪市水利局|x'])).toEqual({ supervisingDepartment: 'B1 ' })
    expect(heading(['填报单位|甲局', '云溪市水利局|'])).toEqual({ filer: 'B1 甲局' })
    expect(heading(['填报单位|', '河道清淤|x'])).toEqual({ filer: 'B1 ' })
    expect(heading(['填报单位|', '云溪市水利局|x'], 2)).toEqual({ filer: 'B1 ' })
    const long = (length: number) => heading(['填报单位|', `${'水利局'.padStart(length, '云')}|x`]).filer!.length
    expect([long(30), long(31)]).toEqual([33, 3])
  })
})

it('a number beside a label stands right of it, else below', () => {
  const beside = (...lines: readonly string[]) => {
    const context = contextOf(lines)
    return numberBeside(context, context.grid.at(1, 1))?.text
  }
  expect(beside('分值|10', '20|')).toBe('10')
  expect(beside('分值|得分', '20|')).toBe('20')
  expect(beside('分值', '-1.5')).toBe('-1.5')
  for (const other of ['10分', '约10', '.5', '']) expect(beside(`分值|${other}`, other)).toBeUndefined()
})

it('a box merged over rows is looked at once, and the title is a field of its own', () => {
  const context = contextOf(['甲|乙', '^|丙'])
  expect(context.slots.map(({ text }) => text)).toEqual(['甲', '乙', '丙'])
  expect(readTitle(context)).toMatchObject({ key: 'title', raw: '甲', place: { cell: 'A1' } })
  expect(readTitle({ ...context, block: { ...context.block, title: undefined } })).toBeUndefined()
})
