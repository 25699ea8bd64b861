import { expect } from 'vitest'
import { editWorkbook, WorkbookEditError } from '../../../src/adapters/excel/edit-workbook.ts'
import { restoreOriginal } from '../../../src/adapters/opc/original-record.ts'
import { readWorkbook } from '../../../src/adapters/excel/read-workbook.ts'
import type { Cell, Sheet, Workbook } from '../../../src/core/model/workbook.ts'
import { UnreadableWorkbookError } from '../../../src/core/model/workbook.ts'
import { defects } from './package-soundness.ts'

const SENTENCE = /^[^。]*\p{Script=Han}[^。]*。$/u
const LIMITS = { limits: { totalBytes: 20_000_000 }, mostCells: 200_000 }
const PLACE = { row: 2, column: 2 }

/**
 * What `attempt` gives, or undefined when it was refused with one sentence for the clerk. Any other error is thrown on.
 */
export function resultOrRefusal<Result>(attempt: () => Result): Result | undefined {
  try {
    return attempt()
  } catch (error) {
    if (!(error instanceof UnreadableWorkbookError) && !(error instanceof WorkbookEditError)) throw error
    expect(error.message).toMatch(SENTENCE)
    return undefined
  }
}

export type Outcome = 'unreadable' | 'not edited' | 'edited'

/**
 * Reads a workbook and, where that works, edits it: the result must read again, hold what was put in and all that was
 * there before, lead back to the very bytes, and be a sound package where the input was one.
 */
export function survives(bytes: Uint8Array): Outcome {
  const before = resultOrRefusal(() => readWorkbook(bytes, LIMITS))
  if (!before) {
    restoreOriginal(bytes)
    return 'unreadable'
  }
  const sheet = before.sheets[0]
  if (!sheet) return 'not edited'
  const cell = {
    ...PLACE,
    value: { kind: 'text', text: '新值' },
    fill: 'FFC7CE',
    comment: { author: '校表', text: '复核' },
  } as const
  const edits = { sheets: [{ sheet: sheet.name, cells: [cell] }] }
  const result = resultOrRefusal(() => editWorkbook(bytes, edits, { keepOriginal: true, ...LIMITS }))
  if (!result) return 'not edited'
  // Byte by byte: the comparison of values takes seconds for what is large.
  expect(Buffer.compare(restoreOriginal(result) ?? new Uint8Array(0), bytes)).toBe(0)
  const after = readWorkbook(result)
  expect(after.sheets[0]!.comments.some((comment) => comment.author === '校表' && comment.text === '复核')).toBe(true)
  const known = defectsOf(bytes)
  // A package that is broken already may break in further places that stand on the broken ones.
  const sound = known?.size === 0
  // A cell that names another row than it stands in gives a number to rows without one: with a cell before it, to other
  // ones.
  const misplaced = known !== undefined && [...known].some((defect) => defect.includes(' stands in row '))
  // Where cells name styles that are not there, those that we append become theirs: the looks are held only against
  // sound packages.
  if (!shareParts(before) && !misplaced) expect(kept(after, sound)).toEqual(kept(before, sound))
  if (sound) expect(defects(result)).toEqual([])
  return 'edited'
}

/** Two sheets of the same content may be one part, and are then edited both. */
function shareParts({ sheets }: Workbook): boolean {
  return (
    new Set(sheets.map((sheet) => JSON.stringify([sheet.cells, sheet.merges, sheet.comments]))).size < sheets.length
  )
}

/** All that the edit does not concern; without `looks` what the cells hold, not how they look. */
function kept(workbook: Workbook, looks: boolean): object[] {
  return workbook.sheets.map((sheet, index) => {
    const rest = { ...sheet, ...(index === 0 ? withoutPlace(sheet) : {}) }
    return looks ? rest : { ...rest, cells: rest.cells.flatMap(contentOf) }
  })
}

function contentOf({ row, column, value, formula }: Cell): object[] {
  return value.kind === 'blank' && formula === undefined
    ? []
    : [{ row, column, kind: value.kind === 'date' ? 'number' : value.kind, formula }]
}

function withoutPlace(sheet: Sheet): Partial<Sheet> {
  const elsewhere = ({ row, column }: { row: number; column: number }): boolean =>
    row !== PLACE.row || column !== PLACE.column
  return { cells: sheet.cells.filter(elsewhere), comments: sheet.comments.filter(elsewhere) }
}

/** Undefined where the package is too broken for the check itself. */
function defectsOf(bytes: Uint8Array): Set<string> | undefined {
  try {
    return new Set(defects(bytes))
  } catch {
    return undefined
  }
}
