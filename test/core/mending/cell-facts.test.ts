import { describe, expect, it } from 'vitest'
import { drawSubmission } from '../../../src/core/drawing/zhuzhou/draw-submission.ts'
import { cellFacts, labelAt } from '../../../src/core/mending/cell-facts.ts'
import { type MendedSet, setToMend } from '../../../src/core/mending/mended-set.ts'
import { workbookFromDrafts } from '../../../src/core/model/sheet-from-draft.ts'
import { exampleSubmission, type ExampleSubmission } from '../../../src/core/rules/example-submission.ts'

const PATH = '自评表.xlsx'

function open(plant: (submission: ExampleSubmission) => unknown = () => {}): MendedSet {
  const example = exampleSubmission()
  plant(example)
  const { reshape: _reshape, twice: _twice, ...content } = example
  const workbook = workbookFromDrafts(drawSubmission(content))
  return setToMend({ workbooks: [{ path: PATH, sha256: '', workbook }], serialOf: () => () => undefined })
}

const SHEET = '1-3-3'
const at = (cell: string, sheet = SHEET) => ({ workbook: PATH, sheet, cell })
const codes = (set: MendedSet, cell: string, result: string): string[] =>
  cellFacts(set, at(cell)).rules.flatMap((each) => (each.result === result ? [each.rule] : []))

describe('of a cell is known', () => {
  it('what it is called in its form', () => {
    expect(labelAt(open(), at('E7'))).toBe('年度资金总额 / 全年预算数')
    expect(labelAt(open(), at('Z90'))).toBe('')
  })

  it('how a sum comes about, and the rate and score of the execution', () => {
    expect(cellFacts(open(), at('E7')).working).toEqual([
      ...['各资金来源之和：100 = 100', '98 ÷ 100 = 98%', '10 × 98% = 9.8', '复核得分 9.8'],
    ])
    const two = open(({ projects: [, , project] }) => {
      Object.assign(project!.funds, { other: { ...project!.funds.other, annual: '5' } })
    })
    expect(cellFacts(two, at('E7')).working[0]).toBe('各资金来源之和：100 + 5 = 105')
  })

  it('how the score of an indicator comes about', () => {
    expect(cellFacts(open(), at('H14')).working).toEqual(['18 ÷ 20 × 20 = 18', '复核得分 18'])
  })

  it('which rules are about it: those that relate it to others, and hold or fail', () => {
    expect(codes(open(), 'E7', 'held')).toEqual(expect.arrayContaining(['ZJ-01', 'ZJ-03', 'TX-02']))
    const wrong = open((s) => void (s.projects[2]!.funds.fiscal.annual = '90'))
    expect(codes(wrong, 'E7', 'failed')).toContain('ZJ-01')
    expect(codes(wrong, 'E8', 'failed')).toContain('ZJ-01')
    expect(codes(wrong, 'F8', 'held')).toContain('ZJ-01')
  })

  it('and no rule that only looks whether the rows are in their columns', () => {
    expect(codes(open(), 'H14', 'held')).not.toContain('TX-04')
    expect(codes(open(), 'I14', 'held')).not.toContain('TX-02')
  })

  it('which could not be made, and why', () => {
    const open1 = open((s) => void (s.projects[2]!.funds.total.annual = '约一百'))
    const { rules } = cellFacts(open1, at('E7'))
    expect(rules.find(({ result }) => result === 'unchecked')).toMatchObject({ reason: expect.stringMatching(/./) })
    expect(rules.find(({ rule }) => rule === 'TX-02')).toMatchObject({ result: 'failed', reason: '' })
  })

  it('nothing for a cell of no form', () => {
    expect(cellFacts(open(), at('A1', '没有'))).toEqual({ label: '', working: [], rules: [] })
  })
})
