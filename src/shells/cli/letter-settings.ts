import { deadlineOf, isBefore, type LetterSettings, NO_DATE, settingsOf } from '../../core/letters/letter-settings.ts'
import { systemClock, timeText } from '../mail/clock.ts'
import { readLetterSettings } from '../review/letter-settings-file.ts'
import { type Environment, UsageError } from './environment.ts'
import type { LetterOptions } from './letter-options.ts'
import { inputFile } from './output.ts'

/**
 * What the office says in its letters: options, then the file that is named or lies with the results (`folder`). Throws
 * UsageError for a date that is none or is past, TableError and PathError for the file.
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
  const said = settingsOf({ ...others, ...(deadline === undefined ? {} : { deadline }) }, settings)
  const today = timeText((environment.clock ?? systemClock(environment.interrupted)).now()).slice(0, 10)
  if (isBefore(said.deadline, today)) {
    const source = deadline === undefined ? '反馈设置的「交回期限」' : '--deadline '
    throw new UsageError(`${source}「${said.deadline}」已经过了，请写今天（${today}）或以后的日期。`)
  }
  return said
}
