import { newWorkbook } from '../../src/adapters/excel/new-workbook.ts'
import type { SheetDraft } from '../../src/core/model/sheet-draft.ts'
import { emptyFunds, exampleSubmission } from '../../src/core/rules/example-submission.ts'
import { drawSubmission } from '../../src/core/drawing/zhuzhou/draw-submission.ts'
import { cleanForm } from '../fixture-content/layouts/clean-form.ts'
import { layout } from '../fixture-content/layouts/index.ts'
import { weightsOf } from '../fixture-content/layouts/weights.ts'
import { sheetOf } from '../core/form/lines.ts'

/** A form of 云溪市城市管理局 of which most names of indicators are missing: found, and not understood. */
export function oddForm(): SheetDraft {
  const draft = layout('yunnan').draw(
    cleanForm({ unit: '云溪市城市管理局', year: 2023, name: '市容环卫提升项目', weights: weightsOf('yunnan') }),
    {},
  )
  const isName = (row: number, column: number): boolean => row > 14 && row < 26 && column === 3
  return {
    ...draft,
    cells: draft.cells.map(({ value, ...cell }) =>
      isName(cell.row, cell.column) || !value ? cell : { ...cell, value },
    ),
  }
}

export async function notUnderstood(): Promise<Uint8Array> {
  return newWorkbook([oddForm()])
}

/** The example's set, with a form that is not understood as a further sheet. */
export async function partlyUnderstood(): Promise<Uint8Array> {
  const { reshape: _, ...content } = exampleSubmission()
  return newWorkbook([...drawSubmission(content), oddForm()])
}

/** A form whose total could not be checked: no row of its funds is the total. Nothing else is wrong with it. */
export async function unknownTotal(): Promise<Uint8Array> {
  return newWorkbook([
    sheetOf([
      '2023年度项目支出绩效自评表|<|<|<|<|<|<|<',
      '项目名称|河道清淤|<|<|主管部门|云溪市水利局|<|<',
      '实施单位|云溪市水利局|<|<|<|<|<|<',
      '资金|名称|年初预算数|全年预算数|全年执行数|分值|执行率|得分',
      '^|其中：财政拨款|100|100|100|10|100%|10',
      '^|其他资金|0|0|0|||',
      '一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|偏差原因分析及改进措施',
      '产出指标（50分）|数量指标|清淤长度|≥12公里|12公里|50|50|',
      '效益指标（30分）|社会效益指标|受益人口|≥2万人|2.1万人|30|30|',
      '满意度指标（10分）|满意度指标|群众满意度|≥90%|95%|10|10|',
      '总分|<|<|<|<|100|100|',
    ]),
  ])
}

/** The example's set and one project form more that is as the template prints it. */
export async function withSpareForm(): Promise<Uint8Array> {
  const { reshape: _, ...content } = exampleSubmission()
  const spare = structuredClone(content.projects[2]!)
  Object.assign(spare, { name: '', goals: { expected: '', actual: '' }, total: { maxScore: '100', score: '' } })
  Object.assign(spare.funds, emptyFunds())
  for (const row of spare.indicators)
    Object.assign(row, { level3: '', target: '', actual: '', maxScore: '', score: '', reason: '' })
  content.projects.push(spare)
  return newWorkbook(drawSubmission(content))
}

/** An approved declaration of targets for one of the example's projects. */
export async function declaration(): Promise<Uint8Array> {
  return newWorkbook([
    sheetOf([
      '项目支出绩效目标批复表|<|<|<|<|<|<|<',
      '（2022年度）|<|<|<|<|<|<|<',
      '项目名称|消费促进活动经费|<|<|主管部门|示例市商务局|<|<',
      '年度资金总额|60|<|<|其中：财政拨款|60|<|<',
      '一级指标|二级指标|三级指标|指标性质|指标值|度量单位|备注|',
      '产出指标|数量指标|开展促消费活动|≥|6|场||',
      '效益指标|经济效益指标|带动消费|≥|3|亿元||',
    ]),
  ])
}

/**
 * A form without scores whose amounts were left out and whose indicators are words: there is nothing on it to check.
 */
export async function wordsOnly(): Promise<Uint8Array> {
  return newWorkbook([
    sheetOf([
      '2023年度区域绩效目标自评表|<|<|<|<|<',
      '专项名称|河道清淤|<|主管部门|云溪市水利局|<',
      '名称|年初预算数|全年预算数|全年执行数|执行率|',
      '年度资金总额|/|/|/|/|',
      '其他资金|/|/|/|/|',
      '一级指标|二级指标|三级指标|年度指标值|全年完成值|未完成原因和改进措施',
      '效益指标|可持续影响指标|长效机制|长期有效|见总结报告|',
      '满意度指标|满意度指标|群众反映|反映良好|见调查表|',
    ]),
  ])
}
