import { optional } from './option-kinds.ts'
import { TEXT } from './text.ts'

/** What the office says in its letters, as options; they stand above the file. */
export interface LetterOptions {
  readonly deadline?: string
  readonly office?: string
  readonly phone?: string
  readonly note?: string
  readonly signature?: string
  readonly settings?: string
}

/** The options of `letter` and `mail plan`. */
export function letterOptions() {
  const { letter } = TEXT
  return {
    deadline: optional('--deadline <年-月-日>', letter.deadline),
    office: optional('--office <科室>', letter.office),
    phone: optional('--phone <电话>', letter.phone),
    note: optional('--note <一句话>', letter.note),
    signature: optional('--signature <落款>', letter.signature),
    settings: optional('--settings <反馈设置.csv>', letter.settings),
  }
}
