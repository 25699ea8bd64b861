import { type Counts, countsOf } from '../progress/headline.ts'
import { type Asking, type Line, rankedLines } from '../progress/lines.ts'
import type { ItemResult, KeptFinding } from './item-result.ts'

export type KeptLine = Line<KeptFinding & Asking>

/** What was kept of a round, as lines, what is left to do first. */
export function keptLines({ findings }: Pick<ItemResult, 'findings'>): KeptLine[] {
  return rankedLines(findings.map(asking))
}

/** What is left to do of it, and the cells that were corrected. */
export function keptCounts({ findings, changes }: Pick<ItemResult, 'findings' | 'changes'>): Counts {
  return countsOf(findings.map(asking), changes)
}

/** Whether the department has yet to do something about it. */
export function isOpen(finding: KeptFinding): boolean {
  return ['mend', 'explain'].includes(keptLines({ findings: [finding] })[0]!.asks)
}

/** Results of an older programme say neither form nor status: a sheet holds one form, nearly always. */
function asking(kept: KeptFinding): KeptFinding & Asking {
  const { formKey = kept.sheet, status = kept.explained ? 'explained' : 'open' } = kept
  return { ...kept, formKey, status, explanation: null, correction: kept.corrected ? { applied: true } : null }
}
