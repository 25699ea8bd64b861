import type { Reference } from '../formula/formula-tokens.ts'
import { parseFormula } from '../formula/parse-formula.ts'
import { textAsTyped } from '../formula/typed-text.ts'
import { contains, toA1 } from '../model/cell-address.ts'
import { memoise } from '../model/memoise.ts'
import type { Cell, Workbook } from '../model/workbook.ts'

/** A cell of a workbook. */
export interface CellIn {
  readonly sheet: string
  readonly cell: Cell
}

/** What a formula refers to; undefined where that cannot be told, so that it may be anything. */
type References = readonly Reference[] | undefined

interface FormulaCell extends CellIn {
  readonly references: References
}

/** Cells of another workbook: 「[1]Sheet1!B5」 「'[决算.xlsx]表 1'!$B$5:$B$9」. */
const ELSEWHERE =
  /(?:'(?:[^'[\]]|'')*\[[^\]]*\](?:[^']|'')*'|\[[^\]]*\][^\s!(),+\-*/^&=<>]*)!\$?[A-Z]{1,3}\$?\d+(?::\$?[A-Z]{1,3}\$?\d+)?/gi
/** Functions that look where no reference says. */
const LOOKS_ANYWHERE = /\b(?:INDIRECT|OFFSET)\s*\(/i
/** Comparisons of a reference with a changed cell, before all formulas count as following. */
const MOST_STEPS = 5_000_000

const referencesIn = memoise((formula: string): { readonly references: References } => {
  if (LOOKS_ANYWHERE.test(formula)) return { references: undefined }
  return { references: parseFormula(formula.replace(ELSEWHERE, '0'))?.references }
})

/**
 * The formula cells that follow from some cells of a workbook, directly or through others. Where it cannot be told what
 * a formula refers to, it is taken to follow.
 */
export function followersOf(workbook: Workbook, changed: readonly CellIn[]): readonly CellIn[] {
  if (changed.length === 0) return []
  const names = new Map(workbook.sheets.map(({ name }) => [name.toLowerCase(), name]))
  let open: readonly FormulaCell[] = formulasIn(workbook)
  const found: FormulaCell[] = []
  let fresh: readonly CellIn[] = changed
  let steps = 0
  while (fresh.length > 0 && open.length > 0) {
    const news = fresh
    const follows = ({ sheet, references }: FormulaCell): boolean =>
      references === undefined ||
      references.some((reference) => {
        const on = reference.sheet === undefined ? sheet : names.get(reference.sheet.toLowerCase())
        steps += news.length
        return steps > MOST_STEPS || news.some((each) => each.sheet === on && contains(reference.range, each.cell))
      })
    const next = open.filter(follows)
    const met = new Set(next)
    open = open.filter((each) => !met.has(each))
    found.push(...next)
    fresh = next
  }
  return found
}

function formulasIn({ sheets }: Workbook): FormulaCell[] {
  return sheets.flatMap(({ name, cells }) =>
    cells.flatMap((cell) =>
      cell.formula === undefined || cell.formula === '' || textAsTyped(cell)
        ? []
        : [{ sheet: name, cell, ...referencesIn(cell.formula) }],
    ),
  )
}

/** One text for one cell of a workbook. */
export function cellKey({ sheet, cell }: CellIn): string {
  return `${sheet}\u0001${toA1(cell)}`
}
