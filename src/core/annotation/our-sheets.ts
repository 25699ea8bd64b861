import type { Sheet, Workbook } from '../model/workbook.ts'
import { CHANGES_SHEET, RESULT_SHEET } from './names-and-fills.ts'

/**
 * Heads by which our sheets are known, whatever they are called: a sheet of that name that somebody else made is not
 * ours.
 */
const RESULT_HEADS = ['序号', '级别', '规则', '处理', '情况说明', '编号']
const CHANGES_HEADS = ['单元格', '原值', '更正值', '复原信息']

export interface OurSheets {
  readonly result: Sheet | undefined
  readonly changes: Sheet | undefined
}

/** The sheets that an earlier `correct` added. */
export function ourSheets(workbook: Workbook): OurSheets {
  return {
    result: workbook.sheets.find((sheet) => carries(sheet, RESULT_SHEET, RESULT_HEADS)),
    changes: workbook.sheets.find((sheet) => carries(sheet, CHANGES_SHEET, CHANGES_HEADS)),
  }
}

export function isReturned(workbook: Workbook): boolean {
  return ourSheets(workbook).result !== undefined
}

/** The name for one of our sheets; another where a sheet of the department's own has it already. */
export function freeName(wanted: string, workbook: Workbook): string {
  const taken = new Set(workbook.sheets.map((sheet) => sheet.name.toLowerCase()))
  let name = wanted
  for (let count = 1; taken.has(name.toLowerCase()); count++)
    name = count === 1 ? `${wanted}（校表）` : `${wanted}（校表${count}）`
  return name
}

function carries(sheet: Sheet, name: string, heads: readonly string[]): boolean {
  if (!sheet.name.startsWith(name)) return false
  const texts = new Set(sheet.cells.flatMap((cell) => (cell.value.kind === 'text' ? [cell.value.text] : [])))
  return heads.every((head) => texts.has(head))
}
