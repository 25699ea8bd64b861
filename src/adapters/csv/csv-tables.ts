import Papa from 'papaparse'
import { TableError, type TextTable } from '../../core/content/tables.ts'

/** The reverse of `guarded`. */
function unguarded(text: string): string {
  return text.startsWith("'") ? text.slice(1) : text
}

/**
 * Reads a CSV of UTF-8, with BOM or without, or GB18030 as older programs save it. Throws `TableError` when it is no
 * table.
 */
export function parseCsv(bytes: Uint8Array, file = '这个 CSV 文件'): TextTable {
  const text = decoded(bytes, file)
  const { data, errors } = Papa.parse<string[]>(text, {
    delimiter: delimiterOf(text),
    newline: newlineOf(text),
    skipEmptyLines: false,
  })
  const broken = errors.find((error) => error.type === 'Quotes')
  if (broken) throw new TableError(`${file} 第 ${(broken.row ?? 0) + 1} 行的引号不成对。`)
  const [heads, ...rows] = data
    .filter((row) => row.length > 1 || (row[0] ?? '') !== '')
    .map((row) => row.map(unguarded))
  if (!heads) throw new TableError(`${file} 是空的。`)
  return { heads, rows: rows.filter((row) => row.some((value) => value !== '')) }
}

function decoded(bytes: Uint8Array, file: string): string {
  if (bytes.includes(0) && !(bytes[0] === 0xef && bytes[1] === 0xbb))
    throw new TableError(`${file} 不是文本格式的 CSV，请另存为“CSV UTF-8（逗号分隔）”。`)
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes)
    } catch {
      // Not in this encoding; the next one is tried.
    }
  }
  throw new TableError(`${file} 的文字编码认不出，请另存为“CSV UTF-8（逗号分隔）”。`)
}

const QUOTED = /"(?:[^"]|"")*"/g

function delimiterOf(text: string): ',' | '\t' | ';' {
  const head = /^[^\r\n]*/.exec(text.replace(QUOTED, ''))![0]
  return head.includes(',') ? ',' : head.includes('\t') ? '\t' : head.includes(';') ? ';' : ','
}

function newlineOf(text: string): '\r\n' | '\n' | '\r' {
  const bare = text.replace(QUOTED, '')
  return bare.includes('\r\n') ? '\r\n' : bare.includes('\n') ? '\n' : bare.includes('\r') ? '\r' : '\r\n'
}
