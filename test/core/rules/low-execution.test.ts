import { describe, expect, it } from 'vitest'
import { RULES } from '../../../src/core/rules/catalogue.ts'
import { exampleSubmission, readExample } from '../../../src/core/rules/example-submission.ts'
import { runRules } from '../../../src/core/rules/run-rules.ts'
import type { Scheme } from '../../../src/core/scheme/scheme.ts'
import { nationalScheme } from '../../../src/core/scheme/schemes.ts'

/** Where the reason of a low rate must stand on the form itself (四川). */
const DUE: Scheme = { ...nationalScheme, lowRateReason: 'due' }

/** What ZJ-08 says of 60 spent of 80, with a text put into a cell of the form. */
function said(row: number, column: number, text: string, scheme = DUE): string[] {
  const submission = exampleSubmission()
  submission.projects[0]!.funds.total.executed = '60'
  submission.reshape = (drafts) =>
    drafts.map((draft) =>
      draft.name === '1-3-1'
        ? { ...draft, cells: [...draft.cells, { row, column, value: { kind: 'text', text } }] }
        : draft,
    )
  return runRules(readExample(submission), scheme, RULES)
    .findings.filter(({ rule }) => rule === 'ZJ-08')
    .map(({ severity, cell, message }) => `${severity} ${cell} ${message}`)
}

const REASON = '尾款结转下年支付。'
const TOTAL = 7
const RIGHT = 10

describe('a low rate whose reason is due on the form', () => {
  it('is silent where the reason stands in the row of the total, right of its figures', () => {
    expect(said(TOTAL, RIGHT, REASON)).toEqual([])
    expect(said(TOTAL, RIGHT + 2, '缓付')).toEqual([])
  })

  it.each<[string, number, number, string]>([
    ['no words', TOTAL, RIGHT, '/'],
    ['one letter', TOTAL, RIGHT, '无'],
    ['a figure', TOTAL, RIGHT, '75'],
    ['the row below', TOTAL + 1, RIGHT, REASON],
    ['the row of the heads', TOTAL - 1, RIGHT, REASON],
  ])('is a warning with %s there', (_, row, column, text) => {
    expect(said(row, column, text)).toEqual(['warning H7 执行率 75%，低于 90%，请在表上写明原因。'])
  })

  it('is merely told where the report is the place for it, whatever stands on the form', () => {
    const told = ['info H7 执行率 75%，低于 90%，建议在评价报告中说明原因。']
    expect(said(TOTAL, RIGHT, REASON, nationalScheme)).toEqual(told)
    expect(said(TOTAL, RIGHT, '/', nationalScheme)).toEqual(told)
  })
})
