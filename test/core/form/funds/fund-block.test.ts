import { describe, expect, it } from 'vitest'
import { isFilled } from '../../../../src/core/form/field.ts'
import type { ScoredForm } from '../../../../src/core/form/forms.ts'
import type { ReviewedSubmission } from '../../../../src/core/reviewed-submission.ts'
import { reviewed, told } from '../lines.ts'

const HEAD = [
  '项目支出绩效自评表|<|<|<|<|<|<|<|<',
  '（2023年度）|<|<|<|<|<|<|<|<',
  '项目名称|<|河道清淤|<|<|主管部门|云溪市水利局|<|<',
  '实施单位|<|云溪市水利局|<|<|<|<|<|<',
]

const NATIONAL = '资金|名称|年初预算数|全年预算数|全年执行数|分值|执行率|得分|'

const rows = (reached = '12公里', score = '50'): string[] => [
  '年度目标|预期目标|<|<|<|实际完成情况|<|<|<',
  '^|完成清淤。|<|<|<|已完成。|<|<|<',
  '一级指标|二级指标|三级指标|<|年度指标值|实际完成值|分值|得分|偏差原因分析及改进措施',
  `产出指标（50分）|数量指标|清淤长度|<|≥12公里|${reached}|50|${score}|`,
  '效益指标（30分）|社会效益指标|受益人口|<|≥2万人|2.1万人|30|30|',
  '满意度指标（10分）|满意度指标|群众满意度|<|≥90%|95%|10|10|',
]

function form(funds: readonly string[], total: string, table: readonly string[] = rows()): ReviewedSubmission {
  return reviewed(...HEAD, ...funds, ...table, `总分|<|<|<|<|<|100|${total}|`)
}

function fundsOf({ submission }: ReviewedSubmission) {
  return (submission.forms[0] as ScoredForm).funds!
}

/** Rules that could not be checked, each with its reason. */
function unchecked({ unchecked }: ReviewedSubmission, rule: string): string[] {
  return unchecked.filter((each) => each.rule === rule).map((each) => each.reason)
}

describe('the row of the total', () => {
  it.each(['项目投入合计', '合计', '年度预算总额', '总计', '项目资金总投入（万元）', '本年度部门支出总额'])(
    'is known as 「%s」',
    (name) => {
      const result = form([NATIONAL, `^|${name}|100|100|76|10|76%|7.6|`, '^|财政安排|100|100|76|—||—|'], '97.6')
      expect(fundsOf(result).rows.total?.label).toBe(name)
      expect(told(result)).toEqual([])
      expect(unchecked(result, 'DF-02')).toEqual([])
    },
  )

  it.each([
    ['without a name', ''],
    ['of a name that says nothing', '本项目'],
  ])('%s is the only row of figures that names no source', (_what, name) => {
    const funds = (score: string): string[] => [
      NATIONAL,
      `^|${name}|100|100|76|10|76%|${score}|`,
      '^|其中：财政拨款|100|100|76|—||—|',
    ]
    expect(fundsOf(form(funds('7.6'), '97.6')).rows.total?.label).toBe(name)
    expect(told(form(funds('7.6'), '97.6'))).toEqual([])
    expect(told(form(funds('9.6'), '99.6'))).toEqual(['ZJ-04 H6'])
    expect(told(form(funds('7.6'), '99'))).toEqual(['DF-02 H14'])
  })

  it('that is blank is not replaced by 财政拨款', () => {
    const result = form(
      [NATIONAL, '^|年度资金总额||||10|76%|7.6|', '^|其中：财政拨款|100|100|76|—||—|', '^|其他资金||||||—|'],
      '97.6',
    )
    const { total } = fundsOf(result).rows
    expect([total?.annualBudget?.state, total?.annualExecution?.state]).toEqual(['blank', 'blank'])
    // What was left out is the total, not the rate.
    expect(told(result).filter((each) => each.startsWith('ZJ-03') || each.startsWith('ZJ-04'))).toEqual([])
  })

  it.each([
    ['only sources have figures', ['^|其中：财政拨款|100|100|76|10|76%|7.6|', '^|其他资金|0|0|0|||—|']],
    ['two rows might be it', ['^|河道一期|60|60|46|10|76%|7.6|', '^|河道二期|40|40|30|||—|']],
    ['a row of unknown name comes behind a source', ['^|财政拨款|100|100|76|10|76%|7.6|', '^|预备费|5|5|5|||—|']],
  ])('is not guessed where %s: the total is unchecked, and nothing is written', (_why, lines) => {
    const result = form([NATIONAL, ...lines], '99')
    expect(fundsOf(result).rows.total).toBeUndefined()
    expect(told(result)).toEqual([])
    expect(result.changes).toEqual([])
    expect(unchecked(result, 'DF-02')).toEqual(['资金各行里没有认出总额一行，执行率的分值、得分没有读到'])
    expect(unchecked(result, 'FZ-02')).toHaveLength(1)
  })

  it('does not hide a certain error beside it', () => {
    const lines = ['^|其中：财政拨款|100|100|76|10|76%|7.6|', '^|其他资金|0|0|0|||—|']
    expect(told(form([NATIONAL, ...lines], '99', rows('6公里')))).toContain('DF-03 H11')
  })
})

