import { describe, expect, it } from 'vitest'
import { type ItemResult, type KeptFinding, NOTHING_FOUND, openFindings } from '../../../src/core/rounds/item-result.ts'
import { isDone, isOpen, keptCounts, keptLines, keptSince, leftOf } from '../../../src/core/rounds/kept-lines.ts'

const kept = (id: string, more: Partial<KeptFinding> = {}): KeptFinding => ({
  ...{ id, severity: 'error', rule: 'DF-02', sheet: '1-3-1', cell: 'H2', label: '总分', message: '' },
  ...{ corrected: false, explained: false },
  ...more,
})
const doubt = (id: string, more: Partial<KeptFinding> = {}): KeptFinding =>
  kept(id, { severity: 'warning', rule: 'PC-02', ...more })

describe('what was kept of a round', () => {
  it('counts doubts of one rule in one form once, and corrected cells apart from what is left to mend', () => {
    const findings = [kept('1'), kept('2', { corrected: true }), doubt('3'), doubt('4'), doubt('5', { sheet: '1-3-2' })]
    expect(keptCounts({ findings, changes: 3 })).toEqual({ toMend: 1, toExplain: 2, corrected: 3 })
  })

  it('leaves nothing to do of what was explained, adopted or waived, whatever the programme that kept it', () => {
    const done = [
      doubt('1', { explained: true }),
      kept('2', { status: 'adopted' }),
      kept('3', { status: 'waived' }),
      kept('4', { status: 'explained', explained: true }),
      kept('5', { severity: 'info' }),
    ]
    expect(done.map(isOpen)).toEqual([false, false, false, false, false])
    expect(keptCounts({ findings: done, changes: 0 })).toEqual({ toMend: 0, toExplain: 0, corrected: 0 })
    expect([kept('6'), doubt('7')].map(isOpen)).toEqual([true, true])
  })

  it('has what is to be mended first', () => {
    const lines = keptLines({ findings: [doubt('1'), kept('2', { corrected: true }), kept('3')] })
    expect(lines.map(({ asks }) => asks)).toEqual(['mend', 'explain', 'corrected'])
  })

  it('is compared with the round before by ids: gone or taken over, still there, new', () => {
    const before = {
      findings: [kept('gone'), kept('adopted', { corrected: true }), kept('still'), kept('h', { severity: 'info' })],
    }
    const now = { findings: [kept('adopted', { status: 'adopted', corrected: true }), kept('still'), kept('new')] }
    expect(keptSince(before, now)).toEqual({ fixed: 2, explained: 0, still: 1, fresh: 1 })
  })
})

describe('a workbook', () => {
  const result = (changes: Partial<ItemResult>): ItemResult => ({ ...NOTHING_FOUND, status: 'checked', ...changes })

  it('is done when nothing is left to do and every total could be checked', () => {
    expect(isDone(result({ findings: [kept('1', { status: 'adopted', corrected: true })] }))).toBe(true)
    expect(isDone(result({ unchecked: 1, gaps: ['一处'], closing: 0 }))).toBe(true)
    expect(isDone(result({ findings: [doubt('1')] }))).toBe(false)
    expect(isDone(result({ unchecked: 1, gaps: ['一处'], closing: 1 }))).toBe(false)
    expect(isDone(result({ status: 'not-understood' }))).toBe(false)
  })

  it('of which an older programme kept the gaps without their kind is not told to be done', () => {
    expect(isDone(result({ unchecked: 1, gaps: ['一处'] }))).toBe(false)
  })

  it('says in a few words what is left', () => {
    expect(leftOf(result({}))).toBe('完成')
    expect(leftOf(result({ unchecked: 1, closing: 1 }))).toBe('未核对完')
    expect(leftOf(result({ findings: [kept('1'), doubt('2')] }))).toBe('请改正 1 处 · 请说明 1 处')
  })

  it('has as errors of its level only those that are open', () => {
    const settled = [kept('1', { status: 'adopted' }), kept('2', { status: 'waived' }), kept('3', { explained: true })]
    expect(openFindings(result({ findings: [...settled, kept('4')] }), 'error')).toBe(1)
  })
})
