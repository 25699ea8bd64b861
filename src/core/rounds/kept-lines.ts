import { type Counts, countsOf, headline } from '../progress/headline.ts'
import { type Asking, type Line, rankedLines } from '../progress/lines.ts'
import { type Compared, type SinceLastRound, sinceLastRound } from '../progress/since-last-round.ts'
import { type ItemResult, type KeptFinding, statusOf } from './item-result.ts'

type Findings = Pick<ItemResult, 'findings'>
export type KeptLine = Line<KeptFinding & Asking>

/** What was kept of a round, as lines, what is left to do first. */
export function keptLines({ findings }: Findings): KeptLine[] {
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

/**
 * Whether nothing is left to do: nothing to mend or to explain, everything understood, and no total or sum that could
 * not be checked. Results of an older programme do not say which of their gaps are such.
 */
export function isDone(result: ItemResult): boolean {
  const { toMend, toExplain } = keptCounts(result)
  const { status, gaps = [], unchecked, closing = gaps.length + unchecked } = result
  return status === 'checked' && toMend + toExplain + closing === 0
}

/** In a few words: 「完成」, 「请改正 3 处 · 请说明 2 处」, 「未核对完」. */
export function leftOf(result: ItemResult): string {
  const counts = keptCounts(result)
  const { toMend, toExplain } = counts
  const state = toMend + toExplain > 0 ? '' : isDone(result) ? '完成' : '未核对完'
  return [state, headline(counts)].filter((text) => text !== '').join('　')
}

/** What became of the round before, by the ids of its findings; hints are nothing to mend. */
export function keptSince(before: Findings, now: Findings): SinceLastRound {
  const told = new Set(before.findings.map(({ id }) => id))
  const known = new Set(now.findings.map(({ id }) => id))
  const gone = keptLines({
    findings: before.findings.filter((each) => each.severity !== 'info' && !known.has(each.id)),
  })
  const compared = now.findings.map((each): KeptFinding & Compared => ({
    ...asking(each),
    since: told.has(each.id) ? 'last-round' : 'now',
  }))
  return sinceLastRound(compared, gone.length)
}

/** Results of an older programme do not say the form: a sheet holds one form, nearly always. */
function asking(kept: KeptFinding): KeptFinding & Asking {
  const { formKey = kept.sheet } = kept
  return {
    ...kept,
    formKey,
    status: statusOf(kept),
    explanation: null,
    correction: kept.corrected ? { applied: true } : null,
  }
}