describe('the points of the execution', () => {
  it('that a row 其中 repeats count once', () => {
    const funds = (score: string): string[] => [
      NATIONAL,
      `^|年度资金总额|100|100|100|10|100%|${score}|`,
      `^|其中：当年财政拨款|100|100|100|10|100%|${score}|`,
    ]
    expect(told(form(funds('10'), '100'))).toEqual([])
    expect(told(form(funds('10'), '110'))).toEqual(['DF-02 H14'])
  })

  it('that stand in another row than the total are those', () => {
    const funds = [NATIONAL, '^|年度资金总额|100|100|76||76%||', '^|其中：当年财政拨款|100|100|76|10|76%|7.6|']
    expect(fundsOf(form(funds, '97.6')).score?.place.cell).toBe('H7')
    expect(told(form(funds, '97.6'))).toEqual([])
    expect(told(form(funds, '99'))).toEqual(['DF-02 H14'])
  })

  it('in a column that nobody knows leave the total unchecked', () => {
    const funds = [
      '资金|名称|年初预算数|全年预算数|全年执行数|分值|执行率|资金自查|',
      '^|年度资金总额|100|100|76|10|76%|7.6|',
    ]
    const result = form(funds, '97.6')
    expect(told(result)).toEqual([])
    expect(unchecked(result, 'DF-02')).toEqual([expect.stringContaining('不认识的栏目「资金自查」')])
  })

  it('of a block that was not found leave the total unchecked', () => {
    const result = form(
      ['资金情况|计划安排|<|实际到位|<|实际支出|<|结余|', '^|中央|县|中央|县|中央|县||', '^|70|30|70|30|70|6|24|'],
      '97.6',
    )
    expect(told(result).filter((each) => /DF-02|FZ-02|JG-07/.test(each))).toEqual([])
    expect(result.changes).toEqual([])
  })

  it('of a form that has no funds at all are none', () => {
    const table = [
      '一级指标|二级指标|三级指标|<|年度指标值|实际完成值|分值|得分|偏差原因分析及改进措施',
      '产出指标|数量指标|清淤长度|<|≥12公里|12公里|100|100|',
    ]
    expect(told(reviewed(...HEAD, ...table, '总分|<|<|<|<|<|100|90|'))).toContain('DF-02 H7')
    const short = reviewed(...HEAD, table[0]!, table[1]!.replaceAll('100', '90'), '总分|<|<|<|<|<|100|97.6|')
    expect(told(short).filter((each) => /DF-02|FZ-02/.test(each))).toEqual([])
    expect(told(short)).toContain('JG-07 A1')
  })
})

