import type { OtherFile } from '../intake/other-file.ts'
import type { Counts } from '../progress/headline.ts'
import type { Asking } from '../progress/lines.ts'
import type { Unchecked } from '../rules/unchecked.ts'
import type { FormKind } from '../vocabulary/field-map.ts'

/** What a letter asks of a finding. */
export interface LetterFinding extends Asking {
  readonly sheet: string
  /** null where something is missing altogether. */
  readonly cell: string | null
  readonly label: string
  readonly message: string
  /** In a set that came back: whether the last round told it already; null where there was none. */
  readonly since: 'last-round' | 'now' | null
}

export interface LetterForm {
  /** As findings name it. */
  readonly key: string
  readonly sheet: string
  readonly kind: FormKind
  readonly project: string | null
  readonly standing: 'judged' | 'unjudged' | 'blank' | 'not-understood'
}

/** A unit's set as far as a letter speaks of it. */
export interface LetterSet {
  /** '' where nothing names it. */
  readonly unit: string
  readonly year: number | null
  /** Paths as the unit sent them; only the names of the files are told. */
  readonly workbooks: readonly { readonly path: string; readonly forms: readonly LetterForm[] }[]
  /** Everything in it that was not checked, workbooks that could not be read among them. */
  readonly others: readonly OtherFile[]
  readonly findings: readonly LetterFinding[]
  readonly unchecked: readonly Unchecked[]
  readonly counts: Counts
  /** What the last round told and is gone. */
  readonly resolved: readonly unknown[]
}

export function hasForms({ workbooks }: Pick<LetterSet, 'workbooks'>): boolean {
  return workbooks.some(({ forms }) => forms.length > 0)
}
