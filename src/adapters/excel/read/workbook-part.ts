import { type CellRange, columnNumber, MAX_COLUMN, MAX_ROW, rangeFromA1 } from '../../../core/model/cell-address.ts'
import type { Sheet } from '../../../core/model/workbook.ts'
import {
  attributeOf,
  childOf,
  childrenOf,
  integerOf,
  parseXml,
  relationshipIdOf,
  textOf,
} from '../../opc/xml/xml-tree.ts'

export interface ListedSheet {
  readonly name: string
  readonly relationshipId: string
  readonly state: Sheet['state']
  /** Position among all sheets, charts included; `localSheetId` counts so. */
  readonly index: number
}

/** What the workbook part (ECMA-376 Part 1, 18.2.27) says of the whole. */
export interface WorkbookPart {
  readonly sheets: readonly ListedSheet[]
  readonly date1904: boolean
  /** By sheet index. */
  readonly printAreas: ReadonlyMap<number, CellRange>
}

export const PRINT_AREA = '_xlnm.Print_Area'

export function readWorkbookPart(text: string): WorkbookPart {
  const root = parseXml(text)
  const date1904 = attributeOf(childOf(root, 'workbookPr') ?? root, 'date1904')
  const printAreas = new Map<number, CellRange>()
  for (const name of childrenOf(childOf(root, 'definedNames'), 'definedName')) {
    const index = integerOf(name, 'localSheetId')
    if (index === undefined || attributeOf(name, 'name')?.toLowerCase() !== PRINT_AREA.toLowerCase()) continue
    const area = printAreaOf(textOf(text, name))
    if (area) printAreas.set(index, area)
  }
  return {
    sheets: childrenOf(childOf(root, 'sheets'), 'sheet').map((sheet, index) => ({
      name: attributeOf(sheet, 'name') ?? '',
      relationshipId: relationshipIdOf(sheet) ?? attributeOf(sheet, 'id') ?? '',
      state: sheetState(attributeOf(sheet, 'state')),
      index,
    })),
    date1904: date1904 === '1' || date1904 === 'true',
    printAreas,
  }
}

function sheetState(state: string | undefined): Sheet['state'] {
  return state === 'hidden' || state === 'veryHidden' ? state : 'visible'
}

/** 「'表 1'!$A$1:$I$30,'表 1'!$A$40:$B$50」 → the range around all areas; undefined when one is no plain range. */
function printAreaOf(text: string): CellRange | undefined {
  let around: CellRange | undefined
  // A doubled quote in a name ends one quoted piece and begins the next.
  for (const reference of text.replace(/'[^']*'!?/g, '').split(',')) {
    const area = areaOf(reference.slice(reference.lastIndexOf('!') + 1).trim())
    if (!area) return undefined
    around = around
      ? {
          top: Math.min(around.top, area.top),
          left: Math.min(around.left, area.left),
          bottom: Math.max(around.bottom, area.bottom),
          right: Math.max(around.right, area.right),
        }
      : area
  }
  return around
}

function areaOf(reference: string): CellRange | undefined {
  const columns = /^\$?([A-Za-z]{1,3}):\$?([A-Za-z]{1,3})$/.exec(reference)
  if (columns) return { top: 1, left: columnNumber(columns[1]!), bottom: MAX_ROW, right: columnNumber(columns[2]!) }
  const rows = /^\$?(\d{1,7}):\$?(\d{1,7})$/.exec(reference)
  if (rows) return { top: Number(rows[1]), left: 1, bottom: Number(rows[2]), right: MAX_COLUMN }
  return rangeFromA1(reference)
}
