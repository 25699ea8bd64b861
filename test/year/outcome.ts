import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Campaign, filesBelow, type HandedIn, type PlayedRound } from './campaign.ts'
import type { SetFiles } from './first-set.ts'
import { overviewRows, type Results, type SubmissionJson, submissionsOf } from './told.ts'

/** What a round has come to, for one unit: its results, and what reports say of it. */
export interface Outcome {
  readonly handedIn: HandedIn
  readonly submission: SubmissionJson
  readonly results: SetFiles
  readonly again: SetFiles
  readonly overview: ReadonlyMap<string, string>
}

/** The outcomes of a round by unit. All results are corrected once more, to compare. */
export async function outcomesOf(
  campaign: Campaign,
  round: PlayedRound,
  results: Results,
): Promise<ReadonlyMap<string, Outcome>> {
  const { cwd } = campaign.place
  const rows = overviewRows(cwd, round.out)
  const twice = `再核对/第${round.number}轮`
  await campaign.place.run('correct', round.out, '--out', twice)
  return new Map(
    round.handedIn.map((handedIn) => {
      const { unit } = handedIn.year
      const submissions = submissionsOf(results, handedIn)
      if (submissions.length !== 1) throw new Error(`${unit}: ${submissions.length} submissions`)
      const below = (out: string): SetFiles => resultsBelow(join(cwd, out), handedIn)
      return [
        unit,
        {
          handedIn,
          submission: submissions[0]!,
          results: below(round.out),
          again: below(twice),
          overview: rows.find((row) => row.get('单位') === unit) ?? new Map(),
        },
      ]
    }),
  )
}

function resultsBelow(folder: string, { name, isFolder }: HandedIn): SetFiles {
  if (isFolder) return existsSync(join(folder, name)) ? filesBelow(join(folder, name)) : new Map()
  const file = `${name}.xlsx`
  return existsSync(join(folder, file))
    ? new Map([[file, new Uint8Array(readFileSync(join(folder, file)))]])
    : new Map()
}
