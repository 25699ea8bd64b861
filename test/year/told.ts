import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readWorkbook } from '../../src/adapters/excel/read-workbook.ts'
import type { HandedIn } from './campaign.ts'

interface FindingJson {
  readonly id: string
  readonly rule: string
  readonly severity: 'error' | 'warning' | 'info'
  readonly workbook: string
  readonly sheet: string
  readonly cell: string | null
  readonly expected: string | null
  readonly correction: { readonly value: string; readonly applied: boolean } | null
  readonly status: 'open' | 'explained' | 'adopted' | 'waived'
}

export interface ScoreJson {
  readonly stated: string | null
  readonly reviewed: string | null
  readonly grade: string | null
}

export interface SubmissionJson {
  readonly unit: string
  readonly workbooks: readonly {
    readonly path: string
    readonly status: string
    readonly forms: readonly { readonly sheet: string; readonly score: ScoreJson | null }[]
  }[]
  readonly findings: readonly FindingJson[]
  readonly resolved?: readonly { readonly id: string; readonly rule: string }[]
}

export interface Results {
  readonly submissions: readonly SubmissionJson[]
  readonly summary: { readonly toMend: number; readonly toExplain: number; readonly submissions: number }
}

export function readResults(cwd: string, out: string): Results {
  return JSON.parse(readFileSync(join(cwd, out, 'results.json'), 'utf8')) as Results
}

/** The submissions that were made of what a unit handed in. */
export function submissionsOf({ submissions }: Results, { path }: Pick<HandedIn, 'path'>): readonly SubmissionJson[] {
  return submissions.filter(({ workbooks }) =>
    workbooks.some((each) => each.path === path || each.path.startsWith(`${path}/`)),
  )
}

/** What a finding asks, by the words of the contract. */
function askOf({ severity, correction, status }: FindingJson): string {
  if (status !== 'open') return { explained: '已说明', adopted: '已采纳', waived: '不作要求' }[status]
  if (correction?.applied) return '已代为更正'
  return severity === 'error' ? '请改正' : '请说明'
}

const place = ({ sheet, cell }: FindingJson): string => (cell === null ? sheet : `${sheet}!${cell}`)

/** 「DF-02 1-3-1!H23 已代为更正」; without hints. */
export function toldFindings({ findings }: SubmissionJson): string[] {
  return findings
    .filter(({ severity }) => severity !== 'info')
    .map((finding) => `${finding.rule} ${place(finding)} ${askOf(finding)}`)
}

/** Lines as the contract counts them: an error each, doubts of one rule within a form together. */
export function countLines({ findings }: SubmissionJson): { toMend: number; toExplain: number } {
  const open = findings.filter(({ severity }) => severity !== 'info')
  const asking = (ask: string): FindingJson[] => open.filter((finding) => askOf(finding) === ask)
  const doubts = new Set(asking('请说明').map(({ rule, workbook, sheet }) => `${rule} ${workbook} ${sheet}`))
  return { toMend: asking('请改正').length, toExplain: doubts.size }
}

/** The rows of 汇总表, each by its heads. */
export function overviewRows(cwd: string, out: string): ReadonlyMap<string, string>[] {
  const sheet = readWorkbook(readFileSync(join(cwd, out, '汇总表.xlsx'))).sheets[0]!
  const rows = new Map<number, Map<number, string>>()
  for (const { row, column, value } of sheet.cells) {
    if (value.kind !== 'text' && value.kind !== 'number') continue
    const texts = rows.get(row) ?? new Map<number, string>()
    rows.set(row, texts.set(column, value.text))
  }
  const heads = [...rows.values()].find((texts) => [...texts.values()].includes('单位'))!
  const below = [...rows.values()].slice([...rows.values()].indexOf(heads) + 1)
  return below.map((texts) => new Map([...texts].map(([column, text]) => [heads.get(column) ?? '', text])))
}
