import { type Form, isUnderstood } from '../form/forms.ts'
import { yearOf } from '../form/submission.ts'
import type { ResultSummary } from './read-results.ts'
import { unitKey } from '../identity/unit-key.ts'

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
  /** Why nothing may be sent by itself: sheets of it were not understood, so that the result is not whole. */
  readonly notUnderstood?: string
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
  const unclear = forms.filter((form) => !isUnderstood(form)).map((form) => `「${form.sheet}」`)
  return {
    ...file,
    units: [...spellings.values()],
    year: yearOf(forms),
    single: (['basic-data', 'department'] as const).filter((kind) => kinds.has(kind)),
    results,
    ...(unclear.length > 0 ? { notUnderstood: `${[...new Set(unclear)].join('、')}没有读懂，没有核对` } : {}),
  }
}
