import { describe, expect, it } from 'vitest'
import type { FilledNumber } from '../../../src/core/form/field.ts'
import { Decimal } from '../../../src/core/model/decimal.ts'
import { RULES } from '../../../src/core/rules/catalogue.ts'
import type { Cause, Suspect } from '../../../src/core/rules/cause-search.ts'
import { sameAmount, sumEquation } from '../../../src/core/rules/equation.ts'
import type { RuleFailure } from '../../../src/core/rules/judge.ts'
import type { Failure } from '../../../src/core/rules/outcome.ts'
import { toFinding } from '../../../src/core/rules/to-finding.ts'
import { filled } from '../numbers.ts'

const at = (cell: string, value: string): FilledNumber =>
  filled(value, { place: { workbook: '甲.xlsx', sheet: '表', cell }, key: cell, label: `${cell}的数` })
const [a, b, c] = [at('A1', '5'), at('B1', '7'), at('C1', '12')]
const equal = (one: Decimal, other: Decimal): boolean => one.equals(other)

/** A failure of a rule that says 「CODE 不符。」. */
function failure(code: string, failed: Failure, order = 0): RuleFailure {
  const known = RULES.find((rule) => rule.code === code)!
  const rule = { ...known, message: () => `${code} 不符。` }
  return { rule, form: undefined, failure: failed, equation: failed.equation, order }
}

function found(failures: readonly RuleFailure[], cause: Partial<Cause<RuleFailure>> = {}) {
  const { rule, severity, cell, stated, expected, difference, message, related, fixes } = toFinding({
    ...{ failures, culprit: undefined, value: undefined },
    ...cause,
  })
  const changes = fixes.map(({ field, value }) => `${field.place.cell} ${value.toFixed()}`)
  return {
    rule,
    severity,
    cell,
    stated,
    expected,
    difference,
    message,
    related: related.map((place) => place.cell),
    changes,
  }
}
const suspect = (field: FilledNumber, value: string): Suspect => ({ field, value: new Decimal(value) })
const fix = (field: FilledNumber, value: string) => ({ ...suspect(field, value), when: 'always' as const })

describe('a single failure', () => {
  const failed: Failure = { at: a, stated: '5', expected: '7', difference: '-2', related: [b, b, a], fix: fix(a, '7') }

  it('is told where it is, with the other cells once and its correction', () => {
    expect(found([failure('ZJ-01', failed)])).toEqual({
      ...{ rule: 'ZJ-01', severity: 'error', cell: 'A1', stated: '5', expected: '7', difference: '-2' },
      ...{ message: 'ZJ-01 不符。', related: ['B1'], changes: ['A1 7'] },
    })
    expect(found([failure('ZJ-01', { ...failed, severity: 'info' })]).severity).toBe('info')
    expect(found([failure('ZJ-01', { at: a })])).toMatchObject({
      stated: '5',
      expected: null,
      difference: null,
      related: [],
    })
    expect(found([failure('ZJ-01', { at: { ...a, raw: '' }, stated: '' })]).stated).toBe('')
    expect(found([failure('JG-01', { at: a, missing: true })]).cell).toBeNull()
    const both = { ...failed, fixes: [fix(b, '8'), fix(c, '9')] }
    expect(found([failure('ZJ-01', both)]).changes).toEqual(['A1 7', 'B1 8', 'C1 9'])
  })

  it('whose culprit is that cell stays as it is', () => {
    const told = found([failure('ZJ-01', failed)], { culprit: a, value: new Decimal(7) })
    expect(told).toMatchObject({ cell: 'A1', expected: '7', message: 'ZJ-01 不符。', changes: ['A1 7'] })
  })

  it('moves to another culprit, which is then corrected or nothing', () => {
    const told = found([failure('ZJ-01', failed)], { culprit: b, value: new Decimal(8) })
    expect(told).toMatchObject({
      cell: 'B1',
      stated: '7',
      expected: '8',
      difference: null,
      related: ['A1'],
      changes: [],
    })
    expect(told.message).toBe('ZJ-01 不符。（可能是「B1的数」填错：改为 8，就相符了。）')
    const own = failure('ZJ-01', { ...failed, fix: fix(b, '8') })
    expect(found([own], { culprit: b, value: new Decimal(8) }).changes).toEqual(['B1 8'])
  })

  it('names two cells of which either may be wrong, but not of two that should be equal, nor beside a correction', () => {
    const either = [suspect(a, '5'), suspect(c, '19')] as const
    const sum = { at: c, stated: '12', expected: '12', difference: '1', equation: sumEquation(c, [a, b], equal) }
    const told = found([failure('ZJ-01', sum)], { either })
    expect(told).toMatchObject({ stated: '12', expected: null, difference: null, related: ['A1'] })
    expect(told.message).toBe('ZJ-01 不符。（可能是「A1的数」填错（应为 5），也可能是「C1的数」填错（应为 19）。）')
    expect(found([failure('ZJ-01', { ...sum, fix: fix(c, '12') })], { either }).message).toBe('ZJ-01 不符。')
    expect(found([failure('ZJ-01', { ...sum, equation: sameAmount(a, c, equal) })], { either })).toMatchObject({
      expected: '12',
      message: 'ZJ-01 不符。',
    })
    const blank = { ...suspect(a, '5'), field: { ...a, state: 'blank' as const } }
    expect(found([failure('ZJ-01', sum)], { either: [blank, either[1]] }).message).toContain('「A1的数」漏填（应为 5）')
  })
})

