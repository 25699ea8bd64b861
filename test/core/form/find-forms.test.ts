import { describe, expect, it } from 'vitest'
import { findForms } from '../../../src/core/form/find-forms.ts'
import { officialFieldMap } from '../../../src/core/vocabulary/field-map.ts'
import { contextOf } from './lines.ts'

describe('where a form begins and ends', () => {
  const found = (...lines: readonly string[]) => {
    const { blocks, others } = findForms(contextOf(lines).grid, officialFieldMap)
    return [...blocks, ...others].map(({ kind, top, bottom, title }) =>
      `${kind} ${top}-${bottom} ${title?.text ?? ''}`.trim(),
    )
  }
  const body = ['项目名称|路灯', '年度资金总额|100', '三级指标|二级指标|指标值|完成值|得分', '路灯|数量指标|5|5|5']
  const title = '项目支出绩效自评表|<'

  it('is its title, with the number of the attachment up to three lines above', () => {
    expect(found(title, ...body)).toEqual(['project 1-5 项目支出绩效自评表'])
    expect(found('附件1', title, ...body)).toEqual(['project 1-6 项目支出绩效自评表'])
    expect(found('（附表1', '', '', title, ...body)).toEqual(['project 1-8 项目支出绩效自评表'])
    expect(found('附件1', '', '', '', title, ...body)).toEqual(['project 5-9 项目支出绩效自评表'])
    expect(found('某局', title, ...body)).toEqual(['project 2-6 项目支出绩效自评表'])
    expect(found(title, ...body, '附件2', title, ...body)).toEqual([
      'project 1-5 项目支出绩效自评表',
      'project 6-11 项目支出绩效自评表',
    ])
    expect(found(title, ...body, title, ...body)).toEqual([
      'project 1-5 项目支出绩效自评表',
      'project 6-10 项目支出绩效自评表',
    ])
  })

  it('is the first label of its own where there is no title', () => {
    expect(found(...body)).toEqual(['project 1-4'])
    expect(found(...body, ...body)).toEqual(['project 1-4', 'project 5-8'])
    expect(found('项目名称|甲', ...body)).toEqual(['project 1-5'])
    expect(found('某局', ...body)).toEqual(['project 2-5'])
  })

  it('is a title in words of the place, or who hands in, up to four lines above the first label', () => {
    expect(found('2024年度公厕改建自评表|<', ...body)).toEqual(['project 1-5 2024年度公厕改建自评表'])
    expect(found('2024年度公厕改建自评报告|<', '单位名称：某局|x', ...body)).toEqual([
      'project 1-6 2024年度公厕改建自评报告',
    ])
    expect(found('单位名称：某局|x', ...body)).toEqual(['project 1-5'])
    expect(found('公厕改建自评表|<', '单位名称|某局', '单位名称|某局', '单位名称|某局', ...body)[0]).toMatch(
      /^project 1-8 公厕/,
    )
    expect(
      found('公厕改建自评表|<', '单位名称|某局', '单位名称|某局', '单位名称|某局', '单位名称|某局', ...body)[0],
    ).toBe('project 2-9')
    expect(found('公厕改建自评表|<', '无关|一行', ...body)).toEqual(['project 3-6'])
    expect(found('公厕改建自评表|得分', ...body)).toEqual(['project 2-5'])
  })

  it('goes on under a title that is repeated above further rows', () => {
    expect(found(title, ...body, title, '三级指标|二级指标|指标值|完成值|得分', '灯杆|数量指标|5|5|5')).toEqual([
      'project 1-8 项目支出绩效自评表',
    ])
    expect(found(title, ...body, title, '年度资金总额|100', '三级指标|二级指标|指标值|完成值|得分')).toHaveLength(2)
    expect(found(title, ...body, '部门整体支出绩效自评表|<', '三级指标|二级指标|指标值|完成值|得分')).toHaveLength(2)
  })

  it('is another form by its title, where four lines or more stand below it', () => {
    const other = (count: number) =>
      found(title, ...body, '项目支出绩效目标申报表|<', ...Array.from({ length: count }, (_, at) => `${at}|x`))
    expect(other(3)).toEqual(['project 1-5 项目支出绩效自评表', 'target 6-9 项目支出绩效目标申报表'])
    expect(other(2)).toEqual(['project 1-8 项目支出绩效自评表'])
    expect(found('项目支出绩效目标申报表|得分', ...body)).toEqual(['project 2-5'])
    expect(found('项目支出绩效目标申报表（自评）|<', ...body)).toEqual(['project 1-5 项目支出绩效目标申报表（自评）'])
  })

  it('is found by its labels, whatever its title says', () => {
    const department = ['按收入性质分|', '部门支出总额|100', ...body.slice(2)]
    expect(found(title, ...department)[0]).toMatch(/^department/)
    expect(found('部门整体支出绩效自评表|<', ...body)[0]).toMatch(/^project/)
    expect(found('部门整体支出绩效自评表|<', ...body.slice(1))[0]).toMatch(/^department/)
    expect(found(title, '三公经费|5', '编制数|6')[0]).toMatch(/^basic-data/)
    expect(found('基础数据表|<', '三公经费|5')[0]).toMatch(/^basic-data/)
    expect(found(title, '甲|乙')).toEqual([])
    expect(found('甲|乙', '丙|丁')).toEqual([])
    expect(found(title, '一级指标|二级指标|指标值|得分', '甲|乙|5|5')).toEqual([])
    expect(found(title, '三级指标|备注', '甲|乙')).toEqual(['project 1-3 项目支出绩效自评表'])
    const head = (length: number) => found(title, `${'三级指标：'.padEnd(length, '字')}|备注`, '甲|乙').length
    expect([head(20), head(21)]).toEqual([1, 0])
    expect(found('项目名称|路灯')).toEqual([])
  })

  it('is no title in prose, in quotation marks or with a remark', () => {
    for (const text of [
      '《项目支出绩效自评表》',
      '项目支出绩效自评表（2023年度）',
      '“项目支出绩效自评表”',
      ' 项目支出绩效自评表 ',
    ])
      expect(found(`${text}|<`, ...body), text).toEqual([`project 1-5 ${text.trim()}`])
    for (const text of ['请填写项目支出绩效自评表后再交', '项目支出绩效自评表填报说明'])
      expect(found(`${text}|x`, ...body), text).toEqual(['project 2-5'])
    const long = (length: number) => found(`${'项目支出绩效自评表'.padStart(length, '字')}|<`, ...body)[0]!.slice(0, 11)
    expect([long(80), long(81)]).toEqual(['project 1-5', 'project 2-5'])
  })

  it('stands beside another where two titles share a row', () => {
    const { besides } = findForms(
      contextOf(['项目支出绩效自评表|||项目支出绩效自评表|||项目支出绩效自评表', '项目名称|甲||项目名称|乙||项目名称'])
        .grid,
      officialFieldMap,
    )
    expect(besides).toEqual([4, 7])
    expect(findForms(contextOf([title, ...body, title, ...body]).grid, officialFieldMap).besides).toEqual([])
  })
})
