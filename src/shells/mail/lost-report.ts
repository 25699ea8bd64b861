import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readWorkbook } from '../../adapters/excel/read-workbook.ts'
import { HAD, type MailLedger } from '../../adapters/sqlite/mail-ledger.ts'
import { SheetGrid } from '../../core/form/sheet-grid.ts'
import type { Sheet } from '../../core/model/workbook.ts'
import { MailRefusedError } from './mail-error.ts'
import { reportNames } from './plan-file.ts'
import { PROOF_SHEET_ROWS } from './report-proof.ts'
import { STATE_NAMES } from './results.ts'

/**
 * A 发送结果.xlsx whose data are gone: whatever it calls sent must be in the ledger. People write remarks into it, so that
 * it may be another than was written, and is compared by the numbers of its mails. Throws MailRefusedError when the
 * ledger lacks one.
 */
export function refuseLostReports(folder: string, ledger: MailLedger): void {
  for (const name of reportNames(folder, '.xlsx')) {
    if (existsSync(join(folder, name.replace(/\.xlsx$/, '.json')))) continue
    const missing = missingOf(join(folder, name), ledger)
    if (missing > 0)
      throw new MailRefusedError(
        `「${name}」记着发过的邮件，有 ${missing} 封台账里没有，同名的 .json 又不见了，不能确定都发给了谁，没有发送。请把原来的发送台账（用 --ledger 指明）或 .json 恢复后再运行；恢复不了的，先查明发过哪些，再把「${name}」移到别处。`,
      )
  }
}

/** How many mails of the sheet went out without the ledger's knowing. */
function missingOf(path: string, ledger: MailLedger): number {
  const sheets = sheetsIn(path)
  const proof = sheets.find(({ name }) => name === '凭据')
  if (proof && isInLedger(proof, ledger)) return 0
  const sent = sheets.flatMap(sentIn)
  return sent.filter((id) => !HAD.includes(ledger.findById(id)?.state ?? 'planned')).length
}

function sheetsIn(path: string): readonly Sheet[] {
  try {
    return readWorkbook(readFileSync(path)).sheets
  } catch {
    // Not to be read, therefore not to be told from a report that says something.
    throw new MailRefusedError(
      `「${path}」打不开，同名的 .json 又不见了，不能确定发过哪些，没有发送。请恢复它们，或查明以后把它移到别处。`,
    )
  }
}

function isInLedger(sheet: Sheet, ledger: MailLedger): boolean {
  const grid = new SheetGrid(sheet)
  const values = new Map<string, string>()
  for (let row = 1; row <= grid.lastRow; row++) {
    const [name, value] = grid.slots(row)
    if (name && value) values.set(name.text, value.text)
  }
  const events = Number(values.get(PROOF_SHEET_ROWS.steps) ?? Number.NaN)
  return (
    values.get(PROOF_SHEET_ROWS.ledger) === ledger.id &&
    ledger.contains({ events, hash: values.get(PROOF_SHEET_ROWS.head) ?? '' })
  )
}

const SENT = HAD.map((state) => STATE_NAMES[state])

/** The numbers of the mails that a sheet calls sent. */
function sentIn(sheet: Sheet): string[] {
  const grid = new SheetGrid(sheet)
  const ids: string[] = []
  let columns: { readonly state: number; readonly id: number } | undefined
  for (let row = 1; row <= grid.lastRow; row++) {
    const slots = grid.slots(row)
    const at = (head: string): number | undefined => slots.find((slot) => slot.text === head)?.left
    const [state, id] = [at('结果'), at('邮件编号')]
    if (state !== undefined && id !== undefined) columns = { state, id }
    else if (columns && SENT.includes(grid.at(row, columns.state).text)) ids.push(grid.at(row, columns.id).text)
  }
  return ids
}
