import { type Calendar, calendarOf } from '../../../adapters/excel/calendar.ts'
import { editWorkbook, requireEditable, WorkbookEditError } from '../../../adapters/excel/edit-workbook.ts'
import { sheetLook } from '../../../adapters/excel/look/sheet-look.ts'
import { shownCell } from '../../../adapters/excel/look/shown-cell.ts'
import { type OpenWorkbook, openWorkbook } from '../../../adapters/excel/read-workbook.ts'
import { fileNamePart } from '../../../core/identity/file-name-part.ts'
import type { OtherFile } from '../../../core/intake/other-file.ts'
import type { LetterPage } from '../../../core/letters/letter-page.ts'
import { type Letter, letterOf } from '../../../core/letters/letters-due.ts'
import { settingsOf } from '../../../core/letters/letter-settings.ts'
import { CannotMendError } from '../../../core/mending/cannot-mend-error.ts'
import { cellFacts } from '../../../core/mending/cell-facts.ts'
import {
  cellNow,
  changesOf,
  type MendAction,
  type MendedSet,
  mended,
  setToMend,
} from '../../../core/mending/mended-set.ts'
import { saidCells } from '../../../core/mending/said-cells.ts'
import { mendedEdits, typedEdits } from '../../../core/mending/mended-edits.ts'
import { UnreadableWorkbookError } from '../../../core/model/workbook.ts'
import type { SheetLook } from '../../../core/model/sheet-look.ts'
import { linesOf } from '../../../core/progress/lines.ts'
import type { GivenExplanation } from '../../../core/rounds/given-explanations.ts'
import type { WorkbookInput } from '../../../core/reviewed-submission.ts'
import { letterHtml } from '../../report/letters/letter-html.ts'
import { letterSetOf } from '../../report/letters/letter-set-of.ts'
import { recordOf, type SubmissionRecord } from '../../report/submission-record.ts'
import { annotatedBytes } from '../../review/annotated-bytes.ts'
import type { GivenFile } from '../../review/given-file.ts'
import { loadFile, type LoadedFile, openPackage } from '../../review/load-file.ts'
import { fallbackUnit, reviewLoaded, type ReviewOptions, withoutClaims } from '../../review/review-files.ts'
import type { CellCard, CellPlace, SetView } from '../protocol.ts'
import { type AskingRules, askingRules, type Show, setView } from './set-view.ts'

const NO_WORKBOOK = '没有这个工作簿。'

/** A file that was made. */
export interface MadeFile {
  /** As below the output folder of `correct`. */
  readonly name: string
  readonly bytes: Uint8Array
}

/** What is known of a set besides its workbooks. */
export interface Besides {
  /** What was handed in with them and is no workbook. */
  readonly others: readonly OtherFile[]
  /** By what it goes where no workbook names its unit: its folder. */
  readonly name: Pick<SubmissionRecord, 'unit' | 'unitSource'>
}

/** A set that is looked at and mended in the page: what was read, what was done, and what is made of it. */
export class Session {
  private readonly files: readonly LoadedFile[]
  private set: MendedSet
  private before: readonly CellPlace[] = []
  /** Where something was to be done when the set was handed in. */
  private readonly asked: AskingRules
  private open: { readonly path: string; readonly package: OpenWorkbook } | undefined
  private readonly calendars = new Map<string, Calendar>()

  /** `files` as `correct` reads them. */
  constructor(
    private readonly number: number,
    files: readonly LoadedFile[],
    private readonly besides: Besides,
    private readonly options: ReviewOptions,
  ) {
    // Packages are opened again where something is made of them.
    this.files = files.map((file) => ({ ...file, source: undefined }))
    this.set = setToMend({
      workbooks: files.map(asHandedIn),
      ...fallbackUnit(files),
      ...(options.scheme ? { scheme: options.scheme } : {}),
      serialOf: (path) => (iso) => this.calendar(path)?.serialOf(iso),
    })
    this.asked = askingRules(this.set)
  }

  /** What every report says of the set as it is now. */
  get record(): SubmissionRecord {
    const { others, name } = this.besides
    const record = recordOf(withoutClaims(this.set.reviewed))
    return { ...record, ...(record.unit === '' ? name : {}), others }
  }

  view(): SetView {
    const { number, set, record, before, asked } = this
    return setView({ number, set, record, show: this.show, before, asked })
  }

  /** Throws `CannotMendError` with one sentence; the set is then as it was. */
  act(action: MendAction): SetView {
    const next = mended(this.set, action)
    this.requireWritable(next)
    this.before = [...changesOf(this.set), ...saidCells(this.set.books, this.set.state.given)]
    this.set = next
    return this.view()
  }

  card(place: CellPlace): CellCard {
    const cell = cellNow(this.set, place)
    const isAt = (each: { workbook: string; sheet: string; cell: string | null }): boolean =>
      each.workbook === place.workbook && each.sheet === place.sheet && each.cell === place.cell
    return {
      place,
      ...cellFacts(this.set, place),
      shown: this.show(cell, place.workbook).shown,
      formula: cell?.formula === undefined ? '' : `=${cell.formula}`,
      lines: linesOf(this.set.reviewed.findings).flatMap(({ id, findings }) => (findings.some(isAt) ? [id] : [])),
    }
  }

