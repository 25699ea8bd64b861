import type { Relationship } from '../../opc/package.ts'
import { missingSheetRefusal, refusal } from '../refusals.ts'
import type { OpenWorkbook } from '../workbook-package.ts'
import { readCellFormats } from './cell-formats.ts'
import { readSharedStrings } from './shared-strings.ts'
import type { SheetContext } from './sheet-reader.ts'
import { workbookPartOf } from './workbook-location.ts'
import { type ListedSheet, readWorkbookPart, type WorkbookPart } from './workbook-part.ts'

const MOST_FORMULA_CHARACTERS = 5_000_000

/** A listed sheet that is a worksheet, with its part. */
export interface Worksheet {
  readonly sheet: ListedSheet
  readonly target: string | undefined
}

/** The worksheets of an open workbook, and what they share. */
export interface Worksheets {
  readonly workbook: WorkbookPart
  readonly list: readonly Worksheet[]
  readonly context: SheetContext
  /** Of the workbook part. */
  readonly relationships: readonly Relationship[]
  /** Of a part to which the workbook part refers, 「theme」; undefined where there is none. */
  readonly textOf: (type: string) => string | undefined
}

/** Throws what is not yet in words, or a refusal. */
export function worksheetsOf(source: OpenWorkbook, mostCells: number): Worksheets {
  const part = workbookPartOf(source)
  const workbook = readWorkbookPart(source.text(part)!.text)
  const relationships = source.relationships(part)
  if (workbook.sheets.length > source.limits.entries) throw refusal('tooManyEntries')
  const list = worksheets(workbook, relationships)
  const textOf = (type: string): string | undefined => {
    const target = relationships.find((relationship) => relationship.type === type)?.target
    return target === undefined ? undefined : source.text(target)?.text
  }
  const strings = textOf('sharedStrings')
  const styles = textOf('styles')
  const context: SheetContext = {
    strings: strings === undefined ? [] : readSharedStrings(strings),
    formats: styles === undefined ? [] : readCellFormats(styles),
    date1904: workbook.date1904,
    allowance: { cells: mostCells, formulaCharacters: MOST_FORMULA_CHARACTERS },
  }
  return { workbook, list, context, relationships, textOf }
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

/** A worksheet's part by its name, and what stands in it; refused where the package lacks it. */
export function sheetPartOf(source: OpenWorkbook, { sheet, target }: Worksheet): { name: string; text: string } {
  const text = target === undefined ? undefined : source.text(target)?.text
  if (target === undefined || text === undefined) throw missingSheetRefusal(sheet.name)
  return { name: target, text }
}
