import type { Working } from '../../adapters/process/serve-work.ts'
import type { UnwrittenSummary } from '../report/summaries.ts'
import { performReviewTask, type ReviewTask, type TaskOutcome } from './review-task.ts'
import { type SummaryTask, writeSummaries } from './summary-task.ts'

/** What the child processes of a batch do. */
export const BATCH_WORK = {
  review: (task: ReviewTask, { stage }: Working): TaskOutcome => performReviewTask(task, stage),
  summaries: (task: SummaryTask): Promise<readonly UnwrittenSummary[]> => writeSummaries(task),
}
