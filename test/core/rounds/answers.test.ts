import { describe, expect, it } from 'vitest'
import type { PreviousRound } from '../../../src/core/annotation/previous-round.ts'
import { type NumberField, placeKey } from '../../../src/core/form/field.ts'
import { Decimal } from '../../../src/core/model/decimal.ts'
import { jointId } from '../../../src/core/progress/lines.ts'
import type { Change } from '../../../src/core/reviewed-submission.ts'
import { answered, decided } from '../../../src/core/rounds/answers.ts'
import type { Finding } from '../../../src/core/rules/finding.ts'

const PLACE = { workbook: 'a.xlsx', sheet: '表', cell: 'H22' }
const NOBODY: PreviousRound = {
  returned: true,
  findings: [],
  explanations: new Map(),
  waived: new Set(),
  corrections: new Map(),
  columns: new Map(),
  reviewRows: [],
  written: new Map(),
  typed: [],
  joint: [],
  remarks: new Map(),
}

const field = {
  place: PLACE,
  key: 'total',
  label: '总分',
  raw: '97',
  kind: 'score',
  formula: false,
  within: undefined,
  state: 'filled',
  value: new Decimal(97),
} as unknown as NumberField

function finding(id: string, given: Partial<Finding> = {}): Finding {
  return {
    ...PLACE,
    id,
    rule: 'DF-02',
    severity: 'error',
    formKey: 'project:a',
    label: '总分',
    stated: '97',
    expected: '94',
    difference: '3',
    message: '总分应为 94，实填 97。',
    basis: '',
    related: [],
    fixes: [{ field, value: new Decimal(94), when: 'always' }],
    ...given,
  }
}

const change = {
  ...PLACE,
  finding: 'total',
  rule: 'DF-02',
  label: '总分',
  before: '97',
  after: '94',
  basis: '',
  value: { kind: 'number', text: '94' },
} as const satisfies Change

const doubt = (id: string): Finding =>
  finding(id, { rule: 'PC-02', severity: 'warning', fixes: [], message: '请说明超额完成的原因。' })
const told = (id: string): PreviousRound['findings'][number] => ({
  ...{ workbook: 'a.xlsx', id, rule: '', place: '', message: '' },
})
const at = (stands: boolean, after = '94'): PreviousRound['corrections'] =>
  new Map([[placeKey(PLACE), { stands, after }]])

describe('a correction', () => {
  it('that came back untouched, and is still what the figures give, is adopted', () => {
    const previous = { ...NOBODY, corrections: at(true) }
    expect([decided(previous).isWithheld(change), decided(previous).stands(change)]).toEqual([false, true])
    const [one] = answered([finding('total')], { changes: [change], withheld: [] }, previous, true)
    expect([one!.status, one!.correction]).toEqual(['adopted', { value: '94', applied: true }])
  })

  it('is a new one where other figures now give another value', () => {
    const previous = { ...NOBODY, corrections: at(true, '95') }
    expect([decided(previous).isWithheld(change), decided(previous).stands(change)]).toEqual([false, false])
    expect(answered([finding('total')], { changes: [change], withheld: [] }, previous, true)[0]!.status).toBe('open')
  })

  it('that the department changed is not made again, and stays open with its words', () => {
    const previous = { ...NOBODY, corrections: at(false), explanations: new Map([['total', '以会议纪要为准']]) }
    expect(decided(previous).isWithheld(change)).toBe(true)
    const corrections = { changes: [], withheld: [{ change, finding: finding('total') }] }
    const [one, ...more] = answered([finding('total')], corrections, previous, true)
    expect(more).toEqual([])
    expect([one!.status, one!.correction, one!.explanation]).toEqual([
      'open',
      { value: '94', applied: false },
      '以会议纪要为准',
    ])
  })

  it('is made where the department changed the cell and what it should be', () => {
    expect(decided({ ...NOBODY, corrections: at(false, '95') }).isWithheld(change)).toBe(false)
  })

  it('that only followed from another one, and was taken back, is a finding of its own', () => {
    const corrections = { changes: [], withheld: [{ change, finding: finding('total') }] }
    expect(answered([], corrections, { ...NOBODY, corrections: at(false) }, true).map(({ id }) => id)).toEqual([
      'total',
    ])
  })
})

describe('an explanation', () => {
  const previous = {
    ...NOBODY,
    findings: [told('a'), told('b'), told('line')],
    explanations: new Map([
      [jointId(doubt('a')), '政策力度大'],
      ['b', '需求增加'],
    ]),
  }
  const statuses = (findings: readonly Finding[], given: PreviousRound = previous): unknown[] =>
    answered(findings, { changes: [], withheld: [] }, given, false).map((each) => [each.status, each.explanation])

  it('on a line answers all that stood on it, and a single one goes before it', () => {
    expect(statuses([doubt('a'), doubt('b')])).toEqual([
      ['explained', '政策力度大'],
      ['explained', '需求增加'],
    ])
  })

  it('does not answer what the department had not seen yet', () => {
    expect(statuses([doubt('new')])).toEqual([['open', null]])
  })

  it('answers an error only where its text asks for one, and is kept in any case', () => {
    const given = { ...previous, explanations: new Map([['b', '需求增加']]) }
    expect(statuses([finding('b', { fixes: [] })], given)).toEqual([['open', '需求增加']])
    expect(statuses([finding('b', { fixes: [], message: '请核对得分或说明。' })], given)).toEqual([
      ['explained', '需求增加'],
    ])
  })
})

describe('不作要求', () => {
  it('takes a finding out, and its correction is not made', () => {
    const previous = { ...NOBODY, waived: new Set(['total']) }
    expect(decided(previous).isWithheld(change)).toBe(true)
    const corrections = { changes: [], withheld: [{ change, finding: finding('total') }] }
    expect(answered([finding('total')], corrections, previous, true).map(({ status }) => status)).toEqual(['waived'])
  })

  it('on a line takes out all that stands on it', () => {
    const previous = { ...NOBODY, waived: new Set([jointId(doubt('a'))]) }
    const both = answered([doubt('a'), doubt('b')], { changes: [], withheld: [] }, previous, true)
    expect(both.map(({ status }) => status)).toEqual(['waived', 'waived'])
  })
})

it('a finding of a set that came back tells whether the last round had told it', () => {
  const previous = { ...NOBODY, findings: [told('a')] }
  const since = (given: PreviousRound): unknown[] =>
    answered([doubt('a'), doubt('b')], { changes: [], withheld: [] }, given, false).map((each) => each.since)
  expect(since(previous)).toEqual(['last-round', 'now'])
  expect(since({ ...NOBODY, returned: false })).toEqual([null, null])
  expect(since({ ...NOBODY, returned: true })).toEqual([null, null])
})
