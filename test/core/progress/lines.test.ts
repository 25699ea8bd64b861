import { describe, expect, it } from 'vitest'
import { placeKey } from '../../../src/core/form/field.ts'
import { cellsToLookAt, countsOf, headline } from '../../../src/core/progress/headline.ts'
import { type Asking, askOf, jointId, linesOf, rankedLines } from '../../../src/core/progress/lines.ts'

function finding(id: string, given: Partial<Asking> = {}): Asking {
  return {
    id,
    rule: 'PC-02',
    severity: 'warning',
    formKey: 'project:a',
    status: 'open',
    explanation: null,
    correction: null,
    ...given,
  }
}
const error = (id: string, given: Partial<Asking> = {}): Asking =>
  finding(id, { severity: 'error', rule: 'DF-03', ...given })

describe('what a finding asks', () => {
  it.each([
    ['mend', error('a')],
    ['explain', finding('a')],
    ['hint', finding('a', { severity: 'info' })],
    ['explained', error('a', { status: 'explained' })],
    ['explained', finding('a', { status: 'explained' })],
    ['corrected', error('a', { correction: { applied: true } })],
    ['mend', error('a', { correction: { applied: false } })],
    ['adopted', error('a', { status: 'adopted', correction: { applied: true } })],
    ['adopted', error('a', { status: 'adopted', correction: { applied: false } })],
    ['waived', error('a', { status: 'waived' })],
    ['waived', finding('a', { status: 'waived' })],
  ] as const)('is to %s', (ask, asked) => {
    expect(askOf(asked)).toBe(ask)
  })
})

describe('lines', () => {
  it('hold the doubts of one rule within one form together, and each error by itself', () => {
    const lines = linesOf([
      finding('a'),
      error('b'),
      finding('c'),
      error('d'),
      finding('e', { formKey: 'project:b' }),
      finding('f', { rule: 'PC-03' }),
    ])
    expect(lines.map((line) => line.findings.map(({ id }) => id))).toEqual([['a', 'c'], ['b'], ['d'], ['e'], ['f']])
  })

  it('are known by the finding, where there is one, and else by the same name in every round', () => {
    const [joint] = linesOf([finding('a'), finding('b')])
    const [later] = linesOf([finding('b'), finding('c'), finding('d')])
    expect(joint!.id).toBe(later!.id)
    expect(joint!.id).toBe(jointId(finding('a')))
    expect(linesOf([finding('a')])[0]!.id).toBe('a')
    expect(jointId(finding('a', { formKey: 'project:b' }))).not.toBe(joint!.id)
  })

  it('ask until every doubt on them is explained', () => {
    const explained = (id: string, explanation: string): Asking => finding(id, { status: 'explained', explanation })
    const [half] = linesOf([explained('a', '政策调整'), finding('b')])
    expect([half!.asks, half!.explanation]).toEqual(['explain', null])
    const [same] = linesOf([explained('a', '政策调整'), explained('b', '政策调整')])
    expect([same!.asks, same!.explanation]).toEqual(['explained', '政策调整'])
    const [singly] = linesOf([explained('a', '政策调整'), explained('b', '需求增加')])
    expect([singly!.asks, singly!.explanation]).toEqual(['explained', null])
  })

  it('leave what was corrected or waived out of what stands together', () => {
    const lines = linesOf([
      finding('a'),
      finding('b', { status: 'waived' }),
      finding('c', { correction: { applied: true } }),
      finding('d'),
    ])
    expect(lines.map((line) => [line.asks, line.findings.length])).toEqual([
      ['explain', 2],
      ['waived', 1],
      ['corrected', 1],
    ])
  })

  it('come with what is left to do first, errors before doubts, and hints last', () => {
    const ranked = rankedLines([
      finding('hint', { severity: 'info', rule: 'TX-01' }),
      finding('explained', { status: 'explained', rule: 'PC-03' }),
      finding('doubt'),
      error('corrected', { correction: { applied: true } }),
      error('wrong'),
    ])
    expect(ranked.map(({ asks }) => asks)).toEqual(['mend', 'explain', 'corrected', 'explained', 'hint'])
  })
})

describe('the headline', () => {
  it('counts lines that ask, and cells that were corrected', () => {
    const counts = countsOf(
      [error('a'), finding('b'), finding('c'), finding('d', { severity: 'info' }), error('e', { status: 'waived' })],
      2,
    )
    expect(counts).toEqual({ toMend: 1, toExplain: 1, corrected: 2 })
    expect(headline(counts)).toBe('请改正 1 处 · 请说明 1 处 · 已代为更正 2 处（没有异议的不用再改）')
  })

  it('tells no cell that the department took over once more', () => {
    const at = (cell: string, id: string) => ({ workbook: 'a.xlsx', sheet: '1', cell, finding: id })
    // The last follows from another correction: nothing was found on it in the first place.
    const changes = [at('H7', 'a'), at('H8', 'b'), at('H23', 'c')]
    const adopted = new Set([placeKey(changes[0]!), placeKey(changes[2]!)])
    expect(cellsToLookAt([error('a', { status: 'adopted' }), error('b')], changes, adopted)).toBe(1)
    expect(cellsToLookAt([error('a'), error('b')], changes, new Set())).toBe(3)
  })

  it('leaves out what is none, and says nothing where nothing is left', () => {
    expect(headline({ toMend: 0, toExplain: 3, corrected: 0 })).toBe('请说明 3 处')
    expect(headline({ toMend: 0, toExplain: 0, corrected: 0 })).toBe('')
  })
})
