import { newWorkbook } from '../../src/adapters/excel/new-workbook.ts'
import type { SubmissionContent } from '../../src/core/content/content.ts'
import { written } from '../../src/core/drawing/drawing.ts'
import { drawSubmission } from '../../src/core/drawing/zhuzhou/draw-submission.ts'
import { toA1 } from '../../src/core/model/cell-address.ts'
import type { SheetDraft } from '../../src/core/model/sheet-draft.ts'
import { cleanSubmission } from '../fixture-content/clean.ts'
import type { Changes, UnitYear } from './unit-year.ts'

/** The files of a set by their names, as they lie in its folder or archive. */
export type SetFiles = ReadonlyMap<string, Uint8Array>

export interface MadeSet {
  readonly files: SetFiles
  /** The same, none of them damaged. */
  readonly whole: SetFiles
}

/** The forms of a unit, filled in as its year begins. */
export async function firstSet({ unit, set }: UnitYear): Promise<MadeSet> {
  const drafts = drawForms(unit, set.changes, set.content)
  const files = new Map<string, Uint8Array>()
  const whole = new Map<string, Uint8Array>()
  for (const [name, given] of Object.entries(set.files ?? { [`${unit}.xlsx`]: drafts.map((draft) => draft.name) })) {
    const sheets = 'damaged' in given ? given.damaged : given
    const bytes = await newWorkbook(sheets.map((sheet) => drafts.find((draft) => draft.name === sheet)!))
    whole.set(name, bytes)
    // As a stick pulled out too early leaves it.
    files.set(name, 'damaged' in given ? bytes.subarray(0, bytes.length / 2) : bytes)
  }
  return { files, whole }
}

/** All forms of the clean set in this unit's name, with the changes. */
export function drawForms(
  unit: string,
  changes: Changes,
  content: (content: SubmissionContent) => SubmissionContent = (same) => same,
): readonly SheetDraft[] {
  const own = JSON.parse(JSON.stringify(cleanSubmission).replaceAll(cleanSubmission.unit, unit)) as SubmissionContent
  const left = new Set(Object.keys(changes))
  const drafts = drawSubmission(content(own)).map((draft) => ({
    ...draft,
    cells: draft.cells.map((cell) => {
      const key = `${draft.name}!${toA1(cell)}`
      if (!left.delete(key)) return cell
      const { value: _, ...rest } = cell
      const { value, format } = filledIn(changes[key]!)
      return { ...rest, ...(value && { value }), style: { ...rest.style, ...(format && { format }) } }
    }),
  }))
  if (left.size > 0) throw new Error(`${unit}: no such cell: ${[...left].join(', ')}`)
  return drafts
}

/** 「=SUM(H14:H22)→89.58」: a formula and its result. */
function filledIn(text: string): ReturnType<typeof written> {
  const [, formula, result] = /^=(.*)→(.*)$/.exec(text) ?? []
  if (formula === undefined || result === undefined) return written(text)
  return { value: { kind: 'formula', formula, result: { kind: 'number', text: result } } }
}
