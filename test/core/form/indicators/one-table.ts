import type { ScoredForm } from '../../../../src/core/form/forms.ts'
import { readForms } from '../../../../src/core/form/read-forms.ts'
import { workbookFromDrafts } from '../../../../src/core/model/sheet-from-draft.ts'
import { sheetOf } from '../lines.ts'

const NAMED = [
  '项目支出绩效自评表|<|<|<|<|<|<|<',
  '（2023年度）|<|<|<|<|<|<|<',
  '项目名称|<|路灯维护|<|主管部门|云溪市城管局|实施单位|云溪市城管局',
  '项目资金|<|年初预算数|全年预算数|全年执行数|分值|执行率|得分',
  '年度资金总额|<|100|100|100|10|100%|10',
]
export const HEAD = '一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|偏差原因分析及改进措施'

/** The form with this table from row 6 on. */
export function table(...lines: readonly string[]): ScoredForm {
  return readForms(workbookFromDrafts([sheetOf([...NAMED, ...lines])]), '表.xlsx').forms[0] as ScoredForm
}

/** The same below other amounts: 分值 and 得分 of the execution. */
export function below(funds: string, ...lines: readonly string[]): ScoredForm {
  const head = [...NAMED.slice(0, 4), funds]
  return readForms(workbookFromDrafts([sheetOf([...head, ...lines])]), '表.xlsx').forms[0] as ScoredForm
}

export const names = (form: ScoredForm) => form.indicators.map(({ level3 }) => level3.raw)
/** 「+」 for a row whose points count with one above. */
export const joins = (form: ScoredForm) =>
  form.indicators.map(({ joined, level3 }) => `${joined ? '+' : ''}${level3.raw.trim()}`)
export const points = (form: ScoredForm) =>
  form.indicators.map(({ maxScore, score }) => `${maxScore.state}/${score.state}`)
