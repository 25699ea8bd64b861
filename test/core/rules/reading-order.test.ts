import { describe, expect, it } from 'vitest'
import { assembleSubmission } from '../../../src/core/identity/submission.ts'
import { exampleSubmission, readExample } from '../../../src/core/rules/example-submission.ts'
import type { Finding } from '../../../src/core/rules/finding.ts'
import { inReadingOrder, withUniqueIds } from '../../../src/core/rules/reading-order.ts'

function finding(id: string, changes: Partial<Finding> = {}): Finding {
  return {
    ...{ id, rule: 'DF-02', severity: 'error', formKey: '', workbook: '表.xlsx', sheet: '自评表', cell: 'A1' },
    ...{ label: '', stated: null, expected: null, difference: null, message: '', basis: '', related: [], fixes: [] },
    ...changes,
  }
}

describe('findings of one rule at one place', () => {
  const ids = (...given: readonly string[]) => withUniqueIds(given.map((id) => finding(id))).map(({ id }) => id)

  it('have ids of their own from the second on: what is explained of one is not explained of the other', () => {
    const [first, other, ...more] = ids('甲', '乙', '甲', '甲')
    expect([first, other]).toEqual(['甲', '乙'])
    expect(more.every((id) => /^[0-9a-f]{16}$/.test(id))).toBe(true)
    expect(new Set([first, other, ...more]).size).toBe(4)
  })

  it('have the same ones in the next round', () => {
    expect(ids('甲', '甲', '甲')).toEqual(ids('甲', '甲', '甲'))
    expect(ids('甲', '乙', '甲').at(-1)).toBe(ids('甲', '甲')[1])
  })
})

describe('the order of findings', () => {
  it('is that of the forms, then from top to bottom, from left to right; what is on no form comes last', () => {
    const submission = readExample(exampleSubmission())
    const [one, two] = submission.forms as [(typeof submission.forms)[0], (typeof submission.forms)[0]]
    const at = (form: typeof one, cell: string | null, rule = 'DF-02') =>
      finding('', { workbook: form.workbook, sheet: form.sheet, cell, rule })
    const sorted = [at(one, null), at(one, 'B2'), at(one, 'B2', 'ZJ-03'), at(one, 'C2'), at(one, 'A10'), at(two, 'A1')]
    const elsewhere = finding('', { workbook: '别.xlsx' })
    expect(inReadingOrder([elsewhere, ...sorted.toReversed()], submission)).toEqual([...sorted, elsewhere])
    expect(inReadingOrder([], assembleSubmission([]))).toEqual([])
  })
})
