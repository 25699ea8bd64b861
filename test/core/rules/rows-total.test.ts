import { describe, expect, it } from 'vitest'
import { workbookFromDrafts } from '../../../src/core/model/sheet-from-draft.ts'
import { sheetOf } from '../form/lines.ts'
import { lineOf, toldOfSet } from './told.ts'

/**
 * What DF-02 says of a form whose last row, 合计, adds up its indicators (87) and not the execution (10), with the total
 * of the whole form in its head.
 */
function said(rows: string, head = '97', execution = '10'): string[] {
  const draft = sheetOf([
    '项目支出绩效自评表|<|<|<|<|<|<|<',
    '（2023年度）|<|<|<|<|<|<|<',
    `项目名称|<|路灯维护|<|主管部门|云溪市城管局|自评总分|${head}`,
    '项目资金|<|年初预算数|全年预算数|全年执行数|分值|执行率|得分',
    `年度资金总额|<|100|100|100|10|100%|${execution}`,
    '一级指标|二级指标|三级指标|分值|指标值|完成值|得分|未完成原因',
    '产出指标|数量指标|维修路灯|50|≥50盏|55盏|50|',
    '效益指标|社会效益指标|受益人数|30|≥100人|110人|28|',
    '满意度指标|满意度指标|群众满意度|10|≥90%|95%|9|',
    `合计|<|<|90|||${rows}|`,
  ])
  const { findings } = toldOfSet({
    name: '路灯维护',
    workbooks: [{ path: '表.xlsx', workbook: workbookFromDrafts([draft]) }],
  })
  return findings.filter(({ rule }) => rule === 'DF-02').flatMap((each) => [lineOf(each), each.message])
}

describe('a last row that adds up the indicators alone', () => {
  it('is right without the execution, and the total in the head with it', () => {
    expect(said('87')).toEqual([])
  })

  it('that is wrong is told, and left as it is: it may have been meant as the whole form’s', () => {
    expect(said('80')).toEqual([
      'error DF-02 自评表!G10 80 → 87 (-7) 另见 G7、G8、G9',
      '合计应为 87（各项指标得分之和），实填 80，相差 7。',
    ])
  })

  it('that is wrong is told, too, where the score of the execution was not read: it is no part of it', () => {
    expect(said('80', '97', '待定')[0]).toBe('error DF-02 自评表!G10 80 → 87 (-7) 另见 G7、G8、G9')
  })

  it('that is blank is told with what belongs there', () => {
    expect(said('')).toEqual(['error DF-02 自评表!G10 → 87 另见 G7、G8、G9', '合计应为 87（各项指标得分之和），未填。'])
  })

  it('makes the total in the head right or wrong, which is corrected', () => {
    expect(said('87', '87')).toEqual([
      'error DF-02 自评表!H3 87 → 97 另见 H5、G10 改 H3 为 97 always',
      '表头所填总分 87 应为 97（执行率得分与各项得分之和）。',
    ])
  })

  it('says nothing of the head where the execution has no score yet', () => {
    expect(said('87', '90', '')).toEqual([])
  })
})
