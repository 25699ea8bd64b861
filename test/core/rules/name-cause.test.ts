import { describe, expect, it } from 'vitest'
import { RULES } from '../../../src/core/rules/catalogue.ts'
import { type ExampleSubmission, exampleSubmission, readExample } from '../../../src/core/rules/example-submission.ts'
import type { Finding } from '../../../src/core/rules/finding.ts'
import { runRules } from '../../../src/core/rules/run-rules.ts'
import { nationalScheme } from '../../../src/core/scheme/schemes.ts'

function found(rule: string, plant: (submission: ExampleSubmission) => unknown): Finding {
  const submission = exampleSubmission()
  plant(submission)
  const hits = runRules(readExample(submission), nationalScheme, RULES).findings.filter((each) => each.rule === rule)
  expect(hits.map((each) => each.message)).toHaveLength(1)
  return hits[0]!
}

type Project = ExampleSubmission['projects'][number]

/** The amounts of one column: total, 财政拨款, 上年结转, 其他. */
function fund(
  { funds }: Project,
  column: 'initial' | 'annual' | 'executed',
  [total, fiscal, carryover, other]: readonly string[],
): void {
  funds.total = { ...funds.total, [column]: total }
  funds.fiscal = { ...funds.fiscal, [column]: fiscal }
  funds.carryover = { ...funds.carryover, [column]: carryover }
  funds.other = { ...funds.other, [column]: other }
}

describe('a cell is accused', () => {
  it('when the total is confirmed by another form and one source alone is left', () => {
    const { label, expected, message } = found('ZJ-01', (s) =>
      fund(s.projects[0]!, 'executed', ['76', '79', '无', '无']),
    )
    expect(label).toBe('其中：当年财政拨款 / 全年执行数')
    expect(expected).toBe('76')
    expect(message).toContain('可能是「其中：当年财政拨款 / 全年执行数」填错：改为 76')
  })

  it('as the weight of 0, though points were then lost without a reason, and not the weight beside it', () => {
    const { label, message } = found('FZ-04', (s) => {
      const [first, second] = s.projects[0]!.indicators.slice(4)
      Object.assign(first!, { maxScore: '0', score: '8' })
      Object.assign(second!, { maxScore: '15', score: '12', reason: '部分市场较旧；下年度改造。' })
    })
    expect(label).toBe('市场交易额增长 / 分值')
    expect(message).toContain('改为 15，')
  })

  it('as the one weight that makes 100 where all groups are right', () => {
    const { label, expected } = found('FZ-02', (s) => {
      Object.assign(s.projects[0]!.funds.total, { maxScore: '9', score: '8.55' })
      Object.assign(s.projects[0]!.total, { maxScore: '99', score: '98.55' })
    })
    expect([label, expected]).toEqual(['年度资金总额 / 分值', '10'])
  })
})

describe('two cells are named, and neither is accused,', () => {
  it('when total and source may both be wrong: a rate that follows the total confirms nothing', () => {
    const { label, expected, message } = found('ZJ-01', (s) =>
      fund(s.projects[0]!, 'initial', ['83', '80', '无', '无']),
    )
    expect(label).toBe('年度资金总额 / 年初预算数')
    expect(expected).toBeNull()
    expect(message).toContain(
      '可能是「年度资金总额 / 年初预算数」填错（应为 80），也可能是「其中：当年财政拨款 / 年初预算数」填错（应为 83）',
    )
  })

  it('when a source may be wrong or another may have been left out', () => {
    const { message } = found('ZJ-01', (s) => fund(s.projects[0]!, 'executed', ['76', '61', '', '无']))
    expect(message).toContain('「其中：当年财政拨款 / 全年执行数」填错（应为 76）')
    expect(message).toContain('「上年结转资金 / 全年执行数」漏填（应为 15）')
  })

  it('when what the cell should hold is the budget beside the execution: the total may be the copy', () => {
    const { label, expected, message } = found('ZJ-01', (s) => {
      Object.assign(s.basicData.rows[10]!, { actual: '80' })
      Object.assign(s.basicData.rows[9]!, { actual: '138' })
      Object.assign(s.basicData.rows[6]!, { actual: '166' })
      Object.assign(s.department.byExpenditure, { basic: '236', project: '166' })
      fund(s.projects[0]!, 'executed', ['80', '73.5', '无', '无'])
      Object.assign(s.projects[0]!.funds.total, { rate: '100%', score: '10' })
      s.projects[0]!.indicators[3]!.actual = '80万元'
    })
    expect(label).toBe('年度资金总额 / 全年执行数')
    expect(expected).toBeNull()
    expect(message).toContain(
      '可能是「其中：当年财政拨款 / 全年执行数」填错（应为 80），也可能是「年度资金总额 / 全年执行数」填错（应为 73.5）',
    )
  })

  it('when the amount of the cell is printed elsewhere, too', () => {
    const { message } = found('ZJ-01', (s) => {
      fund(s.projects[0]!, 'executed', ['76', '79', '无', '无'])
      Object.assign(s.projects[0]!.indicators[3]!, { level3: '设备采购费', target: '≤95万元', actual: '79万元' })
    })
    expect(message).toContain('也可能是')
    expect(message).not.toContain('疑为')
  })
})

describe('no cell is named', () => {
  it('when three or more may be wrong', () => {
    const { message } = found('JC-03', (s) => void (s.basicData.rows[0]!.prevActual = '15'))
    expect(message).not.toMatch(/疑为|可能是/)
  })

  it('when a part exceeds its whole: no value follows from a bound', () => {
    const { message, expected } = found('JC-08', (s) => void (s.basicData.rows[15]!.actual = '90'))
    expect(message).not.toMatch(/疑为|可能是/)
    expect(expected).toBe('不小于 113')
  })

  it('when listed projects of the year before do not add up: those that ended are not listed', () => {
    const { severity, message } = found('JC-06', (s) =>
      [6, 9].forEach((row) => void (s.basicData.rows[row]!.prevActual = row === 6 ? '160' : '130')),
    )
    expect(severity).toBe('info')
    expect(message).not.toMatch(/疑为|可能是/)
  })
})
