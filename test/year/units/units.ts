import type { UnitYear } from '../unit-year.ts'
import { changedSets } from './changed-sets.ts'
import { changedWorkbooks } from './changed-workbooks.ts'
import { correctedUnits } from './corrected.ts'
import { explainedUnits } from './explained.ts'
import { mendedUnits } from './mended.ts'
import { reviewedUnits } from './reviewed.ts'

export const UNITS: readonly UnitYear[] = [
  ...correctedUnits,
  ...mendedUnits,
  ...explainedUnits,
  ...changedWorkbooks,
  ...reviewedUnits,
  ...changedSets,
]
