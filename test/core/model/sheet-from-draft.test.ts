import { describe, expect, it } from 'vitest'
import { sheetFromDraft, workbookFromDrafts } from '../../../src/core/model/sheet-from-draft.ts'
import type { DraftCell, SheetDraft } from '../../../src/core/model/sheet-draft.ts'

const draft = (cells: readonly DraftCell[], more: Partial<SheetDraft> = {}): SheetDraft => ({
  ...{ name: '表', cells, merges: [], columnWidths: [], rowHeights: [] },
  ...more,
})
const number = (text: string) => ({ kind: 'number', text }) as const

describe('a drafted sheet, as it would be read back', () => {
  it('has its cells from the top, from the left, without those that only look somehow', () => {
    const { cells } = sheetFromDraft(
      draft([
        { row: 2, column: 1, value: number('3') },
        { row: 1, column: 2, value: number('2') },
        { row: 1, column: 1, value: { kind: 'text', text: '=1' } },
        { row: 3, column: 1, style: { bold: true } },
        { row: 3, column: 2, style: { fill: 'FFFF00' } },
        { row: 3, column: 3, style: { format: '0%' } },
      ]),
    )
    expect(cells).toEqual([
      { row: 1, column: 1, value: { kind: 'text', text: '=1' } },
      { row: 1, column: 2, value: number('2') },
      { row: 2, column: 1, value: number('3') },
      { row: 3, column: 2, value: { kind: 'blank' }, fill: 'FFFF00' },
      { row: 3, column: 3, value: { kind: 'blank' }, format: '0%' },
    ])
  })

  it('has numbers without trailing zeros, of fifteen digits, and formulas with their results', () => {
    const values = ['95.00', '1234567890.123456', '0.1'].map(
      (text, at) => sheetFromDraft(draft([{ row: 1, column: at + 1, value: number(text) }])).cells[0]!.value,
    )
    expect(values).toEqual(['95', '1234567890.12346', '0.1'].map(number))
    const formula = { kind: 'formula', formula: 'A1', result: { kind: 'text', text: '是' } } as const
    expect(sheetFromDraft(draft([{ row: 1, column: 1, value: formula }])).cells).toEqual([
      { row: 1, column: 1, value: { kind: 'text', text: '是' }, formula: 'A1' },
    ])
  })

  it('is hidden, has hidden columns and a print area where that was drafted', () => {
    const area = { top: 1, left: 1, bottom: 9, right: 9 }
    const hidden = draft([], {
      hidden: true,
      hiddenColumns: [3],
      print: { orientation: 'portrait', fitToWidth: true, area },
    })
    const { sheets } = workbookFromDrafts([draft([]), hidden])
    expect(sheets.map(({ state, hiddenColumns, printArea }) => [state, [...hiddenColumns], printArea])).toEqual([
      ['visible', [], undefined],
      ['hidden', [3], area],
    ])
  })
})
