import { copyFileSync, readFileSync } from 'node:fs'
import { serveWork, type Working } from '../../../src/adapters/process/serve-work.ts'
import { performReviewTask, type ReviewTask, type TaskOutcome } from '../../../src/shells/batch/review-task.ts'
import { type SummaryTask, writeSummaries } from '../../../src/shells/batch/summary-task.ts'
import type { UnwrittenSummary } from '../../../src/shells/report/summaries.ts'

/**
 * The worker of a batch, but workbooks of certain names do what bad ones do: hang, busy or still, end the process, take
 * memory; or are saved by someone just before they are opened: 「改一次」 as what lies beside it as 「….1」, 「一直改」 as that and
 * 「….2」 in turn.
 */
const taken: unknown[] = []

function review(task: ReviewTask, working: Working): TaskOutcome {
  for (const { given, refused } of task.files) if (refused === null) save(given.absolute)
  return performReviewTask(task, (stage) => {
    working.stage(stage)
    if (stage.includes('死循环')) for (;;);
    if (stage.includes('不返回')) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)
    if (stage.includes('崩溃')) process.kill(process.pid, 'SIGKILL')
    if (stage.includes('退出')) process.exit(0)
    if (stage.includes('吃堆')) for (;;) taken.push(Array.from({ length: 1000 }, (_, index) => ({ index })))
    if (stage.includes('吃内存')) for (;;) taken.push(Buffer.alloc(4_000_000, 1))
  })
}

async function summaries(task: SummaryTask): Promise<readonly UnwrittenSummary[]> {
  return writeSummaries(task)
}

serveWork({ review, summaries })

function save(path: string): void {
  if (path.includes('改一次')) copyFileSync(`${path}.1`, path)
  if (path.includes('一直改'))
    copyFileSync(readFileSync(path).equals(readFileSync(`${path}.1`)) ? `${path}.2` : `${path}.1`, path)
}
