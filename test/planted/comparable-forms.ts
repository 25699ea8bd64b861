import type { Holds } from '../fixture-content/layouts/holds.ts'
import { isNumber } from './layout-findings.ts'
import type { PlantKind } from './plant.ts'
import type { PlantedProject } from './planted-content.ts'
import { PLANTS } from './plants.ts'

/**
 * The planted errors whose findings do not hang on fields that a layout lacks. Values that slid into the next column
 * (JG-05) slide elsewhere in another order of columns; an amount in 元 or a budget of nothing (TX-06, ZJ-05) is told by
 * the amounts elsewhere on the form; a weight (FZ, DF-01) is told wrong by the weight of its group, else only the sum
 * is; a wrong execution score (ZJ-04) beside a right total says nothing where it is scored otherwise.
 */
export function plantsFor({
  groupWeights,
  maxScores,
  sources,
  executionScore,
  executionWeight,
}: Holds): readonly PlantKind[] {
  const told: readonly (readonly [RegExp, boolean])[] = [
    [/^JG-05/, false],
    [/^TX-06/, sources.length === 3],
    [/^ZJ-05/, sources.length > 1],
    [/^(FZ|DF-01)/, groupWeights && maxScores],
    [/^ZJ-04/, executionScore && executionWeight === 10],
  ]
  return PLANTS.filter(({ name }) => told.every(([rules, held]) => held || !rules.test(name)))
}

/**
 * Amounts are figures or empty, since an amount in words cannot be turned into 元, and every indicator has a name of its
 * own to be compared by.
 */
export function comparable(form: PlantedProject | undefined): form is PlantedProject {
  if (!form) return false
  const { funds, indicators } = form
  const lines = [funds.total, funds.fiscal, funds.carryover, funds.other]
  const amounts = lines.flatMap(({ initial, annual, executed }) => [initial, annual, executed])
  return (
    amounts.every((text) => isNumber(text) || /^[^\d０-９]*$/.test(text)) &&
    indicators.every(({ level3 }) => level3 !== '' && !/^指标\d|\*\*/.test(level3))
  )
}
