import { describe, expect, it } from 'vitest'
import { readSpelledNumber } from '../../../src/core/form/number-spelling.ts'
import { formOf, reviewed, told } from './lines.ts'

const INDICATORS = [
  '一级指标|二级指标|三级指标|年度指标值|实际完成值|权重|得分|偏差原因',
  '产出指标|数量指标|清淤长度|≥12公里|12公里|50|50|',
  '效益指标|社会效益指标|受益人口|≥2万人|2.1万人|30|30|',
  '满意度指标|满意度指标|群众满意度|≥90%|95%|10|10|',
]

const NAMED = [
  '项目支出绩效自评表|<|<|<|<|<|<|<',
  '（2023年度）|<|<|<|<|<|<|<',
  '项目名称|<|河道清淤|<|主管部门|云溪市水利局|<|<',
]

describe('funds', () => {
  it('are read where the names of the rows have a head of their own that names a column', () => {
    const form = reviewed(
      ...NAMED,
      '预算执行情况（10分）|年度预算数（万元）|年初预算|调整后预算数|预算执行数|预算执行率|权重|得分',
      '^|总额|120|100|95|95%|10|9.5',
      '^|其中：财政资金|120|100|95|95%|/|/',
      ...INDICATORS,
      '总分|<|<|<|<|100|99.5|',
    )
    expect(formOf(form).funds?.rows.total?.annualBudget?.raw).toBe('100')
    expect(told(form)).toEqual([])
  })

  it('are read from labels with their amounts beside them under heads of their own', () => {
    const result = reviewed(
      ...NAMED,
      '预算安排（调整后）|<|资金到位|<|资金执行|<|预算执行进度%|<',
      '预算数：|100|到位数：|100|执行数：|105|105|<',
      '其中：财政资金|100|其中：财政资金|100|其中：财政资金|105||',
      ...INDICATORS,
      '总分|<|<|<|<|90|90|',
    )
    const { funds } = formOf(result)
    expect(
      [funds?.rows.total?.annualBudget, funds?.rows.total?.annualExecution, funds?.executionRate].map(
        (each) => each?.raw,
      ),
    ).toEqual(['100', '105', '105'])
    expect(told(result)).toContain('ZJ-02 F5')
  })

  it('are read where 「名称」 heads their rows', () => {
    const { funds } = formOf(
      reviewed(
        ...NAMED,
        '项目资金|名称|年初|全年预算|全年执行|分值|执行率|得分',
        '（万元）|年度资金总额|52|52|50|10|96.15%|9.62',
        ...INDICATORS,
        '总分|<|<|<|<|100|99.62|',
      ),
    )
    expect(funds?.rows.total?.annualExecution?.raw).toBe('50')
  })

  it('are read from one line of labels and amounts', () => {
    const { funds } = formOf(
      reviewed(
        ...NAMED,
        '预算执行情况|预算数：|240|执行数：|204|得分（20分）|17|',
        ...INDICATORS,
        '总分|<|<|<|<|100|97|',
      ),
    )
    expect(funds?.rows.total?.annualExecution?.raw).toBe('204')
    expect(funds?.score?.raw).toBe('17')
  })

  it('scored in full at a rate of 75, typed without its sign, are an error', () => {
    const across = (score: string) =>
      reviewed(
        ...NAMED,
        '项目资金|<|年初预算数|全年预算数|全年执行数|分值|执行率|得分',
        `年度资金总额|<|200|200|150|10|75|${score}`,
        '其中：当年财政拨款|<|200|200|150|10|75|',
        ...INDICATORS,
        `总分|<|<|<|<|100|${90 + Number(score)}|`,
      )
    expect(told(across('7.5'))).toEqual([])
    expect(told(across('10'))).toContain('ZJ-04 H5')
  })
})

