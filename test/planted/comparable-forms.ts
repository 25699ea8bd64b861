import type { Holds } from '../fixture-content/layouts/index.ts'
import { isNumber } from './layout-findings.ts'
import type { PlantKind } from './plant.ts'
import type { PlantedProject } from './planted-content.ts'
import { PLANTS } from './plants.ts'

/**
 * The planted errors whose findings do not hang on fields that a layout lacks. Values that slid into the next column (JG-05) slide elsewhere
 * in another order of columns; an amount in 元 (TX-06) is known by the amounts elsewhere on the form; a weight (FZ, DF-01) is told wrong by the
 * weight of its group, else only the sum is.
 */
export function plantsFor({ groupWeights, maxScores, sources }: Holds): readonly PlantKind[] {
  return PLANTS.filter(({ name }) => {
    if (name.startsWith('JG-05')) return false
    if (name.startsWith('TX-06')) return sources.length === 3
    return !/^(FZ|DF-01)/.test(name) || (groupWeights && maxScores)
  })
}

/** Amounts are figures or empty, since an amount in words cannot be turned into 元, and every indicator has a name to be compared by. */
export function comparable(form: PlantedProject | undefined): form is PlantedProject {
  if (!form) return false
  const { funds, indicators } = form
  const lines = [funds.total, funds.fiscal, funds.carryover, funds.other]
  const amounts = lines.flatMap(({ initial, annual, executed }) => [initial, annual, executed])
  return (
    amounts.every((text) => isNumber(text) || /^[^\d０-９]*$/.test(text)) &&
    indicators.every(({ level3 }) => level3 !== '' && !level3.includes('**'))
  )
}
