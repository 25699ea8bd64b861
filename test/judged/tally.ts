import type { Verdict } from './judge.ts'
import { isAbove, mustBeTold, mustStaySilent } from './judged-row.ts'

/** Counts over some rows. */
export interface Tally {
  readonly kind: string
  readonly rows: number
  readonly right: number
  readonly falseErrors: number
  readonly falseWarnings: number
  readonly missed: number
  /**
   * Rows that were told an error, a warning as the severest; and those of them of which so much may be said, by a rule
   * that is asked for.
   */
  readonly errors: number
  readonly trueErrors: number
  readonly warnings: number
  readonly trueWarnings: number
  /** Rows that must be told, and those that were told at least so much, by a rule that is asked for. */
  readonly due: number
  readonly found: number
  /** Rows of which not even a warning may be given. */
  readonly quiet: number
}

export function tallyOf(kind: string, verdicts: readonly Verdict[]): Tally {
  const count = (holds: (verdict: Verdict) => boolean): number => verdicts.filter(holds).length
  const is = (result: Verdict['result']) => count((verdict) => verdict.result === result)
  return {
    kind,
    rows: verdicts.length,
    right: is('right'),
    falseErrors: is('false-error'),
    falseWarnings: is('false-warning'),
    missed: is('missed'),
    errors: count(({ told }) => told === 'error'),
    trueErrors: count(({ told, row, named }) => told === 'error' && row.most === 'error' && named),
    warnings: count(({ told }) => told === 'warning'),
    trueWarnings: count(({ told, row, named }) => told === 'warning' && !mustStaySilent(row) && named),
    due: count(({ row }) => mustBeTold(row)),
    found: count(({ row, told, named }) => mustBeTold(row) && named && !isAbove(row.least, told)),
    quiet: count(({ row }) => mustStaySilent(row)),
  }
}

/** A tally a kind, in the order of the rows, and one over all. */
export function talliesOf(verdicts: readonly Verdict[]): readonly Tally[] {
  const kinds = [...new Set(verdicts.map(({ row }) => row.kind))]
  const of = (kind: string) => verdicts.filter(({ row }) => row.kind === kind)
  return [...kinds.map((kind) => tallyOf(kind, of(kind))), tallyOf('all', verdicts)]
}

const HEADS = [
  'kind',
  'rows',
  'right',
  'false errors',
  'false warnings',
  'missed',
  'errors true',
  'warnings true',
  'recall',
] as const

/** The tallies as a table for a terminal: what was said wrongly, what was missed, and the shares that are true. */
export function tableOf(tallies: readonly Tally[]): string {
  const lines = [HEADS, ...tallies.map(cellsOf)]
  const widths = HEADS.map((_, column) => Math.max(...lines.map((cells) => cells[column]!.length)))
  return lines
    .map((cells) =>
      cells.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[column]!))).join('  '),
    )
    .join('\n')
}

function cellsOf(tally: Tally): readonly string[] {
  const { kind, rows, right, falseErrors, falseWarnings, missed } = tally
  const counts = [rows, right, falseErrors, falseWarnings, missed].map(String)
  const shares = [
    share(tally.trueErrors, tally.errors),
    share(tally.trueWarnings, tally.warnings),
    share(tally.found, tally.due),
  ]
  return [kind, ...counts, ...shares]
}

/** 199 of 200 → 「99.5 %」; of nothing: 「–」. Only all of them are 100 %. */
function share(part: number, whole: number): string {
  return whole === 0 ? '–' : `${(Math.floor((part * 1000) / whole) / 10).toFixed(1)} %`
}

/** A row that was judged wrongly, on two lines: what it says and what is due; what was said. */
export function described({ row, told, result, findings }: Verdict): string {
  const { line, kind, level2, name, target, actual, weight, score, reason, least, most, codes, why } = row
  const due = [least === most ? least : `${least}…${most}`, ...codes].join(' ')
  const said = findings.map(({ rule, severity, message }) => `    ${rule} ${severity} ${message}`)
  return [
    `${result}  ${line}  ${kind}`,
    `    ${level2} | ${name} | ${target} | ${actual} | ${weight} | ${score} | ${reason}`,
    `    due ${due}: ${why}; told ${told}`,
    ...said,
  ].join('\n')
}
