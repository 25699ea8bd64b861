import { fromA1 } from '../model/cell-address.ts'
import type { Place } from './field.ts'
import type { Form, ScoredForm } from './forms.ts'

/**
 * A form of which a label of the fund block or the indicator table is a formula without a result: a heading, the name
 * of a row or group. What stands under or beside it cannot be told, nor what else is missing because of it, so nothing
 * of the form is judged.
 */
export function withoutOpenLabels(form: Form): Form {
  if (form.kind === 'basic-data' || form.withoutResult.length === 0) return form
  const fields = fieldPlaces(form)
  const values = valueRows(form)
  const first = fromA1(form.funds?.place.cell ?? '')?.row ?? form.range.top
  const last = form.table?.totalRow ?? Math.max(...values.keys(), first)
  const isLabel = ({ cell }: Place): boolean => {
    const { row, column } = fromA1(cell)!
    return row >= first && row <= last && !fields.has(cell) && column <= (values.get(row) ?? column)
  }
  return form.withoutResult.some(isLabel) ? { ...form, measure: { ...form.measure, understood: false } } : form
}

/**
 * The column of the name in each row of the indicator table: what stands right of it is a value, whether anybody reads
 * it or not.
 */
function valueRows({ indicators }: ScoredForm): ReadonlyMap<number, number> {
  return new Map(indicators.map(({ row, level3 }) => [row, fromA1(level3.place.cell)?.column ?? 0]))
}

/**
 * The cells of all that was read as a field, the names of the 二级指标 aside: what an indicator counts as hangs on them.
 */
function fieldPlaces(form: ScoredForm): ReadonlySet<string> {
  const found = new Set<string>()
  const walk = (part: unknown): void => {
    if (typeof part !== 'object' || part === null) return
    if ('place' in part && 'state' in part) {
      if (part.state !== 'absent') found.add((part.place as Place).cell)
    } else for (const [name, inner] of Object.entries(part)) if (name !== 'level2' && name !== 'texts') walk(inner)
  }
  walk(form)
  return found
}