describe('failures of one cause', () => {
  const told = (...failures: readonly RuleFailure[]) => found(failures).rule

  it('are told by the gravest, at the culprit, by TX-06 before others, then by code, then as they came', () => {
    const of = (code: string, severity: 'error' | 'warning' | 'info', cell = a) => failure(code, { at: cell, severity })
    expect(told(of('ZJ-01', 'info'), of('ZJ-02', 'error'), of('ZJ-03', 'warning'))).toBe('ZJ-02')
    expect(told(of('ZJ-02', 'error'), of('ZJ-01', 'error'))).toBe('ZJ-01')
    expect(told(of('DF-01', 'error'), of('TX-06', 'error'))).toBe('TX-06')
    expect(told(of('DF-01', 'error'), of('TX-06', 'warning'))).toBe('DF-01')
    const failures = [of('DF-01', 'error', b), of('ZJ-02', 'error', a), of('TX-06', 'error', c)]
    expect(found(failures, { culprit: a, value: new Decimal(8) }).rule).toBe('ZJ-02')
    const same = [failure('ZJ-01', { at: b }, 2), failure('ZJ-01', { at: c }, 1)]
    expect(found(same).cell).toBe('C1')
  })

  it('say how many more there are, and point at all their cells', () => {
    const failures = [
      failure('ZJ-01', { at: a, related: [c] }),
      failure('ZJ-02', { at: b, related: [a] }),
      failure('ZJ-03', { at: b, related: [at('D1', '1')] }),
    ]
    expect(found(failures)).toMatchObject({
      message: 'ZJ-01 不符。（另有 2 项不符，也是这个原因。）',
      related: ['B1', 'C1', 'D1'],
    })
    expect(found(failures, { culprit: c, value: new Decimal(8) }).message).toBe(
      'ZJ-01 不符。（可能是「C1的数」填错：改为 8，就都相符了。）',
    )
    // Of one rule they count once.
    expect(found([failures[0]!, failures[1]!, failure('ZJ-02', { at: c })]).message).toBe(
      'ZJ-01 不符。（另有 1 项不符，也是这个原因。）',
    )
  })

  it('are corrected at the culprit alone', () => {
    const failures = [failure('ZJ-01', { at: a, fix: fix(a, '7') }), failure('ZJ-02', { at: b, fix: fix(b, '7') })]
    expect(found(failures).changes).toEqual([])
    expect(found(failures, { culprit: a, value: new Decimal(7) }).changes).toEqual(['A1 7'])
    expect(found(failures, { culprit: b, value: new Decimal(7) }).changes).toEqual(['B1 7'])
  })
})
