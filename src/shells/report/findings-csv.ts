import { statusWord } from '../../core/progress/status-word.ts'
import { LEVELS } from '../../core/rules/outcome.ts'
import { formatCsv, formatCsvRows } from '../../adapters/csv/csv-text.ts'
import type { FindingRecord, SubmissionRecord } from './submission-record.ts'

const HEADS = [
  '单位',
  '年度',
  '工作簿',
  '工作表',
  '单元格',
  '级别',
  '规则',
  '项目',
  '填报值',
  '应为',
  '差额',
  '说明',
  '依据',
  '更正值',
  '状态',
  '情况说明',
  '编号',
]

/** The first line, with the mark by which Excel knows the encoding. */
export function findingsCsvHead(): string {
  return formatCsv({ heads: HEADS, rows: [] })
}

/** A submission's findings, a row each. */
export function findingsCsvRows({ unit, year, findings }: SubmissionRecord): string {
  return formatCsvRows(findings.map((finding) => [unit, String(year ?? ''), ...rowOf(finding)]))
}

function rowOf(each: FindingRecord): readonly string[] {
  return [
    each.workbook,
    each.sheet,
    each.cell ?? '',
    LEVELS[each.severity],
    each.rule,
    each.label,
    each.stated ?? '',
    each.expected ?? '',
    each.difference ?? '',
    each.message,
    each.basis,
    each.correction?.value ?? '',
    statusWord(each),
    each.explanation ?? '',
    each.id,
  ]
}
