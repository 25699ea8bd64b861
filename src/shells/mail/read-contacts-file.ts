import { parseCsv } from '../../adapters/csv/csv-tables.ts'
import { readWorkbook } from '../../adapters/excel/read-workbook.ts'
import { readBytes } from '../../adapters/files/read-file.ts'
import { type ContactTable, contactRows } from '../../core/mail/contact-columns.ts'
import { confirmationsIn } from '../../core/mail/confirmations.ts'
import { type ContactBook, readContacts } from '../../core/mail/contacts.ts'
import type { CellRange } from '../../core/model/cell-address.ts'
import type { Sheet } from '../../core/model/workbook.ts'

/** The address list, a workbook or a CSV. Throws `UnreadableWorkbookError` or `TableError` with a sentence for the clerk. */
export function readContactsFile(absolute: string, shown: string): ContactBook {
  return readContacts(contactRows(tablesIn(absolute, shown, '通讯录'), shown))
}

/** The filled list of confirmations. Throws as `readContactsFile`. */
export function readConfirmationsFile(absolute: string, shown: string): Map<string, string> {
  return confirmationsIn(tablesIn(absolute, shown, '确认单'), shown)
}

function tablesIn(absolute: string, shown: string, what: string): ContactTable[] {
  const bytes = readBytes({ absolute })
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b
  return isZip ? readWorkbook(bytes).sheets.map(tableOf) : [csvTable(bytes, shown, what)]
}

function csvTable(bytes: Uint8Array, shown: string, what: string): ContactTable {
  const { heads, rows } = parseCsv(bytes, `${what}「${shown}」`)
  return { name: shown, rows: [heads, ...rows].map((texts, index) => ({ place: `第 ${index + 1} 行`, hidden: false, texts })) }
}

/** Rows that are hidden or filtered out are read like any other; a merged cell holds its text in each of its rows. */
function tableOf(sheet: Sheet): ContactTable {
  const texts = new Map<number, string[]>()
  const put = (row: number, column: number, text: string): void => {
    const line = texts.get(row) ?? []
    texts.set(row, line)
    line[column - 1] = text
  }
  const merged = mergedFrom(sheet.merges)
  for (const { row, column, value } of sheet.cells) {
    const text = value.kind === 'text' || value.kind === 'number' || value.kind === 'date' ? value.text : ''
    if (text === '') continue
    for (let each = row; each <= (merged.get(`${row} ${column}`)?.bottom ?? row); each++) put(each, column, text)
  }
  const rows = [...texts]
    .sort(([a], [b]) => a - b)
    .map(([row, line]) => ({
      place: `「${sheet.name}」第 ${row} 行`,
      hidden: sheet.hiddenRows.has(row) || sheet.state !== 'visible',
      texts: Array.from(line, (text) => text ?? ''),
    }))
  return { name: sheet.name, rows }
}

const MOST_MERGED_ROWS = 2000

function mergedFrom(merges: readonly CellRange[]): ReadonlyMap<string, CellRange> {
  return new Map(merges.filter(({ top, bottom }) => bottom - top < MOST_MERGED_ROWS).map((range) => [`${range.top} ${range.left}`, range]))
}
