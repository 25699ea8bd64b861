import { describe, expect, it } from 'vitest'
import { statedTotal } from '../../../src/core/form/forms.ts'
import type { ReviewedSubmission } from '../../../src/core/reviewed-submission.ts'
import { formOf, reviewed, told } from './lines.ts'

const NAMED = [
  '项目支出绩效自评表|<|<|<|<|<|<|<',
  '（2023年度）|<|<|<|<|<|<|<',
  '项目名称|<|路灯维护|<|主管部门|云溪市城管局|实施单位|云溪市城管局',
]
const HEAD = '一级指标|二级指标|三级指标|权重|指标值|完成值|得分|未完成原因'

/** 10 points for the execution, 50, 30 and 10 for the rows; the weights are written as given. */
function weighted(weights: readonly string[], ...total: readonly string[]): ReviewedSubmission {
  const [execution, first, second, third] = weights
  return reviewed(
    ...NAMED,
    '项目资金|<|年初预算数|全年预算数|全年执行数|权重|执行率|得分',
    `年度资金总额|<|100|100|100|${execution}|100%|10`,
    HEAD,
    `产出指标|数量指标|维修路灯|${first}|≥50盏|55盏|50|`,
    `效益指标|社会效益指标|受益人数|${second}|≥100人|110人|30|`,
    `满意度指标|满意度指标|群众满意度|${third}|≥90%|95%|10|`,
    ...total,
  )
}

const findings = (result: ReviewedSubmission): string[] =>
  told(result).filter((each) => !/^(JG-01|TX-01|TX-03) /.test(each))
/** What is written besides numbers that were typed as texts. */
const written = (result: ReviewedSubmission): string[] =>
  result.changes.filter((each) => each.rule !== 'TX-03').map((each) => each.cell)
const points = (result: ReviewedSubmission): string[] =>
  formOf(result).indicators.map(({ maxScore }) =>
    maxScore.state === 'filled' ? maxScore.value.toString() : maxScore.state,
  )

describe('weights', () => {
  it.each([
    ['per cents', ['10%', '50%', '30 %', '10％'], '100%'],
    ['shares of 1', ['0.1', '0.5', '0.3', '0.1'], '1'],
    ['points', ['10', '50', '30', '10'], '100'],
  ])('written as %s are the same points', (_, weights, whole) => {
    const result = weighted(weights, `总分|<|<|${whole}|||100|`)
    expect(points(result)).toEqual(['50', '30', '10'])
    expect(findings(result)).toEqual([])
    expect(written(result)).toEqual([])
  })

  it('that are shares and do not make the whole are no shares of 1', () => {
    expect(points(weighted(['10', '0.5', '0.3', '0.1'], '总分|<|<|100|||100|'))).toEqual(['0.5', '0.3', '0.1'])
  })

  it('written as per cents are added up, and a printed total that is wrong is not written over', () => {
    const result = weighted(['10%', '50%', '30%', '10%'], '总分|<|<|90%|||100|')
    expect(findings(result)).toEqual(['FZ-02 D10'])
    expect(written(result)).toEqual([])
  })
})

describe('the row 合计 of the indicators alone', () => {
  const points = ['10', '50', '30', '10']

  it('has 90 where the execution is scored above', () => {
    expect(findings(weighted(points, '合计|<|<|90|||90|'))).toEqual([])
  })

  it('is told, and not written, where it is wrong in either way', () => {
    const result = weighted(points, '合计|<|<|90|||88|')
    expect(findings(result)).toEqual(['DF-02 G10'])
    expect(written(result)).toEqual([])
  })

  it('is the whole form’s where its 得分 has the execution in it, and where it is called 总分', () => {
    expect(findings(weighted(points, '合计|<|<|90|||100|'))).toEqual(['FZ-02 D10'])
    expect(findings(weighted(points, '总分|<|<|90|||90|'))).toEqual(['FZ-02 D10', 'DF-02 G10'])
  })
})

describe('the total of a form', () => {
  it('is that of its head where the last row adds up the indicators alone', () => {
    const head = (score: string): ReviewedSubmission =>
      reviewed(
        '项目支出绩效自评表|<|<|<|<|<|<|<',
        '（2023年度）|<|<|<|<|<|<|<',
        `项目名称|<|路灯维护|<|主管部门|云溪市城管局|自评总分|${score}`,
        '项目资金|<|年初预算数|全年预算数|全年执行数|权重|执行率|得分',
        '年度资金总额|<|100|100|100|10|100%|10',
        HEAD,
        '产出指标|数量指标|维修路灯|50|≥50盏|55盏|50|',
        '效益指标|社会效益指标|受益人数|30|≥100人|110人|30|',
        '满意度指标|满意度指标|群众满意度|10|≥90%|95%|10|',
        '合计|<|<|90|||90|',
      )
    expect(statedTotal(formOf(head('100')))?.toString()).toBe('100')
    expect(findings(head('100'))).toEqual([])
    expect(findings(head('90'))).toEqual(['DF-02 H3'])
  })

  it('is left alone where the execution has a weight and no score', () => {
    const result = reviewed(
      ...NAMED,
      '项目资金|<|年初预算数|全年预算数|全年执行数|权重|执行率|',
      '年度资金总额|<|100|100|100|10|100%|',
      HEAD,
      '产出指标|数量指标|维修路灯|50|≥50盏|55盏|50|',
      '效益指标|社会效益指标|受益人数|30|≥100人|110人|30|',
      '满意度指标|满意度指标|群众满意度|10|≥90%|95%|10|',
      '总分|<|<|100|||98|',
    )
    expect(findings(result)).toEqual([])
    expect(written(result)).toEqual([])
  })
})

describe('a unit in a column of its own', () => {
  it('belongs to a target with a sign as it does to the outcome', () => {
    const result = reviewed(
      ...NAMED,
      '项目资金|<|年初预算数|全年预算数|全年执行数|分值|执行率|得分',
      '年度资金总额|<|100|100|100|10|100%|10',
      '一级指标|二级指标|三级指标|计量单位|指标值|完成值|分值|得分',
      '产出指标|数量指标|投放药剂|吨|≥5|5.2|50|50',
      '效益指标|社会效益指标|知晓率|%|≥85|88|30|30',
      '满意度指标|满意度指标|群众满意度|%|>90|95|5|5',
      '^|^|孕产妇死亡率|1/10万|≤16|7.2|5|5',
      '总分|<|<|||<|100|100',
    )
    expect(formOf(result).indicators.map((each) => `${each.targetValue.raw} ${each.actualValue.raw}`)).toEqual([
      '≥5吨 5.2吨',
      '≥85% 88%',
      '>90% 95%',
      '≤16 7.2',
    ])
    expect(findings(result)).toEqual([])
  })
})
