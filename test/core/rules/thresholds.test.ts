import { describe, expect, it } from 'vitest'
import { RULES } from '../../../src/core/rules/catalogue.ts'
import { exampleSubmission, type ExampleSubmission, readExample } from '../../../src/core/rules/example-submission.ts'
import { figuresIn } from '../../../src/core/rules/filling/figures-in-text.ts'
import { runRules } from '../../../src/core/rules/run-rules.ts'
import { nationalScheme } from '../../../src/core/scheme/schemes.ts'

/** What one rule says of the example, changed: 「warning 请说明…」. */
function said(rule: string, plant: (submission: ExampleSubmission) => unknown): string[] {
  const planted = exampleSubmission()
  plant(planted)
  return runRules(readExample(planted), nationalScheme, RULES)
    .findings.filter((finding) => finding.rule === rule)
    .map(({ severity, message }) => `${severity} ${message}`)
}

describe('two forms are taken for copies', () => {
  const row = (name: string, actual: string) => ({
    ...{ level1: '产出指标', level1Weight: '50', level2: '数量指标', level3: name, target: actual, actual },
    ...{ maxScore: '5', score: '5', reason: '' },
  })
  /** So many rows of the third form are those of the first, so many are its own; so many of the former tell something. */
  const copied = (same: number, own: number, telling: number) =>
    said('BJ-11', (s) => {
      const shared = Array.from({ length: same }, (_, at) =>
        row(`共有的事项${at}`, at < telling ? `${at + 11}个` : '100%'),
      )
      s.projects[0]!.indicators = shared
      const others = Array.from({ length: own }, (_, at) => row(`自己的事项${at}`, `${at + 31}个`))
      s.projects[2]!.indicators = [...structuredClone(shared), ...others]
    }).length

  it('from six tenths of the longer one on', () => {
    expect([copied(6, 4, 6), copied(6, 5, 6)]).toEqual([1, 0])
  })

  it('from six rows on', () => {
    expect([copied(6, 0, 6), copied(5, 1, 5)]).toEqual([1, 0])
  })

  it('where three rows tell one form from another', () => {
    expect([copied(8, 0, 3), copied(8, 0, 2)]).toEqual([1, 0])
  })
})

it('the budget column is a copy from six lines on that are not zero, and with no line that differs', () => {
  const equal = (lines: number, more: (rows: ExampleSubmission['basicData']['rows']) => unknown = () => {}) =>
    said('JC-09', ({ basicData: { rows } }) => {
      for (const row of rows) row.budget = ''
      const spent = rows.filter(({ actual }) => Number(actual) > 0)
      for (const row of spent.slice(0, lines)) row.budget = row.actual
      more(rows)
    }).length
  expect([equal(6), equal(5)]).toEqual([1, 0])
  expect(equal(6, (rows) => void (rows.find(({ budget }) => budget === '')!.budget = '0.01'))).toBe(0)
  expect(
    equal(5, (rows) => rows.filter(({ actual }) => actual === '0').forEach((row) => void (row.budget = '0'))),
  ).toBe(0)
})

describe('a task that was not done', () => {
  const told = (score: string, reason: string) =>
    said('DF-05', (s) => void Object.assign(s.projects[0]!.indicators[5]!, { actual: '未完成', score, reason }))
  const reason = '因疫情影响暂停，下年度继续实施。'

  it('with hardly a point taken off is asked about in spite of its reason: from 95 % on', () => {
    expect([told('14.25', reason).length, told('14.24', reason).length]).toEqual([1, 0])
  })

  it('and one that was done in part, with all its points: a reason makes it a question, no error', () => {
    const all = (actual: string, reason: string) =>
      said('DF-05', (s) => Object.assign(s.projects[0]!.indicators[5]!, { actual, score: '15', reason }))[0]
    expect([all('部分完成', reason), all('未完成', reason)]).toEqual([
      expect.stringMatching(/^warning /),
      expect.stringMatching(/^warning /),
    ])
    expect(all('部分完成', '')).toMatch(/^error /)
  })

  it('without a reason is told above what its words allow', () => {
    expect([told('9', '').length, told('9.01', '').length]).toEqual([0, 1])
    expect(told('15', '')[0]).toMatch(/^error .*不应高于分值的 60%（9），自评 15/)
  })
})

it('indicators of one name in two forms are one thing from five letters on', () => {
  const differs = (name: string) =>
    said('BJ-09', (s) => {
      Object.assign(s.projects[0]!.indicators[0]!, { level3: name, target: '≥10家', actual: '12家' })
      Object.assign(s.projects[1]!.indicators[0]!, { level3: name, target: '≥10家', actual: '22家' })
    }).length
  expect([differs('新增限上户'), differs('新增企业')]).toEqual([1, 0])
})

it('figures are looked for in the first three thousand letters of a text', () => {
  const found = (before: number) => figuresIn(`${'字'.repeat(before)}。改造市场12个`, 2022).length
  expect([found(2990), found(3000)]).toEqual([1, 0])
})
