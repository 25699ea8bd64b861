import type { Workbook } from '../../../src/core/model/workbook.ts'

/** Every text of a workbook. */
export function sheetTexts({ sheets }: Workbook): string[] {
  return sheets.flatMap(({ cells }) => cells.flatMap(({ value }) => (value.kind === 'text' ? [value.text] : [])))
}
