import { describe, expect, it } from 'vitest'
import type { KeptFinding } from '../../../src/core/rounds/item-result.ts'
import { isOpen, keptCounts, keptLines } from '../../../src/core/rounds/kept-lines.ts'

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
})
