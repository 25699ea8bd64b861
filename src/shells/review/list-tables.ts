import { parseCsv } from '../../adapters/csv/csv-tables.ts'
import { containerOf } from '../../adapters/opc/container.ts'
import { readWorkbook } from '../../adapters/excel/read-workbook.ts'
import { readBytes } from '../../adapters/files/read-file.ts'
import type { ListTable } from '../../core/content/list-rows.ts'
import type { CellRange } from '../../core/model/cell-address.ts'
import type { Sheet } from '../../core/model/workbook.ts'

/**
 * The tables of a list that people keep (address list, roster, list of projects): the sheets of a workbook, or one CSV
 * of UTF-8 or GBK. `file` as a sentence begins. Throws `UnreadableWorkbookError` or `TableError` with a sentence for
 * the clerk.
 */
export function listTables(absolute: string, shown: string, file: string): readonly ListTable[] {
  const bytes = readBytes({ absolute })
  if (containerOf(bytes) !== undefined) return readWorkbook(bytes).sheets.map(tableOf)
  const { heads, rows } = parseCsv(bytes, file)
  return [
    {
      name: shown,
      rows: [heads, ...rows].map((texts, index) => ({ place: `第 ${index + 1} 行`, hidden: false, texts })),
    },
  ]
}

/** Rows that are hidden or filtered out are read like any other; a merged cell holds its text in each of its rows. */
function tableOf(sheet: Sheet): ListTable {
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
  return new Map(
    merges
      .filter(({ top, bottom }) => bottom - top < MOST_MERGED_ROWS)
      .map((range) => [`${range.top} ${range.left}`, range]),
  )
}