  /** How a sheet looks in its file; what was changed since is told by the view. */
  sheet(workbook: string, name: string): SheetLook {
    const file = this.files.find(({ path }) => path === workbook)
    if (!file) throw new CannotMendError(NO_WORKBOOK)
    return sheetLook(this.opened(file), name)
  }

  /** Whether anything was done to it, so that it must not be forgotten. */
  get isTouched(): boolean {
    return this.set.earlier.length + this.set.undone.length > 0
  }

  /** The files that are asked for. Throws errors with one sentence where one cannot be made. */
  download(what: 'mended' | 'annotated' | 'letter'): readonly MadeFile[] {
    return what === 'letter' ? [this.letterFile()] : this[what]()
  }

  /**
   * The department's own files, only what was changed in them; one in which nothing was is the very file. Those that
   * cannot be read are left out.
   */
  mended(): readonly MadeFile[] {
    return this.files.flatMap((file) =>
      'workbook' in file.input ? [{ name: file.inside, bytes: this.mendedBytes(file) }] : [],
    )
  }

  /**
   * What `correct` makes of these files, with what was said in the page under 情况说明. Throws an error with one sentence
   * where one of them cannot be annotated.
   */
  annotated(): readonly MadeFile[] {
    const { reviewed, files } = reviewLoaded(this.load(), { ...this.options, applied: true, given: this.given })
    return files.flatMap((file) => {
      const bytes = annotatedBytes(file, reviewed)
      if (bytes !== undefined && !(bytes instanceof Uint8Array)) throw new UnreadableWorkbookError(bytes.reason)
      return bytes === undefined ? [] : [{ name: file.inside, bytes }]
    })
  }

  /** The files with what was changed in them, as `correct` reads them. */
  load(): readonly LoadedFile[] {
    const options = { ...this.options, applied: true }
    return this.files.map((file) =>
      loadFile(this.asMended(file), { ...options, bytes: () => this.mendedBytes(file) }, true),
    )
  }

  /** What was said in the page under 情况说明. */
  get given(): readonly GivenExplanation[] {
    return this.set.state.given
  }

  /** 反馈意见, or 已完成, on the set as it is now. */
  letter(): LetterPage {
    return this.letterNow().page
  }

  /** The same as a page of its own, to be kept and printed. */
  letterFile(): MadeFile {
    const { unit, kind, page } = this.letterNow()
    return {
      name: `${fileNamePart(unit) || '未写明单位'} ${kind}.html`,
      bytes: new TextEncoder().encode(letterHtml(page)),
    }
  }

  private letterNow(): Letter {
    return letterOf(letterSetOf(this.record), settingsOf({}, {}))
  }

  private mendedBytes(file: LoadedFile): Uint8Array {
    const edits = mendedEdits(this.set, file.path)
    return edits === undefined ? this.options.bytes(file) : editWorkbook(this.opened(file), edits)
  }

  /** What was converted from another format is a workbook once it was mended. */
  private asMended(file: LoadedFile): GivenFile {
    const { absolute, path, inside, folder, foreign } = file
    const isMended = mendedEdits(this.set, path) !== undefined
    return { absolute, path, inside, folder, ...(isMended || foreign === undefined ? {} : { foreign }) }
  }

  private calendar(path: string): Calendar | undefined {
    const known = this.calendars.get(path)
    if (known) return known
    const file = this.files.find((each) => each.path === path)
    if (!file) return undefined
    const calendar = calendarOf(this.opened(file))
    this.calendars.set(path, calendar)
    return calendar
  }

  /** What the files would not take is refused at once: a blank head of a table, a part of an array. */
  private requireWritable(next: MendedSet): void {
    for (const file of this.files) {
      const [was, now] = [this.set.books.get(file.path), next.books.get(file.path)]
      const edits = was === now ? undefined : mendedEdits(next, file.path)
      if (!edits) continue
      const opened = this.opened(file)
      try {
        requireEditable(opened, edits)
        requireEditable(opened, typedEdits(next, file.path), { refuseFormulaValues: true })
      } catch (error) {
        if (error instanceof WorkbookEditError) throw new CannotMendError(error.message)
        throw error
      }
    }
  }

  /** The package of a workbook as it was handed in; of one at a time. */
  private opened(file: LoadedFile): OpenWorkbook {
    if (this.open?.path !== file.path) {
      const { bytes } = openPackage(file, this.options.bytes(file))
      this.open = { path: file.path, package: openWorkbook(bytes) }
    }
    return this.open.package
  }

  private readonly show: Show = (cell, workbook) => {
    const isDate = cell?.value.kind === 'date'
    return shownCell(cell, isDate && (this.calendar(workbook)?.date1904 ?? false))
  }
}

/** As it came, with our marks where it has any: what `check` reads. */
function asHandedIn({ input }: LoadedFile): WorkbookInput {
  if (!('workbook' in input)) return input
  const { path, sha256, workbook, marked = workbook, notes } = input
  return { path, sha256, workbook: marked, ...(notes ? { notes } : {}) }
}
