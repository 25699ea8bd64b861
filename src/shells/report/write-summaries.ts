import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { NEVER_OVER, Outputs, type OutputRule } from '../../adapters/files/outputs.ts'
import { makeSummaries, type SummaryContent, type UnwrittenSummary } from './summaries.ts'
import type { SummaryPlace } from './summary-place.ts'
import type { RecordSource } from './tally.ts'
import { vouchedFor } from './vouched-for.ts'

export interface SummarySetting extends SummaryContent {
  readonly out: string
  /** What may be written over; without it nothing. */
  readonly output?: OutputRule
}

/** Puts the summaries into an output folder. Answers with those that could not be written. */
export function writeSummaryFiles(reviewed: RecordSource, setting: SummarySetting): readonly UnwrittenSummary[] {
  const { out, output = { kind: 'correct', ...NEVER_OVER }, ...content } = setting
  const outputs = new Outputs(output)
  outputs.trust(vouchedFor(join(out, content.names.report)))
  return makeSummaries(reviewed, placeBelow(out, outputs), content)
}

export function placeBelow(out: string, outputs: Outputs): SummaryPlace {
  return {
    stream: (name) => outputs.stream(join(out, name)),
    drop(name) {
      const path = join(out, name)
      if (!existsSync(path)) return false
      outputs.remove(path)
      return true
    },
  }
}