describe('headings by their parts', () => {
  it.each([
    ['资金|名称|年初预算数|全年预算数|全年执行数|分值权重|执行率|得分|', '新疆'],
    ['资金|名称|年初安排预算数|调整后预算资金|实际支出金额|执行率权重|预算支出进度（%）|执行率自评得分|', 'others'],
    [
      '资金|名称|年初预算数（A）|全年预算数（B）|全年执行数（C）|预算执行率分值|预算执行率（C/B）|预算执行率得分|',
      'with letters',
    ],
  ])('%s', (heads) => {
    const line = (score: string): string[] => [
      heads,
      `^|年度资金总额|120|100|76|10|76%|${score}|`,
      '^|其中：财政拨款|120|100|76|—||—|',
    ]
    expect(told(form(line('7.6'), '97.6'))).toEqual([])
    expect(told(form(line('8.6'), '98.6'))).toEqual(['ZJ-04 H6'])
  })

  it('of reviewers and of other years are no columns of the block', () => {
    const heads = '资金|名称|上年预算数|全年预算数|全年执行数|分值|执行率|得分|财政复核得分'
    const funds = fundsOf(form([heads, '^|年度资金总额|50|100|76|10|76%|7.6|5'], '97.6'))
    expect([funds.rows.total?.initialBudget, funds.score?.raw]).toEqual([undefined, '7.6'])
  })

  it('a box that names the block is none of its columns', () => {
    const result = form(
      ['部门预算支出|名称|年初预算数|全年预算数|全年执行数|分值|执行率|得分|', '^|年度资金总额|100|100|76|10|76%|7.6|'],
      '97.6',
    )
    expect(fundsOf(result).rows.total?.annualExecution?.raw).toBe('76')
    expect(told(result)).toEqual([])
  })

  it('a line that counts the columns is no row of figures', () => {
    const funds = fundsOf(form([NATIONAL, '^|栏次|1|2|3|4|5|6|', '^||100|100|76|10|76%|7.6|'], '97.6'))
    expect(funds.rows.total?.annualBudget?.raw).toBe('100')
  })
})

describe('a form with 年初预算数 and 全年执行数 alone', () => {
  const heads = (a: string, b: string, rate: string): string => `资金|名称|${a}|<|${b}|分值|${rate}|得分|`
  const printed = heads('年初预算数（A）', '全年执行数（B）', '执行率（B/A）')
  const plain = heads('年初预算数', '全年执行数', '执行率')
  const line = (budget: string, executed: string, rate: string, score: string): string[] => [
    `^|年度资金总额|${budget}|<|${executed}|10|${rate}|${score}|`,
    `^|其中：财政拨款|${budget}|<|${executed}|-|-|-|`,
  ]

  it('divides by 年初预算数, and lacks no column', () => {
    for (const head of [printed, plain]) {
      const result = form([head, ...line('50', '45', '90%', '9')], '99')
      expect(told(result)).toEqual([])
      expect(fundsOf(result).basis).toMatchObject({ kind: 'initial', budgetName: '年初预算数' })
    }
  })

  it('is told the rate by the name of its own column', () => {
    const { findings } = form([printed, ...line('50', '45', '100%', '9')], '99')
    expect(findings.find((each) => each.rule === 'ZJ-03')).toMatchObject({
      severity: 'error',
      message: expect.stringContaining('执行率应为 90%（全年执行数 45 ÷ 年初预算数 50）'),
    })
    const low = form([printed, ...line('50', '25', '50%', '5')], '95').findings.map((each) => each.rule)
    expect(low).toContain('ZJ-08')
  })

  it('whose formula names a column by a letter that stands nowhere divides the execution', () => {
    const head = heads('年初预算数（A）', '全年执行', '执行率（B/A）')
    expect(told(form([head, ...line('50', '45', '90%', '9')], '99'))).toEqual([])
    expect(told(form([head, ...line('50', '45', '90%', '5')], '95'))).toEqual(['ZJ-04 H6'])
  })

  it('without a printed formula is only asked, and nothing is written', () => {
    const result = form([plain, ...line('50', '36', '90%', '9')], '99')
    expect(result.findings.filter((each) => each.severity === 'error')).toEqual([])
    expect(told(result)).toEqual(['ZJ-03 G6'])
    expect(result.changes.filter((change) => change.rule !== 'TX-03')).toEqual([])
    expect(told(form([plain, ...line('50', '36', '90%', '10')], '100'))).toContain('ZJ-04 H6')
  })

  it('is asked about an execution above it, which may have been added to', () => {
    const over = form([printed, ...line('50', '55', '100%', '10')], '100').findings.find(
      (each) => each.rule === 'ZJ-02',
    )
    expect(over).toMatchObject({
      severity: 'warning',
      message: expect.stringContaining('全年执行数 55 大于年初预算数 50'),
    })
    expect(told(form([printed, ...line('0', '55', '', '')], '90'))).not.toContain('ZJ-05 C6')
  })
})

