import { headIn } from '../our-marks/head-cells.ts'
import { JOINT, REFUSED } from '../our-marks/result-words.ts'
import { type Slot, SheetGrid } from '../form/sheet-grid.ts'
import { oncePer } from '../model/memoise.ts'
import type { Sheet } from '../model/workbook.ts'

/** A row of the table of findings on a sheet 审核结果, of this or an older version. */
interface FindingRow {
  readonly row: number
  /** Of the finding or line. */
  readonly id: string
  /** Whether it is a line on which several findings stand. */
  readonly isJoint: boolean
  /** The value of a correction that was refused there. */
  readonly refused?: string
  /** What stands below a head; '' where the table has none of that name. */
  readonly text: (head: string) => string
}

export interface FindingTable {
  readonly rows: readonly FindingRow[]
  /** The heads by their columns. */
  readonly heads: ReadonlyMap<number, string>
  /** The row of the heads; 0 where the table is not there. */
  readonly top: number
}

/** Of a finding, or of a line on which several stand. */
const ID = new RegExp(`^([0-9a-f]{16})(\\${JOINT}?)(?:${REFUSED}(.*))?$`)

/** The findings of a sheet, their columns found by the heads, wherever they stand now. */
export const findingTable = oncePer((sheet: Sheet): FindingTable => {
  const grid = new SheetGrid(sheet)
  const rows: FindingRow[] = []
  let heads: ReadonlyMap<string, number> | undefined
  let top = 0
  for (let row = 1; row <= grid.lastRow; row++) {
    const slots = grid.slots(row)
    if (isHeadRow(slots)) {
      heads = new Map(slots.map((slot) => [headIn(slot.text), slot.left]))
      top ||= row
      continue
    }
    const columns = heads
    if (!columns) continue
    const text = (head: string): string => {
      const column = columns.get(head)
      return column === undefined ? '' : grid.at(row, column).text
    }
    const [, id, joint, refused] = ID.exec(text('编号')) ?? []
    if (id !== undefined) rows.push({ row, id, isJoint: joint !== '', ...(refused !== undefined && { refused }), text })
  }
  return { rows, heads: new Map([...(heads ?? [])].map(([head, column]) => [column, head])), top }
})

function isHeadRow(slots: readonly Slot[]): boolean {
  return ['情况说明', '编号'].every((head) => slots.some(({ text }) => headIn(text) === head))
}
