import type { OtherFile } from '../../core/intake/other-file.ts'
import type { LetterPage } from '../../core/letters/letter-page.ts'
import type { MendAction } from '../../core/mending/mended-set.ts'
import type { SheetLook } from '../../core/model/sheet-look.ts'
import type { Ask } from '../../core/progress/lines.ts'
import type { Severity } from '../../core/rules/outcome.ts'
import type { UnitRow } from '../report/parts/units.ts'

export type { CellLook, CellStyle, SheetLook, TextRun } from '../../core/model/sheet-look.ts'
export type { LetterPage, MendAction as Action }

/**
 * What goes between the page and its Worker: plain data only, texts for the clerk in Chinese, figures as decimal text.
 * The Worker holds everything that is read; the page holds what it shows. A request carries an id; its answer and its
 * events carry the same.
 */

/**
 * A file as it was handed in: its path with 「/」, which begins with the name of the folder that was dropped, or its
 * name.
 */
export interface GivenFile {
  readonly path: string
  readonly file: Blob
}

/** A cell of a set. */
export interface CellPlace {
  /** Path of the workbook. */
  readonly workbook: string
  readonly sheet: string
  /** 「H25」, the top left one of a merged range. */
  readonly cell: string
}

/** All requests by name: what is asked, and what is answered. */
export interface Requests {
  /** Takes in files, groups them into sets and reviews each; a `set` event for every one as it is done. */
  readonly open: { readonly ask: { readonly files: readonly GivenFile[] }; readonly answer: Opened }
  /** Stops what runs; what was done stays. */
  readonly cancel: { readonly ask: Record<never, never>; readonly answer: undefined }
  /** One set to be looked at and mended; its typed values are kept while the page is open. */
  readonly show: { readonly ask: { readonly set: number }; readonly answer: SetView }
  /** How a sheet looks; only once for a sheet, what changes then comes with `SetView.cells`. */
  readonly sheet: {
    readonly ask: { readonly set: number; readonly workbook: string; readonly sheet: string }
    readonly answer: SheetLook
  }
  /** What is known of a cell: for a card beside it. */
  readonly card: { readonly ask: { readonly set: number; readonly place: CellPlace }; readonly answer: CellCard }
  readonly act: { readonly ask: { readonly set: number; readonly action: MendAction }; readonly answer: SetView }
  readonly download: {
    /** `zip`: several files come as one. */
    readonly ask: { readonly set: number; readonly what: 'mended' | 'annotated' | 'letter'; readonly zip?: true }
    readonly answer: readonly NamedFile[]
  }
  /** 反馈意见 as content, to be shown and printed in the page. */
  readonly letter: { readonly ask: { readonly set: number }; readonly answer: LetterPage }
  /** 汇总表 and every annotated workbook as one zip. */
  readonly results: { readonly ask: Record<never, never>; readonly answer: NamedFile }
  /** The contract's JSON, as `jiaobiao check --format json` prints it. */
  readonly check: { readonly ask: { readonly files: readonly GivenFile[] }; readonly answer: object }
  readonly correct: {
    readonly ask: { readonly files: readonly GivenFile[] }
    readonly answer: readonly NamedFile[]
  }
}

export type RequestName = keyof Requests
export type Request = {
  readonly [Name in RequestName]: { readonly id: number; readonly name: Name; readonly ask: Requests[Name]['ask'] }
}[RequestName]

/** `failed`: one sentence for the clerk; `stopped`: it was the clerk's own wish. */
export type Reply =
  | { readonly id: number; readonly kind: 'answer'; readonly answer: unknown }
  | { readonly id: number; readonly kind: 'failed'; readonly failed: string; readonly stopped?: true }
  | {
      readonly id: number
      readonly kind: 'progress'
      readonly done: number
      readonly total: number
      readonly name: string
    }
  | { readonly id: number; readonly kind: 'set'; readonly set: SetRow }

export interface NamedFile {
  /** With 「/」 between folders, as below the output folder of `correct`. */
  readonly name: string
  readonly file: Blob
}

