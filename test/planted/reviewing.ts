import type { Change, ReviewedSubmission } from '../../src/core/reviewed-submission.ts'
import { applyChanges } from '../../src/core/repair/apply-changes.ts'
import { review } from '../../src/core/review.ts'
import type { LaidOut } from './random-layout.ts'

/** Runs of a property: few by default, JIAOBIAO_WIDE times as many on demand. */
function runs(few: number): number {
  return few * Math.max(1, Number(process.env.JIAOBIAO_WIDE ?? '1'))
}

/**
 * The few runs of every day are always the same; wide runs differ each time, and JIAOBIAO_SEED runs a failure again
 * (its seed is printed).
 */
export function parameters(few: number): { numRuns: number; seed?: number } {
  const seed = process.env.JIAOBIAO_SEED ?? (process.env.JIAOBIAO_WIDE === undefined ? '20221231' : undefined)
  return { numRuns: runs(few), ...(seed === undefined ? {} : { seed: Number(seed) }) }
}

export function reviewed(workbooks: readonly LaidOut[]): ReviewedSubmission {
  return review({ workbooks: workbooks.map(({ path, workbook }) => ({ path, sha256: '', workbook })) })
}

export function corrected(workbooks: readonly LaidOut[], changes: readonly Change[]): LaidOut[] {
  return workbooks.map(({ path, workbook }) => {
    const own = changes.filter((change) => change.workbook === path)
    const cells = own.map(({ sheet, cell, value, format }) => ({
      sheet,
      cell,
      value,
      ...(format === undefined ? {} : { format }),
    }))
    return { path, workbook: applyChanges(workbook, cells).workbook }
  })
}

/** 「DF-02 error 1-3-1!H22 stated→expected message」, for failures that a person reads. */
export function lines(findings: ReviewedSubmission['findings']): string[] {
  return findings.map(
    (each) =>
      `${each.rule} ${each.severity} ${each.sheet}!${each.cell} ${each.stated}→${each.expected} ${each.message}`,
  )
}
