import { sheetLook } from '../../../adapters/excel/look/sheet-look.ts'
import type { OtherFile } from '../../../core/intake/other-file.ts'
import type { OthersPlan } from '../../../core/intake/others-plan.ts'
import type { MendAction } from '../../../core/mending/mended-set.ts'
import { notChecked, OthersOfSets } from '../../report/others-of-sets.ts'
import { recordOf, type SubmissionRecord } from '../../report/submission-record.ts'
import { type LoadedFile, loadFile, openPackage, type ReviewOptions } from '../../review/review-files.ts'
import type { GivenFile as Workbook } from '../../review/given-file.ts'
import type { GivenFile, Opened, SetRow, SetView, SheetLook } from '../protocol.ts'
import { type GroupToReview, type HandedIn, RefusedError, reviewGroups, takeGiven } from './handed-in.ts'
import type { EngineHost } from './host.ts'
import { Session } from './session.ts'
import { Sessions } from './sessions.ts'
import { setRow } from './set-row.ts'
import { CancelledError, type Work } from './work.ts'

/** What is kept of a set: where its files are, and nothing that was read. */
interface KnownSet {
  readonly number: number
  readonly files: readonly Workbook[]
  readonly others: readonly OtherFile[]
}

/** All that was opened; numbers of sets are their places in the table of units. */
export class OpenedFiles {
  private readonly sets: KnownSet[] = []

  private readonly sessions: Sessions

  private constructor(
    private readonly plan: OthersPlan,
    readonly options: ReviewOptions,
  ) {
    this.sessions = new Sessions((set) => this.begin(set))
  }

  /**
   * Reviews each set, and tells of it when it is done; from `begun` on those that are done can be shown. What was done
   * before the user stopped it stays.
   */
  static async open(
    given: readonly GivenFile[],
    host: EngineHost,
    work: Work,
    begun: (files: OpenedFiles) => void,
    onSet: (row: SetRow) => void,
  ): Promise<Opened> {
    const input = await takeGiven(given, false, host, work)
    const files = new OpenedFiles(input.others, input.options)
    begun(files)
    return files.review(input, work, onSet)
  }

  private async review(input: HandedIn, work: Work, onSet: (row: SetRow) => void): Promise<Opened> {
    const rows: SetRow[] = []
    const others: OtherFile[] = []
    const plan = new OthersOfSets(this.plan)
    const add = (record: SubmissionRecord, files: readonly Workbook[]): void => {
      const row = setRow(record, this.sets.length)
      this.sets.push({ number: row.set, files, others: record.others })
      others.push(...notChecked(record))
      rows.push(row)
      onSet(row)
    }
    try {
      for await (const { reviewed, group } of reviewGroups(input, work)) add(plan.with(recordOf(reviewed)), group.files)
    } catch (error) {
      if (!(error instanceof CancelledError)) throw error
      return { sets: rows, others, cancelled: true }
    }
    const { records, loose } = plan.rest()
    for (const record of records) add(record, [])
    return { sets: rows, others: [...others, ...loose], cancelled: false }
  }

  session(set: number): Session {
    return this.sessions.of(set)
  }

  /** Changes something in a set, which is kept from then on. */
  act(set: number, action: MendAction): SetView {
    return this.sessions.act(set, action)
  }

  /** How a sheet looks in the workbook as it came. */
  look(set: number, path: string, sheet: string): SheetLook {
    const file = this.setOf(set).files.find((each) => each.path === path)
    if (!file) throw new RefusedError('这个工作簿已经不在了，请重新选择文件。')
    return sheetLook(openPackage(file, this.options.bytes(file)).bytes, sheet)
  }

  /** All sets to be corrected, those that were changed in the page as they are now. */
  toCorrect(): Pick<HandedIn, 'files' | 'others' | 'groups' | 'options'> {
    const options = { ...this.options, applied: true }
    const read = this.sets.filter(({ files }) => files.length > 0)
    const groups = read.map(({ files, number }): GroupToReview => {
      const changed = this.sessions.changed(number)
      const load = (): readonly LoadedFile[] => changed?.load() ?? files.map((file) => loadFile(file, options, true))
      return { files, load, ...(changed ? { given: changed.given } : {}) }
    })
    return { files: read.flatMap(({ files }) => files), others: this.plan, groups, options }
  }

  /** Its workbooks are read anew, as `correct` reads them: without what an earlier round of ours left in them. */
  private begin(set: number): Session {
    const { files, others } = this.setOf(set)
    const loaded = files.map((file) => loadFile(file, { ...this.options, applied: true }))
    return new Session(set, loaded, others, this.options)
  }

  private setOf(set: number): KnownSet {
    const known = this.sets[set]
    if (!known) throw new RefusedError('这份资料已经不在了，请重新选择文件。')
    return known
  }
}
