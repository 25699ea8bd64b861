import { describe, expect, it } from 'vitest'
import type { PreviousRound } from '../../../src/core/returned/previous-round.ts'
import { type NumberField, placeKey } from '../../../src/core/form/field.ts'
import { Decimal } from '../../../src/core/model/decimal.ts'
import { jointId } from '../../../src/core/progress/lines.ts'
import type { Corrections } from '../../../src/core/repair/correct-until-stable.ts'
import type { FormulaResults } from '../../../src/core/progress/wrong-formula.ts'
import type { Change, ReportedFinding } from '../../../src/core/reviewed-submission.ts'
import { answered, decided } from '../../../src/core/rounds/answers.ts'
import { heard } from '../../../src/core/rounds/replies.ts'
import type { Finding } from '../../../src/core/rules/finding.ts'

const PLACE = { workbook: 'a.xlsx', sheet: '表', cell: 'H22' }
const NOBODY: PreviousRound = {
  returned: true,
  findings: [],
  explanations: new Map(),
  waived: new Set(),
  corrections: new Map(),
  refused: new Map(),
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
/** One that stood on a line of several, or by itself. */
const told = (id: string, isJoined = true): PreviousRound['findings'][number] => ({
  ...{ workbook: 'a.xlsx', id, rule: '', place: '', message: '', isHint: false, isJoined },
})
const at = (stands: boolean, after = '94'): PreviousRound['corrections'] =>
  new Map([[placeKey(PLACE), { stands, after }]])

function answeredBy(
  findings: readonly Finding[],
  corrections: Pick<Corrections, 'changes' | 'withheld'>,
  previous: PreviousRound,
  applied: boolean,
  formulaResults: FormulaResults = new Map(),
): ReportedFinding[] {
  const all = { left: new Set<string>(), retold: new Map(), ...corrections }
  return answered({ findings, corrections: all, formulaResults, applied }, previous)
}

describe('a correction', () => {
  it('that came back untouched, and is still what the figures give, is adopted', () => {
    const previous = { ...NOBODY, corrections: at(true) }
    expect([decided(previous).isWithheld(change), decided(previous).stands(change)]).toEqual([false, true])
    const [one] = answeredBy([finding('total')], { changes: [change], withheld: [] }, previous, true)
    expect([one!.status, one!.correction]).toEqual(['adopted', { value: '94', applied: true }])
  })

  it('is a new one where other figures now give another value', () => {
    const previous = { ...NOBODY, corrections: at(true, '95') }
    expect([decided(previous).isWithheld(change), decided(previous).stands(change)]).toEqual([false, false])
    expect(answeredBy([finding('total')], { changes: [change], withheld: [] }, previous, true)[0]!.status).toBe('open')
  })

  it('that the department changed is not made again, and stays open with its words', () => {
    const previous = { ...NOBODY, corrections: at(false), explanations: new Map([['total', '以会议纪要为准']]) }
    expect(decided(previous).isWithheld(change)).toBe(true)
    const corrections = { changes: [], withheld: [{ change, finding: finding('total') }] }
    const [one, ...more] = answeredBy([finding('total')], corrections, previous, true)
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

  it('that stood refused in 审核结果 is not made again with the same value', () => {
    const refused = (value: string) => decided({ ...NOBODY, refused: new Map([['total', value]]) })
    expect([refused('94').isWithheld(change), refused('95').isWithheld(change)]).toEqual([true, false])
    expect(decided({ ...NOBODY, corrections: at(true), refused: new Map([['total', '94']]) }).stands(change)).toBe(true)
  })

  it('that only followed from another one, and was taken back, is a finding of its own', () => {
    const corrections = { changes: [], withheld: [{ change, finding: finding('total') }] }
    expect(answeredBy([], corrections, { ...NOBODY, corrections: at(false) }, true).map(({ id }) => id)).toEqual([
      'total',
    ])
  })
})

describe('a corrected cell with a formula', () => {
  const by = (result: number | undefined, previous = NOBODY): ReportedFinding => {
    const results = new Map([[placeKey(PLACE), result === undefined ? undefined : new Decimal(result)]])
    return answeredBy([finding('total')], { changes: [change], withheld: [] }, previous, true, results)[0]!
  }

  it('that gives something else is no correction, also not when it came back: the formula must be mended', () => {
    for (const previous of [NOBODY, { ...NOBODY, corrections: at(true) }]) {
      const { status, correction, message } = by(90, previous)
      expect([status, correction]).toEqual(['open', null])
      expect(message).toBe('总分应为 94，实填 97。本格公式算出 90，请改公式。')
    }
  })

  it('that gives the same, or of which nobody can tell, is corrected like any other', () => {
    for (const result of [94, undefined]) {
      expect(by(result)).toMatchObject({ correction: { applied: true }, message: '总分应为 94，实填 97。' })
      expect(by(result, { ...NOBODY, corrections: at(true) }).status).toBe('adopted')
    }
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
    answeredBy(findings, { changes: [], withheld: [] }, given, false).map((each) => [each.status, each.explanation])

  it('on a line answers all that stood on it, and a single one goes before it', () => {
    expect(statuses([doubt('a'), doubt('b')])).toEqual([
      ['explained', '政策力度大'],
      ['explained', '需求增加'],
    ])
  })

  it('does not answer what the department had not seen yet', () => {
    expect(statuses([doubt('new')])).toEqual([['open', null]])
    expect(statuses([doubt('hint')], { ...previous, findings: [told('hint', false)] })).toEqual([['open', null]])
  })

  it('answers an error only where its text asks for one, and is kept in any case', () => {
    const given = { ...previous, explanations: new Map([['b', '需求增加']]) }
    expect(statuses([finding('b', { fixes: [] })], given)).toEqual([['open', '需求增加']])
    expect(statuses([finding('b', { fixes: [], message: '请核对得分或说明。' })], given)).toEqual([
      ['explained', '需求增加'],
    ])
  })
})

describe('what says nothing', () => {
  const statusBy = (words: string): unknown[] => {
    const previous = { ...NOBODY, findings: [told('a')], explanations: new Map([['a', words]]) }
    const [one] = answeredBy([doubt('a')], { changes: [], withheld: [] }, previous, false)
    return [one!.status, one!.explanation]
  }

  it.each([
    ...['/', '—', '——', '无', '.', '？', '0', '-1', '95%', '\u3000', '#NAME?', '#VALUE!', '#N/A', '#DIV/0!', '暂无'],
    ...[
      '已整改',
      '已改正。',
      '同意',
      '已阅',
      '收到',
      '收到，已按要求整改完毕',
      '我局已整改',
      '请说明',
      '优',
      '不同意不作要求',
    ],
    ...[
      '扣2分',
      '约九分',
      '８.５分',
      '复核得分「-1.5」没有采用',
      '（原写在复核得分栏）复核得分「#NAME?」没有采用；同意',
    ],
    ...['（原写在处理栏）已改正', '/\n（原写在审核意见栏）同意', '（原写在审核结果 O16）-1'],
  ])('%j is kept, and explains no doubt', (words) => expect(statusBy(words)).toEqual(['open', words]))

  it.each([
    '见附件3',
    '同上',
    '无此项',
    '已整改，多报部分系年中追加',
    '属实',
    '同意核减，因政策调整',
    '（原写在处理栏）需求增加',
  ])('%j is an answer', (words) => expect(statusBy(words)).toEqual(['explained', words]))

  it('does not stand before what was written on the line of several', () => {
    const explanations = new Map([
      ['a', '/'],
      [jointId(doubt('a')), '政策力度大'],
    ])
    const previous = { ...NOBODY, findings: [told('a')], explanations }
    expect(answeredBy([doubt('a')], { changes: [], withheld: [] }, previous, false)[0]).toMatchObject({
      ...{ status: 'explained', explanation: '/\n政策力度大' },
    })
  })
})

it('words on a line none of whose doubts is left are kept, though the rule has found another one since', () => {
  const line = jointId(doubt('a'))
  const joint = [{ workbook: 'a.xlsx', id: line, rule: 'PC-02', place: '表!I1、I2' }]
  const previous = { ...NOBODY, joint, findings: [told('a')], explanations: new Map([[line, '政策力度大']]) }
  const remarksOn = (id: string): unknown => {
    const findings = answeredBy([doubt(id)], { changes: [], withheld: [] }, previous, false)
    return heard(findings, previous, { replies: [], isRead: () => false }).remarks.get('a.xlsx')
  }
  expect(remarksOn('new')).toEqual(['表!I1、I2：政策力度大（所说的问题已整改）'])
  expect(remarksOn('a')).toBeUndefined()
})

describe('不作要求', () => {
  it('takes a finding out, and its correction is not made', () => {
    const previous = { ...NOBODY, waived: new Set(['total']) }
    expect(decided(previous).isWithheld(change)).toBe(true)
    const corrections = { changes: [], withheld: [{ change, finding: finding('total') }] }
    expect(answeredBy([finding('total')], corrections, previous, true).map(({ status }) => status)).toEqual(['waived'])
  })

  it('on a line takes out all that stood on it, and no other doubt of the rule', () => {
    const findings = [told('a'), told('b'), told('hint', false)]
    const previous = { ...NOBODY, findings, waived: new Set([jointId(doubt('a'))]) }
    const all = [doubt('a'), doubt('b'), doubt('hint'), doubt('new')]
    expect(answeredBy(all, { changes: [], withheld: [] }, previous, true).map(({ status }) => status)).toEqual([
      ...['waived', 'waived', 'open', 'open'],
    ])
  })
})

it('a finding of a set that came back tells whether the last round had told it', () => {
  const previous = { ...NOBODY, findings: [told('a')] }
  const since = (given: PreviousRound): unknown[] =>
    answeredBy([doubt('a'), doubt('b')], { changes: [], withheld: [] }, given, false).map((each) => each.since)
  expect(since(previous)).toEqual(['last-round', 'now'])
  expect(since({ ...NOBODY, returned: false })).toEqual([null, null])
  expect(since({ ...NOBODY, returned: true })).toEqual([null, null])
})
