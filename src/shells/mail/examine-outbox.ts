import { statSync } from 'node:fs'
import { readWorkbook } from '../../adapters/excel/read-workbook.ts'
import { collectWorkbooks } from '../../adapters/files/collect-workbooks.ts'
import type { FoundEntry } from '../../adapters/files/found-file.ts'
import { readBytes } from '../../adapters/files/read-file.ts'
import { sha256Of } from '../../adapters/platform/bytes.ts'
import { ourSheets } from '../../core/returned/our-sheets.ts'
import { withoutMarks } from '../../core/returned/remove-marks.ts'
import { readForms } from '../../core/form/read-forms.ts'
import { examine, type ExaminedFile } from '../../core/mail/examined-file.ts'
import { UnreadableWorkbookError } from '../../core/model/workbook.ts'

/**
 * Every workbook below the outbox, one after the other; of each only what the plan needs is kept. Throws `PathError`
 * for a path that is not there.
 */
export function* examineOutbox(
  outbox: string,
  cwd: string,
): Generator<{ readonly file: ExaminedFile; readonly of: number }> {
  const found = collectWorkbooks([outbox], cwd, true)
  for (const file of found) yield { file: examineFile(file), of: found.length }
}

function examineFile(file: FoundEntry): ExaminedFile {
  let known = { path: file.inside, sha256: '', size: 0 }
  if (file.state === 'link') return unread(known, '这是指向别处的链接，没有跟过去看')
  try {
    known = { ...known, size: statSync(file.absolute).size }
    const bytes = readBytes(file)
    known = { ...known, size: bytes.length, sha256: sha256Of(bytes) }
    const workbook = readWorkbook(bytes)
    if (!ourSheets(workbook).result) return { ...known, heads: [], year: undefined, single: [], corrected: false }
    return examine(known, readForms(withoutMarks(workbook), file.inside))
  } catch (error) {
    const problem = error instanceof UnreadableWorkbookError ? error.message : '读取时遇到未料到的情况。'
    return unread(known, problem)
  }
}

function unread(known: Pick<ExaminedFile, 'path' | 'sha256' | 'size'>, problem: string): ExaminedFile {
  return { ...known, heads: [], year: undefined, single: [], corrected: false, problem }
}
