import type { NumberField, TextField } from '../../../src/core/form/field.ts'
import type { WorkbookForms } from '../../../src/core/form/read-forms.ts'
import { Decimal } from '../../../src/core/model/decimal.ts'

/** What was read of a workbook, a line for each thing: 「funds.total.annualBudget E7 filled 80」. */
export function dumped(read: WorkbookForms): string[] {
  return [...linesOf(read, '')].map((line) => line.replace(/^\.(forms\[0\]\.)?/, ''))
}

/** Said elsewhere, or the same on every line. */
const LEFT_OUT: ReadonlySet<string> = new Set(['workbook', 'sheet', 'texts', 'indicators', 'label', 'place'])

function* linesOf(value: unknown, path: string): Generator<string> {
  if (value === undefined || value === null) return
  if (Array.isArray(value)) {
    const nameOf = (each: unknown, at: number) => (path === '.forms' ? at : ((each as { key?: string }).key ?? at))
    for (const [at, each] of value.entries()) yield* linesOf(each, `${path}[${nameOf(each, at)}]`)
    return
  }
  if (value instanceof Decimal) return yield `${path} ${value.toFixed()}`
  if (value instanceof Map) return yield* linesOf(Object.fromEntries(value), path)
  if (typeof value !== 'object') return yield `${path} ${value}`
  if ('place' in value && 'state' in value) return yield `${path} ${fieldLine(value as NumberField | TextField)}`
  if ('cell' in value && 'sheet' in value) return yield `${path} ${value.cell}`
  if ('place' in value) yield* linesOf(value.place, `${path}.at`)
  for (const [key, each] of Object.entries(value)) if (!LEFT_OUT.has(key)) yield* linesOf(each, `${path}.${key}`)
}

function fieldLine(field: NumberField | TextField): string {
  const { place, key, label, raw, state } = field
  return [`${place.cell} ${state}`, `「${raw}」`, ...details(field), `${label} (${key})`].join(' ').replace(/\s+/g, ' ')
}

function details(field: NumberField | TextField): string[] {
  if (!('kind' in field)) return [field.stored, ...(field.shared ? ['shared'] : [])]
  const { kind, formula, within } = field
  const about = [kind, ...(formula ? ['formula'] : []), ...(within ? [`within 「${within.prefix}」`] : [])]
  if (field.state !== 'filled') return about
  const { value, decimals, spellings, storedAsText } = field
  return [`= ${value.toFixed()} (${decimals})`, ...about, ...spellings, ...(storedAsText ? ['as text'] : [])]
}
