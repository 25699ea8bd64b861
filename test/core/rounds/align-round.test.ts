import { describe, expect, it } from 'vitest'
import { type PreviousRound, writtenKey } from '../../../src/core/returned/previous-round.ts'
import type { Form } from '../../../src/core/form/forms.ts'
import { jointId } from '../../../src/core/progress/lines.ts'
import { alignedRound } from '../../../src/core/rounds/align-round.ts'
import type { Finding } from '../../../src/core/rules/finding.ts'

const WORKBOOK = 'a.xlsx'
const form = (key: string, sheet: string) => ({ workbook: WORKBOOK, sheet, key }) as Form
function finding(id: string, sheet: string, cell: string, formKey = `project:${sheet}`): Finding {
  return {
    ...{ id, rule: 'PC-02', severity: 'warning', formKey, workbook: WORKBOOK, sheet, cell, label: '', stated: null },
    ...{ expected: null, difference: null, message: '', basis: '', related: [], fixes: [] },
  } as const
}
const told = (id: string, place: string) => ({
  ...{ workbook: WORKBOOK, id, rule: 'PC-02', place, message: '', isHint: false, isJoined: true },
})

function round(given: Partial<PreviousRound>): PreviousRound {
  return {
    ...{ returned: true, findings: [], explanations: new Map(), waived: new Set(), corrections: new Map() },
    ...{ columns: new Map(), reviewRows: [], written: new Map(), typed: [], joint: [], remarks: new Map() },
    ...{ refused: new Map() },
    ...given,
  } as unknown as PreviousRound
}

describe('what was answered in the last round', () => {
  it('stays with its finding where nothing was renamed, wherever the rows stand now', () => {
    const previous = round({ findings: [told('a', '表!I14')], explanations: new Map([['a', '甲']]) })
    const now = alignedRound(previous, [finding('a', '表', 'I16'), finding('b', '表', 'I14')], [form('p', '表')])
    expect([...now.explanations]).toEqual([['a', '甲']])
  })

  it('goes to what the same rule says of the same cell, where project or indicator were renamed', () => {
    const previous = round({
      findings: [told('a', '表!I14'), told('b', '表!I15')],
      explanations: new Map([['a', '甲']]),
      waived: new Set(['b']),
    })
    const now = alignedRound(previous, [finding('c', '表', 'I14'), finding('d', '表', 'I15')], [form('p', '表')])
    expect([[...now.explanations], [...now.waived]]).toEqual([[['c', '甲']], ['d']])
    expect(now.findings.map(({ id }) => id)).toEqual(['c', 'd'])
  })

  it('stays with its form when two forms of one name change places', () => {
    const [first, second] = ['project:x', 'project:x#2']
    const previous = round({
      findings: [told('a', '一!I14'), told('b', '二!I14')],
      explanations: new Map([
        ['a', '只说一'],
        ['b', '只说二'],
      ]),
    })
    const swapped = [finding('a', '二', 'I14', first), finding('b', '一', 'I14', second)]
    const now = alignedRound(previous, swapped, [form(first, '二'), form(second, '一')])
    expect([...now.explanations]).toEqual([
      ['b', '只说一'],
      ['a', '只说二'],
    ])
  })

  it('goes to nobody where the finding is gone and only the other form of that name has one of its name', () => {
    const previous = round({ findings: [told('a', '一!I14')], explanations: new Map([['a', '只说一']]) })
    const forms = [form('project:x', '二'), form('project:x#2', '一')]
    const now = alignedRound(previous, [finding('a', '二', 'I14', 'project:x')], forms)
    expect(now.explanations.has('a')).toBe(false)
  })

  it('stays where only the sheet was renamed', () => {
    const previous = round({ findings: [told('a', '旧名!I14')], explanations: new Map([['a', '甲']]) })
    const now = alignedRound(previous, [finding('a', '新名', 'I14', 'project:x')], [form('project:x', '新名')])
    expect([...now.explanations]).toEqual([['a', '甲']])
  })

  it('on a line goes to the line of that rule on that sheet', () => {
    const before = jointId({ rule: 'PC-02', formKey: 'project:旧名' })
    const found = [finding('c', '表', 'I14', 'project:新名'), finding('d', '表', 'I15', 'project:新名')]
    const previous = round({
      joint: [told(before, '表!I14、I15')],
      explanations: new Map([[before, '统一理由']]),
    })
    const now = alignedRound(previous, found, [form('project:新名', '表')])
    expect([...now.explanations.keys()]).toEqual([jointId(found[0]!)])
  })
})

it('the scores that we wrote are those of the form on their sheet', () => {
  const row = (sheet: string, of: string) =>
    [
      writtenKey(WORKBOOK, of, 'total'),
      { workbook: WORKBOOK, sheet, form: of, key: 'total', score: sheet, opinion: '', byHand: false },
    ] as const
  const previous = round({ written: new Map([row('一', 'project:x'), row('二', 'project:x#2')]) })
  const now = alignedRound(previous, [], [form('project:x', '二'), form('project:x#2', '一')])
  expect(now.written.get(writtenKey(WORKBOOK, 'project:x', 'total'))!.score).toBe('二')
  expect(now.written.get(writtenKey(WORKBOOK, 'project:x#2', 'total'))!.score).toBe('一')
})
