import { type Place, placeKey } from '../form/field.ts'
import { type Asking, linesOf } from './lines.ts'

/** What is left to do, in lines as people see them, and the cells that were corrected for the department. */
export interface Counts {
  readonly toMend: number
  readonly toExplain: number
  /** Cells, not lines, without those that the department took over. */
  readonly corrected: number
}

type Changed = { readonly finding: string }
type Settled = Pick<Asking, 'id'> & { readonly wrongFormula?: true }

/** The changed cells that are corrected by it: not those whose own formula gives something else, which must be mended. */
export function correctedCells<Change extends Changed>(
  findings: readonly Settled[],
  changes: readonly Change[],
): Change[] {
  const wrong = new Set(findings.filter(({ wrongFormula }) => wrongFormula).map(({ id }) => id))
  return changes.filter(({ finding }) => !wrong.has(finding))
}

/** How many of them are to be looked at: what came back unchanged (已采纳; `adopted` holds the places) is not told again. */
export function cellsToLookAt(
  findings: readonly Settled[],
  changes: readonly (Changed & Place)[],
  adopted: ReadonlySet<string>,
): number {
  return correctedCells(findings, changes).filter((change) => !adopted.has(placeKey(change))).length
}

/** `corrected`: how many changed cells are to be looked at; 0 where nothing is written. */
export function countsOf(findings: readonly Asking[], corrected: number): Counts {
  const lines = linesOf(findings)
  const asking = (ask: 'mend' | 'explain'): number => lines.filter(({ asks }) => asks === ask).length
  return { toMend: asking('mend'), toExplain: asking('explain'), corrected }
}

/** 「请改正 3 处 · 请说明 2 处 · 已代为更正 4 处（没有异议的不用再改）」; what is none is left out, '' for nothing at all. */
export function headline({ toMend, toExplain, corrected }: Counts): string {
  return [
    toMend > 0 ? `请改正 ${toMend} 处` : '',
    toExplain > 0 ? `请说明 ${toExplain} 处` : '',
    corrected > 0 ? `已代为更正 ${corrected} 处（没有异议的不用再改）` : '',
  ]
    .filter((part) => part !== '')
    .join(' · ')
}
