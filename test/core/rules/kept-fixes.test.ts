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
  expect(findings.some(({ message }) => message.includes('若为 76'))).toBe(true)
  expect(corrected(findings)).toEqual([])
})
