import { type Form, isUnderstood } from '../form/forms.ts'
import type { Claim } from '../form/claims.ts'
import type { WorkbookForms } from '../form/read-forms.ts'
import { type FormHead, headOf } from '../identity/form-head.ts'
import { yearOf } from '../identity/year-of-set.ts'

/** A workbook of the outbox, as far as mail-back asks. */
export interface ExaminedFile {
  /** Below the outbox, with 「/」. */
  readonly path: string
  readonly sha256: string
  readonly size: number
  /** What its forms tell of whose they are, those on hidden sheets among them. Nothing that we wrote is evidence. */
  readonly heads: readonly FormHead[]
  /** Whose its sheets say that they are, besides what is read as a role of a form. */
  readonly claims?: readonly Claim[]
  readonly year: number | undefined
  /** Forms of which a unit has one: those that must not come twice. */
  readonly single: readonly ('basic-data' | 'department')[]
  /** Whether `correct` wrote it: it has our sheet 审核结果. */
  readonly corrected: boolean
  /** Why the workbook cannot be used: unreadable. */
  readonly problem?: string
  /** Why nothing may be sent by itself: sheets of it were not understood, so that the result is not whole. */
  readonly notUnderstood?: string
}

/** A corrected workbook, by its forms without our marks. */
export function examine(
  file: Pick<ExaminedFile, 'path' | 'sha256' | 'size'>,
  { forms, hidden, claims }: Pick<WorkbookForms, 'forms' | 'hidden' | 'claims'>,
): ExaminedFile {
  const heads = [...forms.map((form) => headOf(form)), ...hidden.map((form) => headOf(form, true))]
  const kinds = new Set(forms.map((form) => form.kind))
  const unclear = forms.filter((form: Form) => !isUnderstood(form)).map((form) => `「${form.sheet}」`)
  return {
    ...file,
    heads,
    claims,
    year: yearOf(heads),
    single: (['basic-data', 'department'] as const).filter((kind) => kinds.has(kind)),
    corrected: true,
    ...(unclear.length > 0 ? { notUnderstood: `${[...new Set(unclear)].join('、')}没有读懂，没有核对` } : {}),
  }
}