describe('columns of a place’s own', () => {
  const heads = '资金|全年预算(A)|统筹整合(B)|扣除后(C)|到位(D)|到位率|执行(E)|执行率(E/C)|'
  const line = (rate: string): string => `合计|100|20|80|80|100%|60|${rate}|`

  it('count where the formula of the rate names them', () => {
    const result = form([heads, line('75%')], '90')
    expect(fundsOf(result).basis).toMatchObject({ kind: 'other', budgetName: '扣除后' })
    expect(told(result).filter((each) => each.startsWith('ZJ'))).toEqual([])
    expect(told(form([heads, line('60%')], '90'))).toContain('ZJ-03 H6')
  })

  it.each(['20', '20万元', '20%'])('without a formula leave the rate unchecked, with %s in them', (figure) => {
    const unlettered = heads.replace('执行率(E/C)', '执行率').replaceAll(/\([A-E]\)/g, '')
    const result = form([unlettered, line('60%').replace('|20|', `|${figure}|`)], '90')
    expect(told(result).filter((each) => each.startsWith('ZJ'))).toEqual([])
    expect(unchecked(result, 'ZJ-03')).toEqual([expect.stringContaining('不认识的栏目「统筹整合」')])
  })

  it('资金到位 may be what the rate divides by', () => {
    const arrived = (rate: string): ReviewedSubmission =>
      form(
        [
          '资金|名称|全年预算数|到位数|全年执行数|分值|执行率|得分|',
          `^|年度资金总额|100|80|60|10|${rate}|${Number.parseFloat(rate) / 10}|`,
        ],
        '97.5',
      )
    expect(told(arrived('75%')).filter((each) => each.startsWith('ZJ'))).toEqual([])
    expect(told(arrived('60%')).filter((each) => each.startsWith('ZJ'))).toEqual([])
    expect(told(arrived('95%'))).toContain('ZJ-03 G6')
  })
})

describe('the sources of the total', () => {
  const codes = ({ findings }: ReviewedSubmission): string[] =>
    findings.filter((each) => each.severity === 'error').map((each) => each.rule)
  const block = (...lines: readonly string[]): ReviewedSubmission =>
    form([NATIONAL, '^|年度资金总额|100|100|76|10|76%|7.6|', ...lines], '97.6')

  it('are all added up, also two that are called alike', () => {
    const sources = (county: string): string[] => [
      '^|其中：中央资金|40|40|30||||',
      '^|市级资金|30|30|20||||',
      `^|县级资金|${county}|${county}|26||||`,
      '^|其他资金|0|0|0||||',
    ]
    expect(told(block(...sources('30')))).toEqual([])
    expect(codes(block(...sources('20')))).toEqual(['ZJ-01', 'ZJ-01'])
  })

  it('may be divided below each other', () => {
    const divided = (own: string): string[] => [
      `^|其中：财政拨款|${own}|${own}|70||||`,
      '^|其中：中央补助|60|60|40||||',
      '^|省级补助|30|30|30||||',
      '^|其他资金|10|10|6||||',
    ]
    expect(told(block(...divided('90')))).toEqual([])
    expect(codes(block(...divided('75')))).toEqual(['ZJ-01', 'ZJ-01'])
  })

  it('of which one is not understood are not added up', () => {
    const result = block('^|其中：财政拨款|70|70|50||||', '^|预备费|10|10|10||||', '^|其他资金|10|10|6||||')
    expect(told(result)).toEqual([])
    expect(unchecked(result, 'ZJ-01')).toContain('「预备费」一行算不算在总额里不能确定')
  })

  it('that make the total in one column are all there is in the others', () => {
    expect(codes(block('^|其中：财政拨款|100|90|66||||', '^|上年结转|0|10|0||||'))).toEqual(['ZJ-01'])
  })

  it('without 其他资金 need not be all, but may not be more', () => {
    expect(told(block('^|其中：财政拨款|70|70|50||||', '^|上年结转|10|10|10||||'))).toEqual([])
    expect(told(block('^|其中：财政拨款|90|90|70||||', '^|上年结转|20|20|16||||'))).toContain('ZJ-01 C6')
  })
})

