import { describe, expect, it } from 'vitest'
import { readForms } from '../../../src/core/form/read-forms.ts'
import { workbookFromDrafts } from '../../../src/core/model/sheet-from-draft.ts'
import { reviewed, sheetOf } from './lines.ts'

const form = (unit: string, project: string): string[] => [
  '项目支出绩效自评表|<|<|<|<|<|<|<',
  `单位名称：${unit}|<|<|<|<|<|<|<`,
  `项目名称|${project}|<|<|<|<|<|<`,
  `主管部门|${unit}|<|<|实施单位|${unit}|<|<`,
  '资金|名称|年初预算数|全年预算数|全年执行数|分值|执行率|得分',
  '^|年度资金总额|100|100|100|10|100%|10',
  '一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|偏差原因分析及改进措施',
  '产出指标|数量指标|清淤长度|≥12公里|12公里|50|50|',
  '效益指标|社会效益指标|受益人口|≥2万人|2.1万人|40|40|',
  '总分|<|<|<|<|100|100|',
]
const [left, right] = [form('施甸县水利局', '河道清淤'), form('施甸县教育局', '校舍维修')]
const abreast = left.map((line, row) => `${line}||${right[row]}`)

describe('two forms side by side on one sheet', () => {
  it('are both read, so that each tells whose it is', () => {
    const { forms } = readForms(workbookFromDrafts([sheetOf(abreast)]), '表.xlsx')
    expect(forms.map(({ roles }) => [roles.filer?.raw, roles.filer?.place.cell])).toEqual([
      ['施甸县水利局', 'A2'],
      ['施甸县教育局', 'J2'],
    ])
  })

  it('are not checked, and said to be in each other’s way', () => {
    const { workbooks } = reviewed(...abreast)
    expect(workbooks.map(({ status, reason }) => [status, reason])).toEqual([
      ['not-understood', expect.stringContaining('并排放着几张表，请各放一张工作表再交')],
    ])
  })
})

describe('a title that is repeated beside a form', () => {
  it('makes no second form of it', () => {
    const repeated = left.map((line, row) => (row === 0 ? `${line}||项目支出绩效自评表` : line))
    expect(reviewed(...repeated).workbooks.map(({ status }) => status)).toEqual(['checked'])
  })
})

describe('what a sheet claims', () => {
  const claims = (...lines: readonly string[]) =>
    readForms(workbookFromDrafts([sheetOf(lines)]), '表.xlsx').claims.map(({ names }) => names)

  it('is everybody named as who hands in, also a second time and below the table', () => {
    expect(claims(...left, '填报单位：施甸县教育局|<|<', '部门名称|施甸县财政局')).toEqual([
      ['施甸县水利局'],
      ['施甸县教育局'],
      ['施甸县财政局'],
    ])
  })

  it('is, on a form that is none of ours, department or implementer', () => {
    const declaration = [
      '项目支出绩效目标申报表|<|<|<',
      '项目名称|校舍|<|<',
      '主管部门|施甸县教育局|实施单位|第一中学',
      '一级指标|二级指标|三级指标|指标值',
      '产出指标|数量指标|校舍|≥5个',
    ]
    expect(claims(...declaration)).toEqual([['施甸县教育局', '第一中学']])
  })
})
