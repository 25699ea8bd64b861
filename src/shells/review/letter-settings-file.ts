import { existsSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { TableError } from '../../core/content/tables.ts'
import { type GivenSettings, settingsIn } from '../../core/letters/letter-settings.ts'
import { UnreadableWorkbookError } from '../../core/model/workbook.ts'
import { listTables } from './list-tables.ts'

/** Names under which the settings of letters are looked for. */
const NAMES = ['反馈设置.csv', '反馈设置.xlsx']

/** What was found, and what a person should know of it. */
export interface ListedSettings {
  readonly settings: GivenSettings
  readonly notes: readonly string[]
}

/**
 * The settings of letters from a file; without one given, from 反馈设置.csv or .xlsx in the folder of the results, else
 * beside it; nothing where there is none. Throws `TableError` with a sentence for the clerk.
 */
export function readLetterSettings(results: string, given?: string): ListedSettings {
  const path = given ?? found(results)
  if (path === undefined) return { settings: {}, notes: [] }
  const shown = `「${basename(path)}」`
  try {
    return settingsIn(listTables(path, basename(path), shown), shown)
  } catch (cause) {
    if (cause instanceof UnreadableWorkbookError) throw new TableError(`${shown}：${cause.message}`, { cause })
    throw cause
  }
}

function found(results: string): string | undefined {
  for (const folder of [results, dirname(results)]) {
    const there = NAMES.filter((name) => existsSync(join(folder, name)))
    if (there.length > 1)
      throw new TableError(`「${basename(folder)}」里有两份反馈设置（${there.join('、')}），请只留一份。`)
    if (there[0] !== undefined) return join(folder, there[0])
  }
  return undefined
}
