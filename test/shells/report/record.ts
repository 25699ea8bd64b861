import { stableId } from '../../../src/core/rules/finding.ts'
import { countsOf } from '../../../src/core/progress/headline.ts'
import type { FindingRecord, SubmissionRecord } from '../../../src/shells/report/submission-record.ts'

/** A record with one form and a finding for each of the rules. */
export function record(
  unit: string,
  rules: readonly string[] = [],
  changes: Partial<SubmissionRecord> = {},
): SubmissionRecord {
  const path = `资料/${unit}.xlsx`
  const findings = changes.findings ?? rules.map((rule) => finding(rule, path))
  const score = { stated: '90', reviewed: '88', grade: '良', undecided: 0 }
  const form = {
    key: 'department',
    sheet: '整体',
    kind: 'department',
    project: null,
    range: 'A1:I9',
    indicators: 1,
    score,
    incomplete: null,
    roles: { filer: { name: unit, cell: 'B2' }, department: null, implementer: null },
    standing: 'judged',
  } as const
  return {
    unit,
    unitSource: 'filer',
    year: 2023,
    scheme: { id: 'national', title: '通用' },
    choice: { why: '没有另外的方案', contradictions: [] },
    workbooks: [
      {
        path,
        sha256: '',
        unitSource: 'filer',
        status: 'checked',
        reason: null,
        notes: [],
        returned: false,
        forms: [form],
        others: [],
      },
    ],
    others: [],
    findings,
    checks: { held: 1, failed: rules.length, unchecked: 0 },
    unchecked: [],
    resolved: [],
    changes: 0,
    counts: countsOf(findings, 0),
    results: [],
    ...changes,
  }
}

export function finding(rule: string, workbook: string, changes: Partial<FindingRecord> = {}): FindingRecord {
  return {
    id: stableId([rule]),
    rule,
    severity: 'error',
    formKey: 'department',
    workbook,
    sheet: '整体',
    cell: 'B2',
    label: '总分',
    stated: '1',
    expected: '2',
    difference: '-1',
    message: '</script><script>alert(1)</script>=HYPERLINK("x")',
    basis: '',
    related: [],
    correction: null,
    status: 'open',
    explanation: null,
    since: null,
    ...changes,
  }
}