describe('the indicator table', () => {
  it('ends at a row 说明 with one box beside it', () => {
    const form = formOf(reviewed(...NAMED, ...INDICATORS, '说明|审计发现的问题，如没有请填无。|<|<|<|<|<|<'))
    expect(form.indicators).toHaveLength(3)
  })

  it('may have a caption of any wording down its left side', () => {
    const [head, ...rows] = INDICATORS
    const form = formOf(reviewed(...NAMED, `年度绩效目标1（80分）|${head}`, ...rows.map((row) => `^|${row}`)))
    expect(form.indicators).toHaveLength(3)
    expect(form.unknownColumns).toEqual([])
  })

  it('may lack 分值 where it is not worded as the national form', () => {
    const without = reviewed(
      ...NAMED,
      '一级指标|二级指标|三级指标|年度指标值|实际完成指标值|得分|偏差原因',
      '产出指标|数量指标|清淤长度|≥12公里|12公里|50|',
      '效益指标|社会效益指标|受益人口|≥2万人|2.1万人|30|',
    )
    expect(told(without)).not.toContain('JG-07 A4')
  })

  it('may be all there is where its rows make 100, and may name its levels 一级 and 二级', () => {
    const without = (first: string) =>
      reviewed(
        ...NAMED,
        '一级|二级|名称|指标值|完成值|分值|得分|偏差原因',
        `产出指标|数量指标|清淤长度|≥12公里|12公里|${first}|${first}|`,
        ...INDICATORS.slice(2),
        '总分|<|<|<|<|100|100|',
      )
    expect(formOf(without('60')).unknownColumns).toEqual([])
    expect(told(without('60'))).not.toContain('JG-07 A1')
    expect(told(without('50'))).toContain('JG-07 A1')
  })

  it('may have its total in the head once more, and that must be the same', () => {
    const withHead = (points: string) =>
      reviewed(
        NAMED[0]!,
        `项目总得分：${points}|<|<|<|<|<|<|<`,
        ...NAMED.slice(2),
        ...INDICATORS,
        '总分|<|<|<|<|90|90|',
      )
    expect(told(withHead('90')).filter((each) => each.startsWith('DF-02'))).toEqual([])
    expect(told(withHead('89'))).toContain('DF-02 A2')
  })

  it('may have the grade alone in its last row', () => {
    const result = reviewed(...NAMED, ...INDICATORS, '总分|<|<|<|<|90|90|差')
    expect(formOf(result).grade?.raw).toBe('差')
    expect(told(result)).toContain('DF-07 H8')
  })
})

it('a date in the line under the title is that of filling', () => {
  const lines = ['云溪市水利局|<|<|<|填报日期：2024.4.31|<|<|<', ...NAMED.slice(2), ...INDICATORS]
  const result = reviewed(
    '2023年度项目支出绩效自评表|<|<|<|<|<|<|<',
    ...lines,
    '总分|<|<|<|<|90|90|',
    ...Array(6).fill(''),
    '注：按实填写|<',
  )
  expect(told(result)).toContain('TX-04 E2')
})

it('an amount may carry the sign of the currency', () => {
  expect(readSpelledNumber('￥450', 'amount')).toMatchObject({
    decimals: 0,
    spellings: expect.arrayContaining(['unit']),
  })
  expect(readSpelledNumber('¥1,234.5', 'amount')?.value.toString()).toBe('1234.5')
})

describe('a department form alone', () => {
  const lines = (unit: string) => [
    '2023年度部门整体支出绩效自评表|<|<|<|<|<|<|<',
    `部门名称|${unit}|<|<|<|<|<|<`,
    '预算资金|<|年初预算数|全年预算数|全年执行数|分值|执行率|得分',
    '年度资金总额|<|100|100|95|10|95%|9.5',
    INDICATORS[0]!.replace('权重', '分值').replace('偏差原因', '偏差原因分析及改进措施'),
    ...INDICATORS.slice(1),
    '总分|<|<|<|<|100|99.5|',
  ]

  it('is warned of nothing: what else is due is only said', () => {
    for (const unit of ['广东省云溪市水利局', '云溪市水利局']) {
      const result = reviewed(...lines(unit))
      expect(told(result)).toEqual([])
      expect(result.findings.filter((each) => each.rule === 'JG-01').map((each) => each.severity)).toEqual([
        'info',
        'info',
      ])
    }
  })
})
