import type { OtherFile } from '../../../core/intake/other-file.ts'
import type { OthersPlan } from '../../../core/intake/others-plan.ts'
import { notChecked, OthersOfSets } from '../../report/others-of-sets.ts'
import { recordOf, type SubmissionRecord } from '../../report/submission-record.ts'
import { type LoadedFile, loadFile, type ReviewOptions } from '../../review/review-files.ts'
import type { GivenFile as Workbook } from '../../review/given-file.ts'
import type { GivenFile, Opened, SetRow } from '../protocol.ts'
import { type HandedIn, RefusedError, reviewGroups, takeGiven } from './handed-in.ts'
import type { EngineHost } from './host.ts'
import { setRow } from './set-row.ts'
import { CancelledError, type Work } from './work.ts'

/** What is kept of a set: where its files are, and nothing that was read. */
interface KnownSet {
  readonly files: readonly Workbook[]
  readonly others: readonly OtherFile[]
}

/** All that was opened; numbers of sets are their places in the table of units. */
export class OpenedFiles {
  private readonly sets: KnownSet[] = []

  private constructor(
    private readonly plan: OthersPlan,
    private readonly options: ReviewOptions,
  ) {}

  /** Reviews each set, and tells of it when it is done. What was done before the user stopped it stays. */
  static async open(
    given: readonly GivenFile[],
    host: EngineHost,
    work: Work,
    onSet: (row: SetRow) => void,
  ): Promise<{ readonly files: OpenedFiles; readonly answer: Opened }> {
    const input = await takeGiven(given, false, host, work)
    const files = new OpenedFiles(input.others, input.options)
    return { files, answer: await files.review(input, work, onSet) }
  }

  private async review(input: HandedIn, work: Work, onSet: (row: SetRow) => void): Promise<Opened> {
    const rows: SetRow[] = []
    const others: OtherFile[] = []
    const plan = new OthersOfSets(this.plan)
    const add = (record: SubmissionRecord, files: readonly Workbook[]): void => {
      const row = setRow(record, this.sets.length)
      this.sets.push({ files, others: record.others })
      others.push(...notChecked(record))
      rows.push(row)
      onSet(row)
    }
    try {
      for await (const { reviewed, given } of reviewGroups(input, work)) add(plan.with(recordOf(reviewed)), given)
    } catch (error) {
      if (!(error instanceof CancelledError)) throw error
      return { sets: rows, others, cancelled: true }
    }
    const { records, loose } = plan.rest()
    for (const record of records) add(record, [])
    return { sets: rows, others: [...others, ...loose], cancelled: false }
  }

  /** The workbooks of a set, read anew, as `correct` reads them: without what an earlier round of ours left in them. */
  loadSet(set: number): LoadedFile[] {
    const known = this.setOf(set)
    return known.files.map((file) => loadFile(file, { ...this.options, applied: true }, true))
  }

  othersOf(set: number): readonly OtherFile[] {
    return this.setOf(set).others
  }

  private setOf(set: number): KnownSet {
    const known = this.sets[set]
    if (!known) throw new RefusedError('这份资料已经不在了，请重新选择文件。')
    return known
  }
}
