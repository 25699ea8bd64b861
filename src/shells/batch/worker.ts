import { startGuard } from '../../adapters/workers/guard.ts'
import { performReviewTask, type ReviewTask, type TaskOutcome } from './review-task.ts'
import type { UnwrittenSummary } from '../report/write-summaries.ts'
import { type SummaryTask, writeSummaries } from './summary-task.ts'

/**
 * What child processes of a batch do; bundled to dist/worker.cjs. Text goes to the parent by the answer, never to
 * stdout.
 */
startGuard()

export function review(task: ReviewTask): TaskOutcome {
  return performReviewTask(task, (stage) => process.send?.({ stage }))
}

export async function summaries(task: SummaryTask): Promise<readonly UnwrittenSummary[]> {
  return writeSummaries(task)
}
