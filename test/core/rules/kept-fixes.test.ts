import { expect, it } from 'vitest'
import { RULES } from '../../../src/core/rules/catalogue.ts'
import { exampleSubmission, type ExampleSubmission, readExample } from '../../../src/core/rules/example-submission.ts'
import type { Finding } from '../../../src/core/rules/finding.ts'
import { runRules } from '../../../src/core/rules/run-rules.ts'
import { nationalScheme } from '../../../src/core/scheme/schemes.ts'

function found(plant: (submission: ExampleSubmission) => unknown): readonly Finding[] {
  const planted = exampleSubmission()
  plant(planted)
  return runRules(readExample(planted), nationalScheme, RULES).findings
}

const corrected = (findings: readonly Finding[]) =>
  findings.flatMap(({ rule, fixes }) => fixes.map(({ field, value }) => `${rule} ${field.label} ${value.toFixed()}`))

it('a rate is corrected where it alone is wrong', () => {
  expect(corrected(found((s) => void (s.projects[0]!.funds.total.rate = '90%')))).toEqual([
    expect.stringMatching(/^ZJ-\d+ .*执行率.* 0\.95$/),
  ])
})

it('a rate that follows from a wrong amount is left alone: the amount is told, and nothing corrected by it', () => {
  const findings = found((s) => void (s.projects[0]!.funds.total.executed = '67'))
  expect(findings.some(({ message }) => message.includes('改为 76'))).toBe(true)
  expect(corrected(findings)).toEqual([])
})

it('a total that was added from a score typed wrong is not corrected to the wrong sum', () => {
  const findings = found((s) => {
    Object.assign(s.projects[2]!.indicators[0]!, { score: '16' })
  })
  const [total] = findings.filter(({ rule }) => rule === 'DF-02')
  expect(total!.message).toContain('可能是「支持流通企业 / 得分」填错：改为 18')
  expect(total!.fixes).toEqual([])
})

it('a total that alone is wrong is corrected to its sum', () => {
  expect(corrected(found((s) => void (s.projects[2]!.total.score = '95')))).toEqual([
    expect.stringMatching(/^DF-02 .* 97\.8$/),
  ])
})
