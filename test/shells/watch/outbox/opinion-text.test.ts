import { describe, expect, it } from 'vitest'
import type { Item } from '../../../../src/adapters/sqlite/watch-item.ts'
import { type ItemResult, type KeptFinding, NOTHING_FOUND } from '../../../../src/core/rounds/item-result.ts'
import { opinionText } from '../../../../src/shells/watch/outbox/opinion-text.ts'

function finding(id: string, changes: Partial<KeptFinding> = {}): KeptFinding {
  return {
    ...{ id, rule: 'DF-02', severity: 'error', sheet: '整体', cell: 'H9', label: '总分 / 得分' },
    ...{ message: '总分应为 93，实填 94。', formKey: 'department', status: 'open', corrected: false, explained: false },
    ...changes,
  }
}
const resultOf = (changes: Partial<ItemResult>): ItemResult => ({
  ...NOTHING_FOUND,
  ...{ status: 'checked', workbookHash: 'h', unit: '甲局', year: 2023 },
  ...changes,
})
const item = (round: number, result: ItemResult): Item => ({
  ...{ id: round, path: '甲局/表.xlsx', folder: '甲局', place: '甲局', series: 's', kin: 'k', round, state: 'done' },
  ...{ sha256: String(round), size: 1, signature: '', modified: 0, takenAt: 0, open: false, attempts: 0 },
  ...{ doneAt: 0, result, staged: [], proof: undefined },
})
function opinion(result: Partial<ItemResult>, before?: Partial<ItemResult>): string {
  return opinionText({
    ...{ item: item(before ? 2 : 1, resultOf(result)), result: resultOf(result), workbook: '表.xlsx' },
    ...{ previous: before && item(1, resultOf(before)), sameBefore: undefined, hasNamesake: false, twins: [] },
  })
}

describe('the opinion', () => {
  it('of a workbook in which only our corrections are left, and taken over, is that it is done', () => {
    const text = opinion(
      { findings: [finding('a', { status: 'adopted', corrected: true })] },
      { findings: [finding('a', { corrected: true })], changes: 1 },
    )
    expect(text).toContain('结论：完成，没有要改正或说明的，不用再交。\r\n')
    expect(text).toContain('与第 1 次相比：已整改 1 处，仍在 0 处，新出现 0 处。')
    expect(text).toContain('  1. 「整体」H9　总分 / 得分：总分应为 93，实填 94。（已采纳）')
    expect(text).not.toMatch(/已代为更正|怎么办/)
  })

  it('says what is left to do in the words of every report', () => {
    expect(opinion({ findings: [finding('a')] })).toContain('结论：请改正 1 处。')
  })

  it('never says that it is done while a total or a sum could not be checked; another gap is told beside it', () => {
    const open = opinion({ unchecked: 1, gaps: ['「整体」I7　年度资金：未填'], closing: 1 })
    expect(open).toContain('有的没有能够核对（见下），请补填后再交，或请人工核对')
    expect(open).not.toContain('完成')
    expect(opinion({ unchecked: 1, gaps: ['「整体」I7　年度资金：未填'], closing: 0 })).toContain(
      '结论：完成，没有要改正或说明的，不用再交。没有能够核对的见下，供参考。',
    )
  })
})