describe('基本支出 and 项目支出 as rows of the block', () => {
  const block = (basic: string, project: string): ReviewedSubmission =>
    reviewed(
      '部门整体支出绩效自评表|<|<|<|<|<|<|<|<',
      '（2023年度）|<|<|<|<|<|<|<|<',
      '部门名称|<|湾沚区司法局|<|<|<|<|<|<',
      NATIONAL,
      '^|年度资金总额|980|1020|969|10|95%|9.5|',
      `^|其中：基本支出|700|720|${basic}|-|-|-|`,
      `^|项目支出|280|300|${project}|-|-|-|`,
      ...rows(),
      '总分|<|<|<|<|<|100|99.5|',
    )
  const sums = (result: ReviewedSubmission): string[] => told(result).filter((each) => each.startsWith('ZJ'))

  it('make the total in every column', () => {
    expect(sums(block('710', '259'))).toEqual([])
    expect(sums(block('720', '259'))).toEqual(['ZJ-07 E5'])
    expect(sums(block('', '259'))).toEqual(['ZJ-07 E5'])
  })
})

describe('a line of its own for the points of the execution', () => {
  const lines = (...closing: readonly string[]): ReviewedSubmission =>
    reviewed(
      ...HEAD,
      '资金|名称|年初预算数|全年预算数|全年执行数|执行率|||',
      '^|年度资金总额|100|100|76|76%|||',
      ...rows(),
      ...closing,
    )
  const table = (line: string): ReviewedSubmission => lines(line, '总分|<|<|<|<|<|100|97.6|')

  it('between the indicators and the total is read where the fund block has none', () => {
    const result = table('预算执行率得分|<|<|<|<|<|10|7.6|')
    expect([fundsOf(result).maxScore?.raw, fundsOf(result).score?.raw]).toEqual(['10', '7.6'])
    expect(told(result)).toEqual([])
    expect(told(table('预算执行率得分|<|<|<|<|<|10|9.6|'))).toContain('ZJ-04 H13')
  })

  it('is looked for right below the indicators where the form has no total', () => {
    const scoreBelow = (...between: readonly string[]): string | undefined =>
      fundsOf(lines(...between, '预算执行率得分|<|<|<|<|<|10|7.6|')).score?.raw
    expect(scoreBelow()).toBe('7.6')
    expect(scoreBelow('说明一|<|<|<|<|<|<|<|', '说明二|<|<|<|<|<|<|<|')).toBe('7.6')
    expect(scoreBelow('说明一|<|<|<|<|<|<|<|', '说明二|<|<|<|<|<|<|<|', '说明三|<|<|<|<|<|<|<|')).toBeUndefined()
  })

  it('that says nothing of it leaves the total unchecked', () => {
    const result = table('加分项|<|<|<|<|<|10|7.6|')
    expect(told(result)).toEqual([])
    expect(unchecked(result, 'DF-02')).toEqual(['指标表与总分之间有一行分数没有认出'])
    expect(result.changes.filter((change) => change.rule !== 'TX-03')).toEqual([])
  })
})

