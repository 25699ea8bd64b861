import type { SheetDraft } from '../../../src/core/model/sheet-draft.ts'
import type { Reshape } from '../random-layout.ts'

const FUND_COLUMNS: Readonly<Record<string, number>> = { 年初预算数: 4, 全年预算数: 5, 全年执行数: 6, 执行率: 8 }
const TABLE_COLUMNS: Readonly<Record<string, number>> = {
  年度指标值: 5,
  实际完成值: 6,
  分值: 7,
  得分: 8,
  偏差原因分析及改进措施: 9,
}

/** Empties a column of the fund block or of the indicator table, its head included, as where someone deleted it. */
export function withoutColumn(sheetOf: 'department' | number, column: string): Reshape {
  const name = sheetOf === 'department' ? '1-2整体自评表' : `1-3-${sheetOf + 1}`
  return (drafts) => drafts.map((draft) => (draft.name === name ? emptied(draft, column) : draft))
}

function emptied(draft: SheetDraft, column: string): SheetDraft {
  const rowOf = (label: string): number =>
    draft.cells.find(({ value }) => value?.kind === 'text' && value.text === label)?.row ?? 0
  const inFunds = column in FUND_COLUMNS
  const place = inFunds ? FUND_COLUMNS[column] : TABLE_COLUMNS[column]
  const head = inFunds ? rowOf('年度资金总额') - 1 : rowOf('三级指标')
  const last = inFunds ? rowOf('年度总体目标') - 1 : rowOf('总分')
  const belongs = (row: number): boolean =>
    row >= head && (inFunds && rowOf('按收入性质分：') > 0 ? row <= head + 1 : row <= last)
  return {
    ...draft,
    cells: draft.cells.map((cell) => (cell.column === place && belongs(cell.row) ? withoutValue(cell) : cell)),
  }
}

function withoutValue({ value: _value, ...cell }: SheetDraft['cells'][number]): SheetDraft['cells'][number] {
  return cell
}
