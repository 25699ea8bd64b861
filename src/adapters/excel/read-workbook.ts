import { type Sheet, UnreadableWorkbookError, type Workbook } from '../../core/model/workbook.ts'
import { countCellFormats } from './read/cell-formats.ts'
import { readComments, readPersons } from './comments/comments-reader.ts'
import { refusal } from './refusals.ts'
import { readSheetPart } from './read/sheet-reader.ts'
import { MOST_CELL_FORMATS } from './read/style-items.ts'
import { workbookPartOf } from './read/workbook-location.ts'
import { sheetPartOf, type Worksheet, type Worksheets, worksheetsOf } from './read/worksheets.ts'
import { inWords, MOST_CELLS, type OpenWorkbook, packageOf, type WorkbookOptions } from './workbook-package.ts'

export type { OpenWorkbook }

export interface ReadOptions extends WorkbookOptions {
  /** Sheets to read, by name; all when absent. Those left out are not in the result. */
  readonly only?: (sheet: string) => boolean
}

/**
 * Reads an .xlsx or .xlsm package (ECMA-376) straight from its XML: all worksheets in the order of their tabs, values
 * as the digits and texts that stand in the file. Chart sheets have no cells and are left out; a workbook of nothing
 * else has no sheets. Throws `UnreadableWorkbookError` with one sentence for the clerk when the bytes are no workbook,
 * are damaged, or cost more than a workbook may.
 */
export function readWorkbook(source: Uint8Array | OpenWorkbook, options: ReadOptions = {}): Workbook {
  return refusingDamage(() => readPackage(packageOf(source, options), options))
}

/**
 * Opens a workbook that is to be read and then edited, so that its parts are inflated and decoded once for both; throws
 * as `readWorkbook`.
 */
export function openWorkbook(bytes: Uint8Array, options: WorkbookOptions = {}): OpenWorkbook {
  return refusingDamage(() => packageOf(bytes, { ...options, keepTexts: true }))
}

/** Whatever is wrong with a workbook comes out as one sentence for the clerk. */
export function refusingDamage<Result>(read: () => Result): Result {
  try {
    return inWords(read)
  } catch (cause) {
    if (cause instanceof UnreadableWorkbookError) throw cause
    // Offsets that point nowhere and the like: however it is broken, the clerk gets the same sentence.
    throw refusal('damaged', cause)
  }
}

/** True when a digital signature stands on the package (ECMA-376 Part 2, 13); any change ends its validity. */
export function isDigitallySigned(source: Uint8Array | OpenWorkbook, options: WorkbookOptions = {}): boolean {
  return [...inWords(() => packageOf(source, options)).keys].some((key) => key.startsWith('_xmlsignatures/'))
}

/** More than our marks and sheets ever need. */
const FORMATS_NEEDED = 1000

/**
 * False where the workbook has nearly as many formats of cells as Excel takes, so that what is written may lack some of
 * its colours.
 */
export function hasRoomForFormats(source: Uint8Array | OpenWorkbook, options: WorkbookOptions = {}): boolean {
  return inWords(() => {
    const opened = packageOf(source, options)
    const most = MOST_CELL_FORMATS - FORMATS_NEEDED
    // A short part cannot hold that many, so it nearly never has to be read.
    if (!opened.archive.entries.some(({ size }) => size > most * '<xf/>'.length)) return true
    const target = opened.relationships(workbookPartOf(opened)).find(({ type }) => type === 'styles')?.target
    const styles = target === undefined ? undefined : opened.text(target)?.text
    return styles === undefined || countCellFormats(styles) <= most
  })
}

function readPackage(source: OpenWorkbook, options: ReadOptions): Workbook {
  const sheets = worksheetsOf(source, options.mostCells ?? MOST_CELLS)
  const listed = sheets.list.filter(({ sheet }) => options.only?.(sheet.name) ?? true)
  const persons = readPersons(source, sheets.relationships)
  return { sheets: listed.map((worksheet) => readSheet(source, worksheet, sheets, persons)) }
}

function readSheet(
  source: OpenWorkbook,
  worksheet: Worksheet,
  { context, workbook }: Worksheets,
  persons: ReadonlyMap<string, string>,
): Sheet {
  const { name, state, index } = worksheet.sheet
  const part = sheetPartOf(source, worksheet)
  const content = readSheetPart(part.text, context)
  const comments = readComments(source, source.relationships(part.name), persons)
  const printArea = workbook.printAreas.get(index)
  return { name, state, ...content, comments, ...(printArea === undefined ? {} : { printArea }) }
}
