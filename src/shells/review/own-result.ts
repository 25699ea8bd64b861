import { containerOf } from '../../adapters/opc/container.ts'
import { hasOriginalRecord, restoreOriginal } from '../../adapters/opc/original-record.ts'
import { readWorkbook } from '../../adapters/excel/read-workbook.ts'
import type { Judge, Standing } from '../../adapters/files/outputs.ts'
import { isReturned } from '../../core/returned/marks-in.ts'
import { previousUnit } from '../../core/returned/another-round.ts'
import { unitKey } from '../../core/identity/unit-key.ts'
import type { Sheet, Workbook } from '../../core/model/workbook.ts'

/**
 * Judges the file in whose place a corrected workbook is to go. A result of an earlier run is our own as long as its
 * record holds, which it does until somebody saves it; and when it was saved with nothing in it that the new one does
 * not hold, too. Two units may have sent files of one name; then the result of one is not the other's to replace.
 * `expected`: an earlier run is known to have written here; what then is no workbook at all was damaged, and is made
 * anew.
 */
export function judgeResult(made: Uint8Array, expected: boolean): Judge {
  return (there): Standing => {
    const earlier = workbookIn(there)
    if (!earlier) return expected && containerOf(there) !== 'compound' ? 'own' : 'foreign'
    if (!isReturned(earlier)) return hasOriginalRecord(there) ? 'changed' : 'foreign'
    const original = restoreOriginal(there)
    if (original && isSame(original, restoreOriginal(made))) return 'own'
    const now = readWorkbook(made)
    if (isAnotherUnit(previousUnit(earlier), previousUnit(now))) return 'another-unit'
    return original || holdsNoMore(earlier, now) ? 'own' : 'changed'
  }
}

function isSame(one: Uint8Array, other: Uint8Array | undefined): boolean {
  return other !== undefined && Buffer.compare(one, other) === 0
}

function workbookIn(bytes: Uint8Array): Workbook | undefined {
  try {
    return readWorkbook(bytes)
  } catch {
    return undefined
  }
}

function isAnotherUnit(before: string | undefined, now: string | undefined): boolean {
  return before !== undefined && now !== undefined && unitKey(before) !== unitKey(now)
}

/** Saving alone rewrites the file; values, formulas, their fills and comments then still are what they were. */
function holdsNoMore(earlier: Workbook, now: Workbook): boolean {
  return JSON.stringify(earlier.sheets.map(contentOf)) === JSON.stringify(now.sheets.map(contentOf))
}

function contentOf({ name, cells, comments }: Sheet): unknown {
  const held = cells.filter(({ value, formula }) => value.kind !== 'blank' || formula !== undefined)
  const notes = comments.map(({ row, column, text }) => [row, column, text.trim()])
  return [name, held.map(({ row, column, value, formula, fill }) => [row, column, value, formula, fill]), notes.sort()]
}
