import type { Working } from '../../adapters/process/serve-work.ts'
import { performReviewTask, type ReviewTask, type TaskOutcome } from './review-task.ts'
import { type SummaryTask, type UnwrittenSummary, writeSummaries } from './write-summaries.ts'

/** What the child processes of a batch do. */
export const BATCH_WORK = {
  review: (task: ReviewTask, { stage }: Working): TaskOutcome => performReviewTask(task, stage),
  summaries: (task: SummaryTask): Promise<readonly UnwrittenSummary[]> => writeSummaries(task),
}
