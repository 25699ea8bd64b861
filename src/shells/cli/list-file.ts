import type { ListTable } from '../../core/content/list-rows.ts'
import { TableError } from '../../core/content/tables.ts'
import { UnreadableWorkbookError } from '../../core/model/workbook.ts'
import { listTables } from '../review/list-tables.ts'
import type { Environment } from './environment.ts'
import { inputFile } from './output.ts'

/**
 * A list that was given by an option, .xlsx or .csv: its tables, and how it is named to the user. Throws PathError,
 * TableError.
 */
export function listFile(
  given: string,
  environment: Environment,
): { readonly tables: readonly ListTable[]; readonly shown: string } {
  const { absolute, path } = inputFile(given, environment)
  const shown = `「${path}」`
  try {
    return { tables: listTables(absolute, path, shown), shown }
  } catch (cause) {
    if (cause instanceof UnreadableWorkbookError) throw new TableError(`${shown}：${cause.message}`, { cause })
    throw cause
  }
}