describe('amounts beside their labels', () => {
  it('are read of each source, in whose row the labels stand again', () => {
    const block = (local: string): ReviewedSubmission =>
      reviewed(
        ...HEAD,
        '项目资金|<|<|预算数：|200|执行数：|195|得分|',
        '^|其中：中央补助|<|预算数：|120|执行数：|120|20|',
        `^|地方资金|<|预算数：|${local}|执行数：|75|^|`,
        '^|其他资金|<|预算数：|0|执行数：|0|^|',
        ...rows(),
        '总分|<|<|<|<|<|100|110|',
      )
    const sums = (result: ReviewedSubmission): string[] => told(result).filter((each) => each.startsWith('ZJ-01'))
    expect(sums(block('80'))).toEqual([])
    expect(sums(block('60'))).toHaveLength(1)
  })
})

describe('the department form', () => {
  const department = (income: string, other: string, basic = '基本支出：240'): ReviewedSubmission =>
    reviewed(
      '2023年度部门整体支出绩效自评表|<|<|<|<|<|<|<|<',
      '部门名称|<|云溪市水利局|<|<|<|<|<|<',
      NATIONAL,
      '^|年度资金总额|410|410|402|10|98.05%|9.8|',
      '^|按收入性质分：|<|<|按支出性质分：|<|<|<|<',
      `^|其中：一般公共预算：${income}|<|<|其中：${basic}|<|<|<|<`,
      `^|${other}|<|<|项目支出：162|<|<|<|<`,
      ...rows(),
      '总分|<|<|<|<|<|100|99.8|',
    )

  it('is not told a sum over a line whose name nobody knows', () => {
    const sums = (result: ReviewedSubmission): string[] => told(result).filter((each) => each.startsWith('ZJ'))
    expect(sums(department('400', '政府性基金拨款：10'))).toEqual([])
    expect(sums(department('390', '政府性基金拨款：10'))).toEqual(['ZJ-06 D4'])
    const result = department('390', '国有资本经营预算拨款：20')
    expect(sums(result)).toEqual([])
    expect(unchecked(result, 'ZJ-06')).toEqual(['「国有资本经营预算拨款:20」没有认出是哪一项'])
  })

  it('is told of the line that was left blank, and no sum without it', () => {
    const { findings } = department('410', '', '基本支出：')
    const found = findings.find((each) => each.rule === 'ZJ-07')
    expect(found).toMatchObject({ expected: null, message: expect.stringContaining('（其中「基本支出」未填）') })
  })

  it('is told nothing where one of the two lines was not found', () => {
    expect(told(department('410', '', '人员经费：240')).filter((each) => each.startsWith('ZJ-07'))).toEqual([])
  })
})

describe('every amount of the block', () => {
  it('is looked at, whatever its row is called', () => {
    const result = form(
      [NATIONAL, '^|年度资金总额|100|100|76|10|76%|7.6|', '^|专项债券资金|约九十|100|76||||', '^|其他资金||||||'],
      '97.6',
    )
    expect(told(result)).toEqual(['TX-02 C7'])
    expect(fundsOf(result).sources.every((row) => !isFilled(row.initialBudget))).toBe(true)
  })
})

describe('sources that stand as columns', () => {
  const columns = (...names: readonly string[]) =>
    form(
      [`资金（万元）|合计|${names.join('|')}|全年执行数|分值|执行率|得分`, `^|100|60|30|10|76|10|76%|7.6`, ...[]],
      '97.6',
    )

  it('have names of their own where two are called alike, so that each is told by itself', () => {
    const { rows: byName, sources } = fundsOf(columns('中央财政资金', '其他资金', '其他资金'))
    expect(byName.total!.annualBudget!.raw).toBe('100')
    expect(sources.map(({ annualBudget }) => annualBudget!.raw)).toEqual(['60', '30', '10'])
    expect(new Set(sources.map(({ annualBudget }) => annualBudget!.key)).size).toBe(3)
    const twins = fundsOf(columns('其他资金', '其他资金', '其他资金')).sources
    expect(new Set(twins.map(({ annualBudget }) => annualBudget!.key)).size).toBe(3)
  })
})
