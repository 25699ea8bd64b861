import { placeKey } from '../form/field.ts'
import type { Workbook } from '../model/workbook.ts'
import { SheetGrid } from '../form/sheet-grid.ts'
import { FINDING_HEADS, JOINT, NO_UNIT, NOTE_HEAD, SETTLED_HEAD, UNIT_HEAD } from './result-sheet.ts'
import { ASKS } from '../progress/lines.ts'
import { ourSheets } from './our-sheets.ts'
import { type EarlierCorrection, earlierCorrections } from './remove-marks.ts'

interface PreviousFinding {
  readonly workbook: string
  readonly id: string
  readonly rule: string
  readonly place: string
  readonly message: string
}

type PreviousCorrection = Pick<EarlierCorrection, 'after' | 'stands'>

/** What the last round said of returned workbooks, and what people have made of it since. */
export interface PreviousRound {
  /** False where nothing came back. */
  readonly returned: boolean
  readonly findings: readonly PreviousFinding[]
  /** What stands under 情况说明, by the id of a finding or of the line on which several stand; only what is not blank. */
  readonly explanations: ReadonlyMap<string, string>
  /** Ids of findings or lines that a reviewer took out, by 不作要求 under 处理. */
  readonly waived: ReadonlySet<string>
  /** By place. */
  readonly corrections: ReadonlyMap<string, PreviousCorrection>
}

/** The notes on the file that its sheet 审核结果 carries: they hold for the file that came back, too. */
export function previousNotes(workbook: Workbook): string[] {
  return linesAfter(NOTE_HEAD, workbook)
}

/** What the sheet 审核结果 tells as 已整改. */
export function previouslySettled(workbook: Workbook): string[] {
  return linesAfter(SETTLED_HEAD, workbook)
}

function linesAfter(head: string, workbook: Workbook): string[] {
  const cells = ourSheets(workbook).result?.cells ?? []
  return cells.flatMap(({ column, value }) =>
    column === 1 && value.kind === 'text' && value.text.startsWith(head) ? [value.text.slice(head.length)] : [],
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

/** A workbook as it came back, with our marks in it. */
export interface MarkedWorkbook {
  readonly path: string
  readonly workbook: Workbook
}

/** Of a finding, or of a line on which several stand. */
const ID = new RegExp(`^([0-9a-f]{16})(\\${JOINT}?)$`)

/** Empty for workbooks that come for the first time. Columns are found by their heads, wherever they stand now. */
export function readPreviousRound(workbooks: readonly MarkedWorkbook[]): PreviousRound {
  const findings = new Map<string, PreviousFinding>()
  const explanations = new Map<string, string>()
  const waived = new Set<string>()
  const corrections = new Map<string, PreviousCorrection>()
  let returned = false
  for (const { path, workbook } of workbooks) {
    for (const { sheet, cell, after, stands } of earlierCorrections(workbook))
      corrections.set(placeKey({ workbook: path, sheet, cell }), { after, stands })
    const sheet = ourSheets(workbook).result
    if (!sheet) continue
    returned = true
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
      const [, id, joint] = ID.exec(text('编号')) ?? []
      if (id === undefined) continue
      if (joint === '')
        findings.set(id, { workbook: path, id, rule: text('规则'), place: text('位置'), message: text('说明') })
      const explanation = text('情况说明')
      if (explanation !== '') explanations.set(id, explanation)
      if (text('处理').includes(ASKS.waived)) waived.add(id)
    }
  }
  return { returned, findings: [...findings.values()], explanations, waived, corrections }
}
