import { startGuard } from '../../../src/adapters/workers/guard.ts'
import { performReviewTask, type ReviewTask, type TaskOutcome } from '../../../src/shells/batch/review-task.ts'
import { type SummaryTask, writeSummaries } from '../../../src/shells/batch/write-summaries.ts'

/** The worker of a batch, but workbooks of certain names do what bad ones do: hang, end the process, take memory. */
startGuard()
const taken: unknown[] = []

export function review(task: ReviewTask): TaskOutcome {
  return performReviewTask(task, (stage) => {
    process.send?.({ stage })
    if (stage.includes('死循环')) for (;;);
    if (stage.includes('崩溃')) process.kill(process.pid, 'SIGKILL')
    if (stage.includes('退出')) process.exit(0)
    if (stage.includes('吃堆')) for (;;) taken.push(Array.from({ length: 1000 }, (_, index) => ({ index })))
    if (stage.includes('吃内存')) for (;;) taken.push(Buffer.alloc(4_000_000, 1))
  })
}

export async function summaries(task: SummaryTask): Promise<{ readonly full: boolean; readonly message: string | null }> {
  return writeSummaries(task)
}
