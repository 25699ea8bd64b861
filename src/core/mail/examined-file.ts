import type { Form } from '../form/forms.ts'
import { yearOf } from '../form/submission.ts'
import type { ResultSummary } from './read-results.ts'
import { unitKey } from './unit-key.ts'

/** A workbook of the outbox, as far as mail-back asks. */
export interface ExaminedFile {
  /** Below the outbox, with 「/」. */
  readonly path: string
  readonly sha256: string
  readonly size: number
  /** Every unit that some form or our sheet names, each spelling once. */
  readonly units: readonly string[]
  readonly year: number | undefined
  /** Forms of which a unit has one: those that must not come twice. */
  readonly single: readonly ('basic-data' | 'department')[]
  readonly results: ResultSummary | undefined
  /** Why the workbook cannot be used: unreadable. */
  readonly problem?: string
}

export function examine(
  file: Pick<ExaminedFile, 'path' | 'sha256' | 'size'>,
  forms: readonly Form[],
  results: ResultSummary | undefined,
): ExaminedFile {
  const named = [
    ...forms.flatMap((form) => (form.unit?.state === 'filled' ? [form.unit.raw] : [])),
    ...(results?.unit ? [results.unit] : []),
  ]
  const spellings = new Map(named.map((name) => [unitKey(name), name.trim()]))
  spellings.delete('')
  const kinds = new Set(forms.map((form) => form.kind))
  return {
    ...file,
    units: [...spellings.values()],
    year: yearOf(forms),
    single: (['basic-data', 'department'] as const).filter((kind) => kinds.has(kind)),
    results,
  }
}
