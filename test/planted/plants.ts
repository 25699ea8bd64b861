import type { PlantKind } from './plant.ts'
import { CROSS_FORM } from './plants/cross-form.ts'
import { DEVIATIONS_AND_BASIC_DATA } from './plants/deviations-and-basic-data.ts'
import { FILLING } from './plants/filling.ts'
import { FUNDS } from './plants/funds.ts'
import { STRUCTURE } from './plants/structure.ts'
import { WEIGHTS_AND_SCORES } from './plants/weights-and-scores.ts'

/** Every kind of single error that is planted; each rule of level error or warning has one at least. */
export const PLANTS: readonly PlantKind[] = [
  ...STRUCTURE,
  ...FILLING,
  ...FUNDS,
  ...WEIGHTS_AND_SCORES,
  ...DEVIATIONS_AND_BASIC_DATA,
  ...CROSS_FORM,
]
