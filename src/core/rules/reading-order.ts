import type { Submission } from '../identity/submission.ts'
import { fromA1 } from '../model/cell-address.ts'
import { type Finding, stableId } from './finding.ts'

/** By code units: codes are plain letters and digits, and the order is the same on every machine. */
export function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** Findings of one id get a number behind it, from the second on. */
export function withUniqueIds(findings: readonly Finding[]): Finding[] {
  const counts = new Map<string, number>()
  return findings.map((finding) => {
    const count = (counts.get(finding.id) ?? 0) + 1
    counts.set(finding.id, count)
    return count > 1 ? { ...finding, id: stableId([finding.id, String(count)]) } : finding
  })
}

/** By form as they stand in the submission, then from top to bottom, from left to right. */
export function inReadingOrder(findings: readonly Finding[], submission: Submission): Finding[] {
  const sheets = new Map<string, number>()
  for (const form of submission.forms) {
    const key = `${form.workbook}\u0001${form.sheet}`
    if (!sheets.has(key)) sheets.set(key, sheets.size)
  }
  const placed = findings.map((finding) => {
    const { row, column } = fromA1(finding.cell ?? '') ?? { row: 0, column: 0 }
    return { finding, sheet: sheets.get(`${finding.workbook}\u0001${finding.sheet}`) ?? 9999, row, column }
  })
  placed.sort(
    (a, b) => a.sheet - b.sheet || a.row - b.row || a.column - b.column || byText(a.finding.rule, b.finding.rule),
  )
  return placed.map(({ finding }) => finding)
}
