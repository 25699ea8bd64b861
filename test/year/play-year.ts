import { Campaign, type Programs } from './campaign.ts'
import { outcomesOf } from './outcome.ts'
import { readResults } from './told.ts'
import type { UnitYear } from './unit-year.ts'
import { changedByItself, doubled, lostValues, lostWords, revertedOtherwise, toldTwice } from './what-is-kept.ts'
import { countedOtherwise, endedOtherwise, leftOtherwise } from './what-is-left.ts'

/** Stands for the units taken together. */
export const ALL = '全部单位'
export const ROUNDS = [1, 2, 3, 4] as const

/** What went otherwise than it should, by round and unit: 「1 云溪市农业农村局」. */
export async function playYear(
  units: readonly UnitYear[],
  programs?: Programs,
): Promise<ReadonlyMap<string, string[]>> {
  const campaign = new Campaign(units, programs)
  const faults = new Map<string, string[]>()
  try {
    let last: Awaited<ReturnType<typeof outcomesOf>> = new Map()
    for (const number of ROUNDS) {
      const round = await campaign.play(number)
      const results = readResults(campaign.place.cwd, round.out)
      faults.set(`${number} ${ALL}`, endedOtherwise(round, results))
      const outcomes = await outcomesOf(campaign, round, results)
      for (const [unit, outcome] of outcomes) {
        faults.set(`${number} ${unit}`, [
          ...leftOtherwise(outcome),
          ...countedOtherwise(outcome),
          ...toldTwice(outcome, last.get(unit)),
          ...doubled(outcome),
          ...changedByItself(outcome, last.get(unit)),
          ...lostWords(outcome),
          ...lostValues(outcome),
          ...(await revertedOtherwise(campaign, outcome)),
        ])
      }
      last = outcomes
    }
  } finally {
    await campaign.done()
  }
  return faults
}
