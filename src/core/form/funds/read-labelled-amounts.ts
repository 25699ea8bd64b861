import { type NumberField, numberField, numberWithin } from '../field.ts'
import { Dictionary } from '../dictionary.ts'
import type { DepartmentForm } from '../forms.ts'
import { type LabelIndex, squeeze } from '../label-text.ts'
import { placeIn, type ReadingContext } from '../read-heading.ts'
import type { Slot } from '../sheet-grid.ts'

type AmountBlock = 'byIncome' | 'byExpenditure'

interface LabelledAmounts {
  readonly found: ReadonlyMap<string, NumberField>
  readonly unknown: DepartmentForm['unknownAmounts'][AmountBlock]
}

/** 「其中：一般公共预算：4185.9」, or the label alone with its amount in the box to the right. */
export function readLabelledAmounts(
  context: ReadingContext,
  which: AmountBlock,
  from: number,
  to: number,
): LabelledAmounts {
  const { indexes } = Dictionary.of(context.fieldMap)
  const index: LabelIndex<string> = indexes[which]
  const found = new Map<string, NumberField>()
  const unknown: DepartmentForm['unknownAmounts'][AmountBlock][number][] = []
  const caption = context.fieldMap.funds[which].heading[0]!
  let columns: { left: number; right: number } | undefined
  for (let row = from; row < to; row++) {
    for (const slot of context.grid.slots(row)) {
      if (slot.top !== row) continue
      const startsBlock =
        (slot.roles.departmentBlock ?? indexes.departmentBlock.findWithValue(slot.text)?.name) === which
      if (startsBlock) {
        columns = slot
        continue
      }
      if (!columns || slot.left < columns.left || slot.left > columns.right) continue
      const amount = labelledAmount(context, index, slot, caption, which)
      if (amount && !found.has(amount.name)) found.set(amount.name, amount.field)
      else if (holdsAmount(context, slot)) unknown.push({ place: placeIn(context, slot), text: slot.text })
    }
  }
  return { found, unknown }
}

/** 「国有资本经营预算：12」, or such a name with a figure in the box to the right. */
function holdsAmount({ grid }: ReadingContext, slot: Slot): boolean {
  if (!/\p{Script=Han}/u.test(slot.text)) return false
  return /\d/.test(slot.text.normalize('NFKC')) || /^\s*[-\d.,，０-９]/.test(grid.rightOf(slot)?.text ?? '')
}

function labelledAmount(
  context: ReadingContext,
  index: LabelIndex<string>,
  slot: Slot,
  caption: string,
  which: AmountBlock,
): { name: string; field: NumberField } | undefined {
  const bare = slot.roles[which]
  const within = bare === undefined ? index.findWithAmount(slot.text) : undefined
  const name = bare ?? within?.name
  if (name === undefined) return undefined
  const wording = squeeze(within?.prefix ?? slot.text).replace(/^其中[:]?|[:]+$/g, '')
  const naming = { key: `${which}.${name}`, label: `${caption} / ${wording}` }
  const right = context.grid.rightOf(slot)
  if ((within?.value ?? '').trim() === '' && right && /^\s*[-\d.,，０-９]/.test(right.text)) {
    return { name, field: numberField({ ...naming, place: placeIn(context, right) }, right, 'amount') }
  }
  return {
    name,
    field: numberWithin(
      { ...naming, place: placeIn(context, slot) },
      within?.value ?? '',
      within?.prefix ?? `${slot.text.replace(/[:：]\s*$/, '')}：`,
    ),
  }
}
