import { deadlineOf, type LetterSettings, NO_DATE, settingsOf } from '../../core/letters/letter-settings.ts'
import { readLetterSettings } from '../review/letter-settings-file.ts'
import { type Environment, UsageError } from './environment.ts'
import { optional } from './option-kinds.ts'
import { inputFile } from './output.ts'
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

/**
 * What the office says in its letters: options, then the file that is named or lies with the results (`folder`). Throws
 * UsageError for a date that is none, TableError and PathError for the file.
 */
export function letterSettings(options: LetterOptions, folder: string, environment: Environment): LetterSettings {
  const { settings: file, deadline: given, ...others } = options
  const { settings, notes } = readLetterSettings(
    folder,
    file === undefined ? undefined : inputFile(file, environment).absolute,
  )
  for (const note of notes) environment.stderr(`${note}\n`)
  const deadline = given === undefined || given.trim() === '' ? given : deadlineOf(given)
  if (given !== undefined && deadline === undefined) throw new UsageError(`--deadline ${NO_DATE}「${given}」。`)
  return settingsOf({ ...others, ...(deadline === undefined ? {} : { deadline }) }, settings)
}
