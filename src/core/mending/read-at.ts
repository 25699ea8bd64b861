import type { Place } from '../form/field.ts'
import type { Form } from '../form/forms.ts'
import type { Submission } from '../identity/submission.ts'
import { fromA1 } from '../model/cell-address.ts'
import { oncePer } from '../model/memoise.ts'
import { innerPart } from '../repair/overlay.ts'
import { isPart, type Part } from '../rules/parts.ts'

/** What was read from a cell. */
export interface FieldAt {
  /** 「年度资金总额 / 全年预算数」 */
  readonly label: string
  readonly parts: ReadonlySet<Part>
  readonly isNumber: boolean
  /** The figure as it stands in a cell that holds its label, too, 「其中：一般公共预算：4185.9」; undefined for all others. */
  readonly figure: string | undefined
}

/** The form on whose rows a place stands, and what was read there; undefined for none. */
export function readAt(
  { forms }: Pick<Submission, 'forms'>,
  place: Place,
): { readonly form: Form | undefined; readonly field: FieldAt | undefined } {
  const form = forms.find((each) => isOn(each, place))
  return { form, field: form && fieldsOf(form).get(place.cell) }
}

function isOn({ workbook, sheet, range }: Form, place: Place): boolean {
  const row = fromA1(place.cell)?.row ?? 0
  return workbook === place.workbook && sheet === place.sheet && range.top <= row && row <= range.bottom
}

/** By cell, what was read from it. */
const fieldsOf = oncePer((form: Form): ReadonlyMap<string, FieldAt> => {
  const fields = new Map<string, FieldAt & { readonly parts: Set<Part> }>()
  const walk = (value: unknown, part: string): void => {
    if (typeof value !== 'object' || value === null) return
    if (Array.isArray(value)) for (const item of value) walk(item, part)
    else if (isField(value)) {
      const known = fields.get(value.place.cell) ?? {
        label: value.label,
        parts: new Set(),
        isNumber: 'kind' in value,
        figure: value.within && value.raw,
      }
      if (isPart(part)) known.parts.add(part)
      fields.set(value.place.cell, known)
    } else for (const [key, inner] of Object.entries(value)) walk(inner, innerPart(part, key))
  }
  walk({ ...form, texts: [] }, '')
  return fields
})

interface ReadField {
  readonly place: Place
  readonly label: string
  readonly raw: string
  readonly within?: object
}

function isField(value: object): value is ReadField {
  return 'place' in value && 'label' in value && 'state' in value
}
