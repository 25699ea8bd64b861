import { type Asking, linesOf } from './lines.ts'

/** What is left to do, in lines as people see them, and the cells that were corrected for the department. */
export interface Counts {
  readonly toMend: number
  readonly toExplain: number
  /** Cells, not lines: 更正记录 lists as many. */
  readonly corrected: number
}

/** `corrected`: how many cells `correct` changed; 0 where nothing is written. */
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
