import type { Sheet, Workbook } from '../model/workbook.ts'
import { oncePer } from '../model/memoise.ts'

/**
 * Heads by which our sheets are known, whatever they are called: a sheet called 审核结果 that somebody else made is not
 * ours, and ours may have been renamed or copied.
 */
const RESULT_HEADS = ['序号', '处理', '情况说明', '编号']
const CHANGES_HEADS = ['单元格', '原值', '更正值', '复原信息']
const LONGEST_HEAD = 6

export interface OurSheets {
  /** The sheet 审核结果; further ones are copies of it. */
  readonly result: Sheet | undefined
  readonly results: readonly Sheet[]
  /** The sheets 更正记录. */
  readonly changes: readonly Sheet[]
}

/** The sheets that an earlier `correct` added. */
export const ourSheets = oncePer((workbook: Workbook): OurSheets => {
  const results = workbook.sheets.filter((sheet) => carries(sheet, RESULT_HEADS))
  return { result: results[0], results, changes: workbook.sheets.filter((sheet) => carries(sheet, CHANGES_HEADS)) }
})

/** The name for one of our sheets; another where a sheet of the department's own has it already. */
export function freeName(wanted: string, workbook: Workbook): string {
  const taken = new Set(workbook.sheets.map((sheet) => sheet.name.toLowerCase()))
  let name = wanted
  for (let count = 1; taken.has(name.toLowerCase()); count++)
    name = count === 1 ? `${wanted}（校表）` : `${wanted}（校表${count}）`
  return name
}

/** Whether all of these heads stand in one row. */
function carries({ cells }: Sheet, heads: readonly string[]): boolean {
  const found = new Map<number, Set<string>>()
  for (const { row, value } of cells) {
    if (value.kind !== 'text' || value.text.length > LONGEST_HEAD || !heads.includes(value.text.trim())) continue
    const known = found.get(row) ?? new Set()
    found.set(row, known.add(value.text.trim()))
  }
  return [...found.values()].some((texts) => texts.size === heads.length)
}
