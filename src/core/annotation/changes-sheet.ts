import type { DraftCell, DraftStyle, SheetDraft } from '../model/sheet-draft.ts'
import type { Change } from '../reviewed-submission.ts'
import { CHANGES_SHEET, HEAD_FILL } from '../our-marks/names-and-fills.ts'
import type { RecordLine } from '../our-marks/record.ts'
import { LINK, TEXT } from './table-styles.ts'

/** A score that a person put in place of the computed one, or his words on a row. */
export type HandChange = Pick<Change, 'sheet' | 'cell' | 'label' | 'before' | 'after' | 'rule' | 'basis'>

const HEADS = ['工作表', '单元格', '项目', '原值', '更正值', '规则', '依据'] as const
const WIDTHS = [24, 10, 34, 18, 18, 9, 50, 10] as const
const UNDO_COLUMN = 8

const TITLE: DraftStyle = { bold: true, size: 14, font: '黑体', align: 'center', valign: 'middle' }
const HEAD: DraftStyle = { bold: true, size: 10, align: 'center', valign: 'middle', border: 'thin', fill: HEAD_FILL }

function beforeText({ before, after }: Change): string {
  if (before === '') return '（空）'
  return before === after ? `${before}（文本）` : before
}

/**
 * The sheet 「更正记录」: each changed cell with its old and new value, then what people judged. The record stands in a
 * hidden column beside them.
 */
export function changesSheet(
  { changes, byHand }: { readonly changes: readonly Change[]; readonly byHand: readonly HandChange[] },
  record: readonly RecordLine[],
): SheetDraft {
  const cells: DraftCell[] = [{ row: 1, column: 1, value: { kind: 'text', text: '更正记录' }, style: TITLE }]
  const put = (row: number, column: number, text: string, style: DraftStyle): void =>
    void cells.push({ row, column, style, ...(text === '' ? {} : { value: { kind: 'text', text } }) })
  const note =
    changes.length === 0
      ? '没有代为更正的。'
      : `已代为更正 ${changes.length} 处，每处一格。只更正表内定义所决定的数（执行率、执行率得分、总分、控制率、数字格式），不改金额、指标值、完成值和原因。`
  const hand = byHand.length > 0 ? `另有人工复核 ${byHand.length} 处，列在后面，不算在内。` : ''
  put(2, 1, note + hand, { size: 10, align: 'left', valign: 'middle', wrap: true })
  HEADS.forEach((head, index) => void put(3, index + 1, head, HEAD))
  put(3, UNDO_COLUMN, '复原信息', HEAD)
  const ours = changes.map((change) => ({ ...change, before: beforeText(change) }))
  for (const [index, change] of [...ours, ...byHand].entries()) {
    const texts = [change.sheet, change.cell, change.label, change.before, change.after, change.rule, change.basis]
    texts.forEach((text, column) => void put(4 + index, column + 1, text, TEXT))
    cells[cells.length - texts.length + 1] = {
      ...cells[cells.length - texts.length + 1]!,
      link: { sheet: change.sheet, cell: change.cell },
      style: LINK,
    }
  }
  for (const [index, line] of record.entries()) put(4 + index, UNDO_COLUMN, JSON.stringify(line), {})
  return {
    name: CHANGES_SHEET,
    cells: cells.sort((a, b) => a.row - b.row || a.column - b.column),
    merges: [
      { top: 1, left: 1, bottom: 1, right: HEADS.length },
      { top: 2, left: 1, bottom: 2, right: HEADS.length },
    ],
    columnWidths: WIDTHS.map((width, index) => ({ column: index + 1, width })),
    rowHeights: [
      { row: 1, height: 26 },
      { row: 2, height: 20 },
    ],
    hiddenColumns: [UNDO_COLUMN],
    print: {
      orientation: 'landscape',
      fitToWidth: true,
      area: { top: 1, left: 1, bottom: 3 + changes.length + byHand.length, right: HEADS.length },
    },
    freeze: { rows: 3, columns: 0 },
  }
}