export interface Opened {
  readonly sets: readonly SetRow[]
  /** Files that are no workbooks, or could not be opened, each with one sentence. */
  readonly others: readonly OtherFile[]
  /** What is to be known of all of them, one sentence each: units that handed in twice, sets of another year. */
  readonly notices: readonly string[]
  readonly cancelled: boolean
}

/** A set as a row of the table of units; `corrected` counts cells that `correct` would put right, and are not right already. */
export interface SetRow extends UnitRow {
  readonly set: number
}

/** A line as people see and count it, with its places. */
export interface LineView {
  readonly id: string
  /** Form on which it stands, as headings name it: 「项目支出绩效自评表 · 某项目」. */
  readonly form: string
  readonly asks: Ask
  /** The word for it: 请改正, 请说明 … */
  readonly word: string
  readonly severity: Severity
  readonly rule: string
  readonly title: string
  readonly text: string
  readonly basis: string
  readonly places: readonly CellPlace[]
  /** What is missing has none. */
  readonly findings: readonly {
    readonly id: string
    readonly place: CellPlace | null
    readonly label: string
    readonly stated: string | null
    readonly expected: string | null
    readonly difference: string | null
    readonly message: string
    /** What 「采用」 would put into the cell; null where only a person can tell. */
    readonly proposed: string | null
  }[]
  /** What the department wrote in 情况说明; '' for nothing. */
  readonly explanation: string
  /** Whether an explanation answers it. */
  readonly invitesExplanation: boolean
}

/** A cell that holds something else than it did. */
export interface ChangeView extends CellPlace {
  readonly label: string
  readonly before: string
  readonly after: string
  /** Typed by hand, taken from a proposal, what a formula now comes to, or 已采纳. */
  readonly by: 'typed' | 'taken' | 'formula' | 'adopted'
  /** Something was to be done on this cell when it was handed in, and is not any more. */
  readonly settled: boolean
}

export interface SetView {
  readonly row: SetRow
  /** 「请改正 3 处 · 请说明 2 处」; '' for nothing. */
  readonly headline: string
  readonly scheme: string
  readonly workbooks: readonly {
    readonly path: string
    /** null for what was read. */
    readonly trouble: string | null
    readonly notes: readonly string[]
    /** It came back with our marks, which the mended one keeps; what is said on its lines stands in it. */
    readonly returned: boolean
    readonly sheets: readonly { readonly name: string; readonly forms: readonly string[] }[]
  }[]
  readonly lines: readonly LineView[]
  /** Checks that could not be made. */
  readonly unchecked: readonly {
    readonly form: string
    readonly place: CellPlace
    readonly title: string
    readonly text: string
  }[]
  /** Cells that are not as the file has them, or were before the last action, by what they show now. */
  readonly cells: readonly (CellPlace & { readonly shown: string; readonly edit: string })[]
  /** What was changed in this page, in the order of the sheets. */
  readonly changed: readonly ChangeView[]
  /** Cells that we put right in an earlier round and that came back so. */
  readonly adopted: readonly ChangeView[]
  /** Something that was said in the page stands in no cell of the mended workbooks, but in the annotated ones. */
  readonly lacksWords: boolean
  readonly canUndo: boolean
  readonly canRedo: boolean
}

/** What is known of a cell. */
export interface CellCard {
  readonly place: CellPlace
  /** What the cell is in its form, 「全年预算数」; '' for none. */
  readonly label: string
  readonly shown: string
  /** With 「=」; '' for none. */
  readonly formula: string
  /** Ids of the lines on it. */
  readonly lines: readonly string[]
  /** How the expected value comes about, one step a line; for an indicator how its score does. */
  readonly working: readonly string[]
  /** Rules that looked at this cell, each with how it ended. */
  readonly rules: readonly {
    readonly rule: string
    readonly title: string
    readonly result: 'held' | 'failed' | 'unchecked'
    /** Why it could not be checked; '' otherwise. */
    readonly reason: string
  }[]
}
