import { existsSync, readdirSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { tighten } from '../../adapters/files/private-files.ts'
import { STATE_FOLDER } from '../../adapters/files/state-folder.ts'
import { MAIL_FOLDER } from './plan-file.ts'

/** Names that the program gives in the folder of a plan, and copies of them. */
const OF_PLAN = /^(?:(?:演练)?发送(?:计划|结果|记录)|待确认).*\.(?:xlsx|json|jsonl)$/
const OF_MAIL = /^\d{3,} .*\.(?:eml|docx)$/
/** What other commands remember beside it. */
const OF_STATE = /^written\.log$/
const TEMPORARY = /^\.jiaobiao-/

/** Plan, letters and results are the user's alone, also those that an earlier version left open to all. */
export function tightenPlan(folder: string): void {
  const mails = join(folder, MAIL_FOLDER)
  tightenIn(mails, (name) => OF_MAIL.test(name) || TEMPORARY.test(name))
  tightenIn(folder, (name) => OF_PLAN.test(name) || TEMPORARY.test(name), [MAIL_FOLDER])
}

/** So is the ledger, with what SQLite puts beside it. */
export function tightenLedger(file: string): void {
  const folder = dirname(file)
  tightenIn(folder, (name) => name.startsWith(basename(file)) || OF_STATE.test(name) || TEMPORARY.test(name))
  if (basename(folder) === STATE_FOLDER) tighten(folder)
}

/** The files that are ours, and the folder itself where nothing else lies in it. */
function tightenIn(folder: string, isOurs: (name: string) => boolean, folders: readonly string[] = []): void {
  if (!existsSync(folder)) return
  const names = readdirSync(folder)
  const ours = names.filter(isOurs)
  for (const name of ours) tighten(join(folder, name))
  if (ours.length > 0 && names.every((name) => isOurs(name) || folders.includes(name))) tighten(folder)
}
