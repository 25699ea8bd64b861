import { describe, expect, it } from 'vitest'
import type { ExampleSubmission } from '../../../src/core/rules/example-submission.ts'
import { toldOf } from './told.ts'

/** Codes and cells of what is an error or a warning. */
function lines(plant: (submission: ExampleSubmission) => unknown): string[] {
  return toldOf(plant)
    .findings.filter(({ severity }) => severity !== 'info')
    .map(({ rule, sheet, cell }) => `${rule} ${sheet}!${cell}`)
}

describe('a total left blank, which sources and 基础数据表 both know,', () => {
  const blank = (fiscal: string) => (s: ExampleSubmission) => {
    s.projects[0]!.funds.total.executed = ''
    s.projects[0]!.funds.fiscal.executed = fiscal
  }

  it('is told once, at the cell, with what belongs there and where else it stands', () => {
    expect(lines(blank('76'))).toEqual(['ZJ-01 1-3-1!F7'])
    const [finding] = toldOf(blank('76')).findings.filter(({ rule }) => rule === 'ZJ-01')
    expect(finding!.message).toContain('可能是「年度资金总额 / 全年执行数」漏填：填上 76，就都相符了')
    expect(finding!.related).toContainEqual(expect.objectContaining({ sheet: '1-1基础数据表', cell: 'F17' }))
  })

  it('is told twice when the two know different amounts: filling it in mends one of them only', () => {
    expect(lines(blank('70'))).toEqual(['BJ-01 1-1基础数据表!F17', 'ZJ-01 1-3-1!F7'])
  })

  it('is told twice when the rate that was typed knows another amount: what the two agree on may be wrong', () => {
    const agreed = (rate: string) => (s: ExampleSubmission) => {
      blank('66')(s)
      s.projects[0]!.funds.total.rate = rate
      s.basicData.rows[10]!.actual = '66'
      s.basicData.rows[9]!.actual = '124'
      s.basicData.rows[6]!.actual = '152'
      Object.assign(s.department.byExpenditure, { project: '152', basic: '250' })
    }
    expect(lines(agreed('95%'))).toEqual(['BJ-01 1-1基础数据表!F17', 'ZJ-01 1-3-1!F7'])
    for (const { message } of toldOf(agreed('95%')).findings) expect(message).not.toContain('漏填：填上')
    // 66 ÷ 80 = 82.5%; a last digit cut off, or no rate, speaks against nothing.
    for (const rate of ['82.5%', '82%', '']) expect(lines(agreed(rate))).toEqual(['ZJ-01 1-3-1!F7'])
  })

  it('is told twice when a blank budget would give another rate', () => {
    const told = lines((s) => {
      s.projects[0]!.funds.total.annual = ''
      s.projects[0]!.funds.fiscal.annual = '76'
      s.basicData.rows[10]!.budget = '76'
      s.basicData.rows[9]!.budget = '136'
      s.basicData.rows[6]!.budget = '166'
    })
    expect(told).toEqual(expect.arrayContaining(['BJ-02 1-1基础数据表!D17', 'ZJ-01 1-3-1!E7']))
  })

  it('is told by 基础数据表 alone when no source is filled in, and by the sources alone without 基础数据表', () => {
    expect(lines(blank(''))).toEqual(['BJ-01 1-1基础数据表!F17'])
    expect(
      lines((s) => {
        blank('76')(s)
        s.reshape = (drafts) => drafts.slice(2, 3)
      }),
    ).toEqual(['ZJ-01 1-3-1!F7'])
  })

  it('is told once, too, where another column holds the same amount', () => {
    const column = (name: 'initial' | 'annual') => (s: ExampleSubmission) =>
      void (s.projects[0]!.funds.total[name] = '')
    expect(lines(column('annual'))).toEqual(['ZJ-01 1-3-1!E7'])
    expect(lines(column('initial'))).toEqual(['ZJ-01 1-3-1!D7'])
  })
})

describe('a line of 基础数据表 left blank', () => {
  it('is told once, at the cell, when its form and the sum both know the amount', () => {
    expect(lines((s) => void (s.basicData.rows[10]!.actual = ''))).toEqual(['BJ-01 1-1基础数据表!F17'])
  })

  it('is told beside the sum when the sum would not come right by it', () => {
    const told = lines((s) => {
      s.basicData.rows[10]!.actual = ''
      s.basicData.rows[9]!.actual = '130'
      s.basicData.rows[6]!.actual = '158'
      s.department.byExpenditure.project = '158'
      s.department.byExpenditure.basic = '244'
    })
    expect(told).toEqual(['JC-06 1-1基础数据表!F16', 'BJ-01 1-1基础数据表!F17'])
  })
})

describe('a form that was put in twice', () => {
  const twice = (s: ExampleSubmission) =>
    void s.projects.push(Object.assign(structuredClone(s.projects[0]!), { attachment: '附件1-3-4' }))

  it('is told as such, not as the copy of another project', () => {
    expect(lines(twice)).toEqual(['JG-03 1-3-4!D4'])
  })

  it('is told as a copy when it is that of another project, unit or year', () => {
    const changes = [
      { name: '会展补贴' },
      { implementer: '示例市第一实验学校' },
      { title: '2021年度项目支出绩效自评表' },
    ]
    for (const change of changes) {
      const told = lines((s) => {
        twice(s)
        Object.assign(s.projects[3]!, change)
      })
      expect(told.map((line) => line.slice(0, 5))).toContain('BJ-11')
      expect(told.map((line) => line.slice(0, 5))).not.toContain('JG-03')
    }
  })
})
