import { contentFromTables } from '../../core/content/content-from-tables.ts'
import { tablesOf } from '../../core/content/content-to-tables.ts'
import { TableError } from '../../core/content/tables.ts'
import type { SubmissionContent } from '../../core/content/content.ts'
import { parseCsv } from './csv-tables.ts'
import { formatCsv } from './csv-text.ts'

/** The four files of an exported submission. Their columns are listed in core/content/tables.ts. */
const CSV_FILES = {
  submission: 'submission.csv',
  funds: 'funds.csv',
  indicators: 'indicators.csv',
  basicData: 'basic-data.csv',
} as const

type CsvName = keyof typeof CSV_FILES
const NAMES = Object.keys(CSV_FILES) as CsvName[]

/** File name → bytes. */
export function submissionToCsv(content: SubmissionContent): ReadonlyMap<string, Uint8Array> {
  const tables = tablesOf(content)
  return new Map(NAMES.map((name) => [CSV_FILES[name], new TextEncoder().encode(formatCsv(tables[name]))]))
}

/**
 * The reverse of `submissionToCsv`; `read` gives a file's bytes, undefined when it is not there. Throws `TableError`.
 */
export function submissionFromCsv(read: (file: string) => Uint8Array | undefined): SubmissionContent {
  const table = (name: CsvName) => {
    const bytes = read(CSV_FILES[name])
    if (!bytes)
      throw new TableError(`缺少 ${CSV_FILES[name]}；一套数据应有 ${Object.values(CSV_FILES).join('、')} 四个文件。`)
    return parseCsv(bytes, CSV_FILES[name])
  }
  return contentFromTables({
    submission: table('submission'),
    funds: table('funds'),
    indicators: table('indicators'),
    basicData: table('basicData'),
  })
}
