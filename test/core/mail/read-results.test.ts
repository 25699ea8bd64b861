import { describe, expect, it } from 'vitest'
import { FINDING_HEADS } from '../../../src/core/annotation/result-sheet.ts'
import { readResults } from '../../../src/core/mail/read-results.ts'
import type { SheetDraft } from '../../../src/core/model/sheet-draft.ts'
import { workbookFromDrafts } from '../../../src/core/model/sheet-from-draft.ts'

const ID = '0123456789abcdef'

/** A row of the sheet by its heads; the rest of it is empty. */
const row = (texts: Partial<Record<(typeof FINDING_HEADS)[number], string>>): readonly string[] =>
  FINDING_HEADS.map((head) => texts[head] ?? '')

function sheet(name: string, ...rows: readonly (readonly string[])[]): SheetDraft {
  const cells = rows.flatMap((texts, at) =>
    texts.flatMap((text, column) =>
      text === '' ? [] : [{ row: at + 1, column: column + 1, value: { kind: 'text', text } as const }],
    ),
  )
  return { name, cells, merges: [], columnWidths: [], rowHeights: [] }
}

const read = (...drafts: readonly SheetDraft[]) => readResults(workbookFromDrafts(drafts))

describe('what the result sheet of a corrected workbook says', () => {
  const line = (level: string, more: Partial<Record<(typeof FINDING_HEADS)[number], string>> = {}) =>
    row({ 级别: level, 编号: ID, 规则: 'ZJ-03', 位置: '表!C5', 项目: '执行率', ...more })

  it('is one line a finding, as its receiver reads it', () => {
    const texts = { 填报值: '80%', 应为: '75%', 说明: '执行率应为 75%', 处理: '已改' }
    const { lines } = read(sheet('审核结果', FINDING_HEADS, line('错误', texts)))!
    expect(lines).toEqual([
      {
        ...{ level: 'error', rule: 'ZJ-03', place: '表!C5', label: '执行率', stated: '80%', expected: '75%' },
        ...{ message: '执行率应为 75%', handling: '已改', explained: false },
      },
    ])
  })

  it('is explained only where a question has its explanation', () => {
    const rows = ['错误', '疑点', '提示'].flatMap((level) => [line(level), line(level, { 情况说明: '已核实' })])
    const { lines } = read(sheet('审核结果', FINDING_HEADS, ...rows))!
    expect(lines.map(({ explained }) => explained)).toEqual(
      lines.map(({ level }, at) => level === 'warning' && at % 2 === 1),
    )
    expect(new Set(lines.map(({ level }) => level)).size).toBe(3)
  })

  it('is nothing of rows that are no findings, or that come before the heads', () => {
    const others = [row({ 级别: '错误' }), line('错误', { 编号: 'x' }), line('大错'), line('错误', { 编号: `${ID}0` })]
    expect(read(sheet('审核结果', line('错误'), FINDING_HEADS, ...others))).toEqual({ lines: [] })
  })

  it('is there under another name, and not where another made a sheet of that name', () => {
    expect(read(sheet('改了名的', FINDING_HEADS, line('错误')))?.lines).toHaveLength(1)
    expect(read(sheet('自评表', FINDING_HEADS.slice(0, 5), line('错误')))).toBeUndefined()
    expect(read(sheet('审核结果', FINDING_HEADS.slice(1), line('错误')))).toBeUndefined()
  })
})
