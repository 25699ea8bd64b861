import type { FieldMap } from '../vocabulary/field-map.ts'
import { Dictionary } from './dictionary.ts'
import { type HeadingName, labelledIn } from './read-heading.ts'
import type { SheetGrid, Slot } from './sheet-grid.ts'

/** Whose a sheet says that it is: one of the names, where there are several, is enough. */
export interface Claim {
  readonly sheet: string
  readonly names: readonly string[]
}

/** Labels by which somebody says that a form is his. */
const FILERS: ReadonlySet<HeadingName> = new Set(['filer', 'unit'])
const OTHERS: ReadonlySet<HeadingName> = new Set(['supervisingDepartment', 'implementingUnit'])

/**
 * Everybody whom a sheet names beside, or in one cell with, 填报单位, 单位名称, 部门名称 and the like, in whatever place. Of a form
 * that is no self-evaluation (`isOther`), and of which nothing else is read, department and implementer together say
 * whose it is.
 */
export function claimsOn(grid: SheetGrid, fieldMap: FieldMap, isOther: boolean): Claim[] {
  const filers = new Set(namesOn(grid, fieldMap, FILERS))
  const others = isOther && filers.size === 0 ? namesOn(grid, fieldMap, OTHERS) : []
  const all = [...[...filers].map((name) => [name]), ...(others.length > 0 ? [others] : [])]
  return all.map((names) => ({ sheet: grid.sheet.name, names }))
}

function namesOn(grid: SheetGrid, fieldMap: FieldMap, labels: ReadonlySet<HeadingName>): string[] {
  const { heading } = Dictionary.of(fieldMap).indexes
  const names: string[] = []
  for (let row = 1; row <= grid.lastRow; row++) {
    for (const slot of grid.slots(row)) {
      if (slot.top !== row) continue
      const label = slot.roles.heading
      for (const { name, value } of label ? [{ name: label, value: '' }] : labelledIn(slot.text, heading)) {
        const said = !labels.has(name) ? '' : value === '' ? textBeside(grid, slot) : value
        if (said !== '') names.push(said)
      }
    }
  }
  return names
}

/** The first text right of a label, up to the next label. */
function textBeside(grid: SheetGrid, label: Slot): string {
  for (let slot = grid.rightOf(label); slot; slot = grid.rightOf(slot)) {
    if (slot.roles.heading) return ''
    if (slot.text !== '') return slot.text.trim()
  }
  return ''
}
