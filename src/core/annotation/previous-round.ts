import type { Workbook } from '../model/workbook.ts'
import { SheetGrid } from '../form/sheet-grid.ts'
import { FINDING_HEADS, NO_UNIT, NOTE_HEAD, UNIT_HEAD } from './result-sheet.ts'
import { ourSheets } from './our-sheets.ts'

interface PreviousFinding {
  readonly id: string
  readonly rule: string
  readonly place: string
  readonly message: string
}

/**
 * What the sheets 审核结果 of returned workbooks say: the findings of the last round, and what the department wrote under
 * 情况说明.
 */
export interface PreviousRound {
  readonly findings: readonly PreviousFinding[]
  /** By finding id; only what is not blank. */
  readonly explanations: ReadonlyMap<string, string>
}

/** The notes on the file that its sheet 审核结果 carries: they hold for the file that came back, too. */
export function previousNotes(workbook: Workbook): string[] {
  const cells = ourSheets(workbook).result?.cells ?? []
  return cells.flatMap(({ column, value }) =>
    column === 1 && value.kind === 'text' && value.text.startsWith(NOTE_HEAD)
      ? [value.text.slice(NOTE_HEAD.length)]
      : [],
  )
}

/**
 * The unit whose result a workbook is, as its sheet 审核结果 says; undefined where it names none. No evidence of whose the
 * forms are.
 */
export function previousUnit(workbook: Workbook): string | undefined {
  for (const { column, value } of ourSheets(workbook).result?.cells ?? []) {
    if (column !== 1 || value.kind !== 'text' || !value.text.startsWith(UNIT_HEAD)) continue
    const unit = value.text.slice(UNIT_HEAD.length).split('    ')[0]!
    return unit === NO_UNIT ? undefined : unit
  }
  return undefined
}

/** Empty for workbooks that come for the first time. Columns are found by their heads, wherever they stand now. */
export function readPreviousRound(workbooks: readonly Workbook[]): PreviousRound {
  const findings = new Map<string, PreviousFinding>()
  const explanations = new Map<string, string>()
  for (const workbook of workbooks) {
    const sheet = ourSheets(workbook).result
    if (!sheet) continue
    const grid = new SheetGrid(sheet)
    let columns: ReadonlyMap<string, number> | undefined
    for (let row = 1; row <= grid.lastRow; row++) {
      const heads = new Map(grid.slots(row).map((slot) => [slot.text, slot.left]))
      if (FINDING_HEADS.every((head) => heads.has(head))) {
        columns = heads
        continue
      }
      if (!columns) continue
      const text = (head: (typeof FINDING_HEADS)[number]): string => grid.at(row, columns!.get(head)!).text
      const id = text('编号')
      if (!/^[0-9a-f]{16}$/.test(id)) continue
      findings.set(id, { id, rule: text('规则'), place: text('位置'), message: text('说明') })
      const explanation = text('情况说明')
      if (explanation !== '') explanations.set(id, explanation)
    }
  }
  return { findings: [...findings.values()], explanations }
}
