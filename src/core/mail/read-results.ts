import { ourSheets } from '../annotation/our-sheets.ts'
import { LEVELS, SEVERITIES } from '../rules/outcome.ts'
import { FINDING_HEADS } from '../annotation/result-sheet.ts'
import { SheetGrid } from '../form/sheet-grid.ts'
import type { Workbook } from '../model/workbook.ts'

export interface ResultLine {
  readonly level: 'error' | 'warning' | 'info'
  readonly rule: string
  readonly place: string
  readonly label: string
  readonly stated: string
  readonly expected: string
  readonly message: string
  readonly handling: string
  readonly explained: boolean
}

/** What the sheet 审核结果 of a corrected workbook says: exactly what its receiver will read there. */
export interface ResultSummary {
  readonly lines: readonly ResultLine[]
}

/** Undefined for a workbook that `correct` has not written. */
export function readResults(workbook: Workbook): ResultSummary | undefined {
  const sheet = ourSheets(workbook).result
  if (!sheet) return undefined
  const grid = new SheetGrid(sheet)
  const lines: ResultLine[] = []
  let columns: ReadonlyMap<string, number> | undefined
  for (let row = 1; row <= grid.lastRow; row++) {
    const slots = grid.slots(row)
    const heads = new Map(slots.map((slot) => [slot.text, slot.left]))
    if (FINDING_HEADS.every((head) => heads.has(head))) columns = heads
    else if (columns) {
      const known = columns
      const line = lineOf((head) => grid.at(row, known.get(head)!).text)
      if (line) lines.push(line)
    }
  }
  return { lines }
}

function lineOf(text: (head: (typeof FINDING_HEADS)[number]) => string): ResultLine | undefined {
  const level = SEVERITIES.find((each) => LEVELS[each] === text('级别'))
  if (!level || !/^[0-9a-f]{16}$/.test(text('编号'))) return undefined
  return {
    level,
    rule: text('规则'),
    place: text('位置'),
    label: text('项目'),
    stated: text('填报值'),
    expected: text('应为'),
    message: text('说明'),
    handling: text('处理'),
    explained: level === 'warning' && text('情况说明') !== '',
  }
}
