import type { Place } from '../form/field.ts'
import type { Fix, Severity } from './outcome.ts'

/** One thing to tell: what stands where, what should be there, and why. Texts are Chinese, figures are decimal text. */
export interface Finding {
  /** Hash of rule, form and field: the same for the same fault wherever the rows stand and whatever the figures are. */
  readonly id: string
  readonly rule: string
  readonly severity: Severity
  readonly formKey: string
  readonly workbook: string
  readonly sheet: string
  /** Top left cell of a merged range; null where something is missing altogether. */
  readonly cell: string | null
  readonly label: string
  readonly stated: string | null
  readonly expected: string | null
  readonly difference: string | null
  readonly message: string
  readonly basis: string
  readonly related: readonly Place[]
  readonly fixes: readonly Fix[]
}

/** 64 bits of FNV-1a as 16 hex digits: stable names, no secrets. */
export function stableId(parts: readonly string[]): string {
  let hash = 0xcbf29ce484222325n
  for (const letter of parts.join('\u0001')) {
    hash ^= BigInt(letter.codePointAt(0)!)
    hash = (hash * 0x100000001b3n) & 0xffffffffffffffffn
  }
  return hash.toString(16).padStart(16, '0')
}
