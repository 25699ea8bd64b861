import type { SubmissionContent } from '../../src/core/content/content.ts'
import type { Progress } from '../../src/shells/report/set-progress.ts'

/** Heads of 审核结果 under which somebody may write. */
type AnswerHead = '情况说明' | '处理' | '说明' | '依据'

/**
 * What a person does with what came back. `at`: 「1-3-1!H23」, or by one of our heads 「1-3-1!复核得分21」. `on`: a line of
 * 审核结果 by its rule and sheet 「PC-02 1-3-4」, or one place of it 「PC-02 1-3-4!I14」.
 */
export type Step =
  /** Types into a cell as on a keyboard: digits and per cents become numbers, '' empties it. */
  | { readonly does: 'type'; readonly at: string; readonly value: string }
  /** Puts another formula, with its result, into a cell that has one. */
  | { readonly does: 'formula'; readonly at: string; readonly formula: string; readonly result: string }
  /** Writes a sentence into a cell. It must be kept. */
  | { readonly does: 'write'; readonly at: string; readonly words: string }
  /** Writes a sentence beside a line of 审核结果. It must be kept. */
  | { readonly does: 'answer'; readonly on: string; readonly under: AnswerHead; readonly words: string }
  /** Writes a sentence below what a comment says. It must be kept. */
  | { readonly does: 'comment'; readonly at: string; readonly words: string }
  | { readonly does: 'insert-row'; readonly above: string }
  | { readonly does: 'delete-sheet'; readonly sheet: string }
  | { readonly does: 'rename-sheet'; readonly sheet: string; readonly to: string }
  /** A form of the set's own content, with the changes, as a new sheet. */
  | { readonly does: 'add-form'; readonly sheet: string; readonly changes?: Changes }
  | { readonly does: 'rename-file'; readonly file: string; readonly to: string }
  | { readonly does: 'copy-file'; readonly file: string; readonly to: string }
  | { readonly does: 'remove-file'; readonly file: string }
  /** A file of the first round's set, whole this time. */
  | { readonly does: 'send-again'; readonly file: string }
  /** Puts the set into a folder, or calls it, so. */
  | { readonly does: 'rename-set'; readonly to: string }
  /** Opens and saves with a program that is neither Excel nor ours. */
  | { readonly does: 'save-elsewhere' }

/** By 「sheet!cell」 of the form as it is drawn: what stands there instead. */
export type Changes = Readonly<Record<string, string>>

/** What must be left of a set after a round. */
export interface Left {
  readonly progress: Progress
  readonly toMend: number
  readonly toExplain: number
  /** 「DF-02 1-3-1!H23 已代为更正」; hints are left out. In the order of the sheets. */
  readonly findings: readonly string[]
  /** What may stand among them or be gone as mended: a correction whose record was deleted or moved away. */
  readonly maybe?: readonly string[]
  /** 复核得分 and grade by sheet, where a person's hand counts: 「89.59 良」. */
  readonly reviewed?: Readonly<Record<string, string>>
  /** 自评总分 by sheet. */
  readonly stated?: Readonly<Record<string, string>>
  /** Hints that must be told, by rule. */
  readonly hints?: readonly string[]
}

export interface Round {
  /** Nothing: what came back is handed in as it is. */
  readonly does: readonly Step[]
  readonly left: Left
}

/** One unit's year: what it hands in, what it and the reviewer do with each of our answers, and what must then be left. */
export interface UnitYear {
  readonly unit: string
  /** What is tried, in a sentence. */
  readonly tries: string
  readonly set: FirstSet
  /** The first has nothing to do yet. */
  readonly rounds: readonly [Left, Round, Round, Round]
}

interface FirstSet {
  /** The clean content, as this unit fills it. */
  readonly content?: (content: SubmissionContent) => SubmissionContent
  /** What is filled in otherwise than in the clean set; 「=SUM(H14:H22)→89.5」 is a formula with its result. */
  readonly changes: Changes
  /**
   * Sheets by the workbook in which they stand; a string of bytes that is no workbook by its text. One workbook of all
   * where it is absent.
   */
  readonly files?: Readonly<Record<string, readonly string[] | { readonly damaged: readonly string[] }>>
  readonly packed?: 'zip'
  /** In the long form handed in as .xls. */
  readonly old?: true
}
