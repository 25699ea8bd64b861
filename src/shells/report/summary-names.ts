/** The summary files of a batch, by what they are; names below the output folder. */
export interface SummaryNames {
  readonly overview: string
  readonly findings: string
  readonly results: string
  readonly report: string
}
