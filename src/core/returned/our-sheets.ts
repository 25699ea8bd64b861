import { oncePer } from '../model/memoise.ts'
import type { Sheet, Workbook } from '../model/workbook.ts'
import { CHANGES_HEADS, headCells, RESULT_HEADS } from '../our-marks/head-cells.ts'
import { RESULT_SHEET } from '../our-marks/names-and-fills.ts'

export interface OurSheets {
  /** The sheet 审核结果; further ones are copies of it. */
  readonly result: Sheet | undefined
  readonly results: readonly Sheet[]
  /** The sheets 更正记录. */
  readonly changes: readonly Sheet[]
}

/** The sheets that an earlier `correct` added. */
export const ourSheets = oncePer((workbook: Workbook): OurSheets => {
  const changes = workbook.sheets.filter((sheet) => carries(sheet, CHANGES_HEADS))
  const results = workbook.sheets.filter(
    (sheet) => carries(sheet, RESULT_HEADS) || (changes.length > 0 && isStripped(sheet)),
  )
  return { result: results[0], results, changes }
})

/** One from which somebody deleted the hidden column, beside the record by which the workbook is known as ours. */
function isStripped(sheet: Sheet): boolean {
  return sheet.name.startsWith(RESULT_SHEET) && carries(sheet, RESULT_HEADS.slice(0, -1))
}

/**
 * Whether all of these heads stand in one row, whatever the sheet is called: one called 审核结果 that somebody else made
 * is not ours, and ours may have been renamed or copied.
 */
function carries(sheet: Sheet, heads: readonly string[]): boolean {
  const cells = headCells(sheet)
  if (cells.length < heads.length) return false
  return cells.some(({ row }) => heads.every((head) => cells.some((cell) => cell.row === row && cell.text === head)))
}
