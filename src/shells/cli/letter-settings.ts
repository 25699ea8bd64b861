import { deadlineOf, type LetterSettings, NO_DATE, settingsOf } from '../../core/letters/letter-settings.ts'
import { readLetterSettings } from '../review/letter-settings-file.ts'
import { type Environment, UsageError } from './environment.ts'
import type { LetterOptions } from './letter-options.ts'
import { inputFile } from './output.ts'

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
