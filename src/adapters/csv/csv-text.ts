/**
 * Decision: written here and not by papaparse, which reads CSV for us, since that can also fetch files from a network:
 * nothing that can may stand in the page. A test holds it to papaparse's way of quoting.
 */
import type { TextTable } from '../../core/content/tables.ts'

const BYTE_ORDER_MARK = '\uFEFF'
/** What a spreadsheet program may take for a formula, in half and full width; and our own guard. */
const LOOKS_LIKE_FORMULA = /^['=+\-@\t\r\n＝＋－＠]/
const PLAIN_NUMBER = /^[-+]?\d+(\.\d+)?%?$/
/** Also where only few programs would misread it: a lone blank, a stray mark of the encoding. */
const NEEDS_QUOTES = /[\r\n\t'",\ufeff]|^\s|\s$/

/** A text that begins like a formula gets a 「'」 in front; numbers such as 「-6.5%」 stay as they are. */
function guarded(text: string): string {
  return LOOKS_LIKE_FORMULA.test(text) && !PLAIN_NUMBER.test(text) ? `'${text}` : text
}

/**
 * A table as CSV that Excel and WPS open rightly by a double click: BOM, CRLF, every text guarded. `parseCsv` takes the
 * guard off again.
 */
export function formatCsv({ heads, rows }: TextTable): string {
  return `${BYTE_ORDER_MARK}${formatCsvRows([heads, ...rows])}`
}

/** Rows as they stand in a CSV below its heads, for files that are written piece by piece; '' for none. */
export function formatCsvRows(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map((text) => quoted(guarded(text))).join(',')}\r\n`).join('')
}

/** RFC 4180, 2.5 to 2.7 */
function quoted(text: string): string {
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
