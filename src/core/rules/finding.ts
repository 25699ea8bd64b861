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

/** 64 bits of FNV-1a over the code points, as 16 hex digits: stable names, no secrets. */
export function stableId(parts: readonly string[]): string {
  // The 64 bits in two halves. The prime is 2⁴⁰ + 435, so that its product stays within exact integers and a shift.
  let high = 0xcbf29ce4
  let low = 0x84222325
  for (const letter of parts.join('\u0001')) {
    low = (low ^ letter.codePointAt(0)!) >>> 0
    const product = low * 435
    high = (high * 435 + Math.floor(product / 0x100000000) + ((low << 8) >>> 0)) % 0x100000000
    low = product % 0x100000000
  }
  return high.toString(16).padStart(8, '0') + low.toString(16).padStart(8, '0')
}
