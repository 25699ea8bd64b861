import type { PlantedProject } from './planted-content.ts'
import { isNumber } from './layout-findings.ts'

/**
 * Forms that every layout can say: amounts are figures or empty (an amount in words cannot be turned into 元), and of the forms' own notes nothing
 * is planted.
 */
export function comparable(form: PlantedProject | undefined): form is PlantedProject {
  if (!form) return false
  const { funds, indicators } = form
  const lines = [funds.total, funds.fiscal, funds.carryover, funds.other]
  const amounts = lines.flatMap(({ initial, annual, executed }) => [initial, annual, executed])
  return amounts.every((text) => isNumber(text) || /^[^\d０-９]*$/.test(text)) && indicators.every(({ level3 }) => level3 !== '')
}
