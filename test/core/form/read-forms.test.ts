import { expect, it } from 'vitest'
import { readForms } from '../../../src/core/form/read-forms.ts'
import { workbookFromDrafts } from '../../../src/core/model/sheet-from-draft.ts'
import { sheetOf } from './lines.ts'

const FORM = [
  '项目支出绩效自评表|<|<|<|<|<|<|<',
  '项目名称|河道清淤|<|<|<|<|<|<',
  '一级指标|二级指标|三级指标|指标值|完成值|分值|得分|偏差原因',
  '产出指标|数量指标|清淤河道|1|1|90|90|',
]

it('forms of one name in a workbook are told apart, however many there are, the first as if it were alone', () => {
  const keys = (count: number): string[] => {
    const drafts = Array.from({ length: count }, (_, at) => ({ ...sheetOf(FORM), name: `表${at}` }))
    return readForms(workbookFromDrafts(drafts), '表.xlsx').forms.map(({ key }) => key)
  }
  const [alone] = keys(1)
  expect(keys(4)).toEqual([alone, `${alone}#2`, `${alone}#3`, `${alone}#4`])
})
