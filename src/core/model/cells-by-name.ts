import { toA1 } from './cell-address.ts'
import { oncePer } from './memoise.ts'
import type { Cell, Sheet } from './workbook.ts'

/** The cells of a sheet by their A1 address; made when one is first looked for. */
export const cellsByName = oncePer(
  ({ cells }: Sheet): ReadonlyMap<string, Cell> => new Map(cells.map((cell) => [toA1(cell), cell])),
)
