import type { OtherFile } from '../../../core/intake/other-file.ts'
import type { OthersPlan } from '../../../core/intake/others-plan.ts'
import { proposedInAll } from '../../../core/mending/proposals.ts'
import { HandIn } from '../../report/hand-in.ts'
import { noticesOf } from '../../report/notices.ts'
import { notChecked, OthersOfSets } from '../../report/others-of-sets.ts'
import { recordOf, type SubmissionRecord } from '../../report/submission-record.ts'
import { Tally } from '../../report/tally.ts'
import { type LoadedFile, loadFile } from '../../review/load-file.ts'
import type { ReviewOptions } from '../../review/review-files.ts'
import type { GivenFile as Workbook } from '../../review/given-file.ts'
import type { Opened, SetRow } from '../protocol.ts'
import { type GroupToReview, type HandedIn, RefusedError, reviewGroups } from './handed-in.ts'
import type { Besides, Session } from './session.ts'
import { setRow } from './set-row.ts'
import { CancelledError, type Work } from './work.ts'

/** What is kept of a set: where its files are, and nothing that was read. */
interface KnownSet extends Besides {
  readonly files: readonly Workbook[]
}

/** All that was opened; numbers of sets are their places in the table of units. */
export class OpenedFiles {
  private readonly sets: KnownSet[] = []

  /** How the files are read. */
  readonly options: ReviewOptions
  private readonly others: OthersPlan

  constructor({ options, others }: HandedIn) {
    this.options = options
    this.others = others
  }

  /** Reviews each set, and tells of it when it is done. What was done before the user stopped it stays. */
  async review(input: HandedIn, work: Work, onSet: (row: SetRow) => void): Promise<Opened> {
    const rows: SetRow[] = []
    const others: OtherFile[] = []
    const plan = new OthersOfSets(this.others)
    const tally = new Tally()
    const handIn = new HandIn(undefined, this.others.ways)
    const add = (record: SubmissionRecord, files: readonly Workbook[], corrected: number): void => {
      const row = setRow(record, this.sets.length, corrected)
      const { unit, unitSource } = record
      this.sets.push({ files, others: record.others, name: { unit, unitSource } })
      others.push(...notChecked(record))
      tally.add(record)
      handIn.add(record)
      rows.push(row)
      onSet(row)
    }
    try {
      for await (const { reviewed, group } of reviewGroups(input, work))
        add(plan.with(recordOf(reviewed)), group.files, proposedInAll(reviewed).length)
    } catch (error) {
      if (!(error instanceof CancelledError)) throw error
      return { sets: rows, others, notices: noticesOf(tally, handIn), cancelled: true }
    }
    const { records, loose } = plan.rest()
    for (const record of records) add(record, [], 0)
    return { sets: rows, others: [...others, ...loose], notices: noticesOf(tally, handIn), cancelled: false }
  }

  /** The workbooks of a set, read anew, as `correct` reads them: without what an earlier round of ours left in them. */
  loadSet(set: number): LoadedFile[] {
    const known = this.setOf(set)
    return known.files.map((file) => loadFile(file, { ...this.options, applied: true }, true))
  }

  /** All sets, to be corrected; `touched` gives those in which something was done. */
  toCorrect(touched: (set: number) => Session | undefined): HandedIn {
    const options = { ...this.options, applied: true }
    const groups = this.sets.flatMap(({ files }, set): GroupToReview[] => {
      if (files.length === 0) return []
      const session = touched(set)
      return [
        session
          ? { files, load: () => session.load(), given: session.given }
          : { files, load: () => this.loadSet(set) },
      ]
    })
    return { files: groups.flatMap(({ files }) => files), others: this.others, groups, options }
  }

  /** What is known of a set besides its workbooks. */
  besides(set: number): Besides {
    const { others, name } = this.setOf(set)
    return { others, name }
  }

  private setOf(set: number): KnownSet {
    const known = this.sets[set]
    if (!known) throw new RefusedError('这份资料已经不在了，请重新选择文件。')
    return known
  }
}
