import { type Sheet, UnreadableWorkbookError, type Workbook } from '../../core/model/workbook.ts'
import { countCellFormats, readCellFormats } from './read/cell-formats.ts'
import { readComments, readPersons } from './comments/comments-reader.ts'
import type { Relationship } from '../opc/package.ts'
import { missingSheetRefusal, refusal } from './refusals.ts'
import { readSharedStrings } from './read/shared-strings.ts'
import { readSheetPart, type SheetContext } from './read/sheet-reader.ts'
import { MOST_CELL_FORMATS } from './read/style-items.ts'
import { workbookPartOf } from './read/workbook-location.ts'
import { type ListedSheet, readWorkbookPart, type WorkbookPart } from './read/workbook-part.ts'
import { inWords, MOST_CELLS, type OpenWorkbook, packageOf, type WorkbookOptions } from './workbook-package.ts'

export type { OpenWorkbook }

export interface ReadOptions extends WorkbookOptions {
  /** Sheets to read, by name; all when absent. Those left out are not in the result. */
  readonly only?: (sheet: string) => boolean
}

const MOST_FORMULA_CHARACTERS = 5_000_000

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

function refusingDamage<Result>(read: () => Result): Result {
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
  const part = workbookPartOf(source)
  const workbook = readWorkbookPart(source.text(part)!.text)
  const relationships = source.relationships(part)
  if (workbook.sheets.length > source.limits.entries) throw refusal('tooManyEntries')
  const listed = worksheets(workbook, relationships).filter(({ sheet }) => options.only?.(sheet.name) ?? true)
  const context = sheetContext(source, workbook, relationships, options.mostCells ?? MOST_CELLS)
  const persons = readPersons(source, relationships)
  return { sheets: listed.map(({ sheet, target }) => readSheet(source, sheet, target, context, persons, workbook)) }
}

function sheetContext(
  source: OpenWorkbook,
  workbook: WorkbookPart,
  relationships: readonly Relationship[],
  mostCells: number,
): SheetContext {
  const textOf = (type: string): string | undefined => {
    const target = relationships.find((relationship) => relationship.type === type)?.target
    return target === undefined ? undefined : source.text(target)?.text
  }
  const strings = textOf('sharedStrings')
  const styles = textOf('styles')
  return {
    strings: strings === undefined ? [] : readSharedStrings(strings),
    formats: styles === undefined ? [] : readCellFormats(styles),
    date1904: workbook.date1904,
    allowance: { cells: mostCells, formulaCharacters: MOST_FORMULA_CHARACTERS },
  }
}

interface Worksheet {
  readonly sheet: ListedSheet
  readonly target: string | undefined
}

/**
 * Sheets without cells, each kind by its relationship (ECMA-376 Part 1, 12.3.2 and 12.3.7; [MS-OFFMACRO2] for macros).
 */
const CELLLESS = ['chartsheet', 'dialogsheet', 'xlMacrosheet', 'xlIntlMacrosheet']

/**
 * The listed sheets that are worksheets, each with its part; none where all are charts and the like. Refused when no
 * sheet of any kind is there.
 */
function worksheets(workbook: WorkbookPart, relationships: readonly Relationship[]): Worksheet[] {
  const byId = new Map(relationships.map((relationship) => [relationship.id, relationship]))
  const found = workbook.sheets.flatMap((sheet) => {
    // A module of a macro that some program lists among the sheets: it names no part at all.
    if (sheet.relationshipId === '') return []
    const relationship = byId.get(sheet.relationshipId)
    return relationship === undefined || relationship.type === 'worksheet'
      ? [{ sheet, target: relationship?.target }]
      : []
  })
  const isCellless = ({ relationshipId }: ListedSheet): boolean =>
    CELLLESS.includes(byId.get(relationshipId)?.type ?? '')
  if (found.length === 0 && !workbook.sheets.some(isCellless)) throw refusal('noSheets')
  return found
}

function readSheet(
  source: OpenWorkbook,
  { name, state, index }: ListedSheet,
  target: string | undefined,
  context: SheetContext,
  persons: ReadonlyMap<string, string>,
  workbook: WorkbookPart,
): Sheet {
  const text = target === undefined ? undefined : source.text(target)?.text
  if (target === undefined || text === undefined) throw missingSheetRefusal(name)
  const content = readSheetPart(text, context)
  const comments = readComments(source, source.relationships(target), persons)
  const printArea = workbook.printAreas.get(index)
  return { name, state, ...content, comments, ...(printArea === undefined ? {} : { printArea }) }
}
