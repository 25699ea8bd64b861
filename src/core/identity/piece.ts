import type { FormHead } from './form-head.ts'
import { type SetUnit, unitOfSet } from './unit-of-set.ts'

/** What stays together whatever happens: a workbook, or all workbooks of a folder. */
export interface Piece {
  /** The folder it lies in, below the place that is divided. */
  readonly folder: string
  /** Of each workbook. */
  readonly workbooks: readonly (readonly FormHead[])[]
}

export function headsOf(pieces: readonly Piece[]): FormHead[] {
  return pieces.flatMap((piece) => piece.workbooks.flat())
}

export function unitOfPieces(pieces: readonly Piece[]): SetUnit {
  return unitOfSet(pieces.flatMap((piece) => piece.workbooks))
}
