import fs from 'node:fs'
import { startGuard } from '../../../src/adapters/workers/guard.ts'
import { performReviewTask, type ReviewTask, type TaskOutcome } from '../../../src/shells/batch/review-task.ts'
import { type SummaryTask, writeSummaries } from '../../../src/shells/batch/summary-task.ts'
import type { UnwrittenSummary } from '../../../src/shells/report/write-summaries.ts'

/**
 * The worker of a batch on a disk that has as many bytes left as a file says: a write falls short without an error, the
 * next one fails.
 */
startGuard()
const space = process.env.JIAOBIAO_TEST_SPACE
if (space !== undefined) limitSpace(space)

function limitSpace(file: string): void {
  const left = (): number => Number(fs.readFileSync(file, 'utf8'))
  const { writeSync, rmSync } = fs
  const writeWithin = (to: number, bytes: Uint8Array, offset = 0, length = bytes.length - offset): number => {
    const room = Math.min(left(), length)
    if (room <= 0) throw Object.assign(new Error('no space'), { code: 'ENOSPC' })
    const count = writeSync(to, bytes, offset, room)
    fs.writeFileSync(file, String(left() - count))
    return count
  }
  fs.writeSync = writeWithin as typeof fs.writeSync
  fs.rmSync = (path, options) => {
    const size = fs.statSync(path, { throwIfNoEntry: false })?.size ?? 0
    rmSync(path, options)
    fs.writeFileSync(file, String(left() + size))
  }
}

export function review(task: ReviewTask): TaskOutcome {
  return performReviewTask(task, (stage) => process.send?.({ stage }))
}

export async function summaries(task: SummaryTask): Promise<readonly UnwrittenSummary[]> {
  return writeSummaries(task)
}
