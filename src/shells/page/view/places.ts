import type { CellPlace } from '../protocol.ts'

/** A sheet of a set. */
export type SheetPlace = Pick<CellPlace, 'workbook' | 'sheet'>

/** Neither paths nor names of sheets hold a line break. */
export function sheetKey({ workbook, sheet }: SheetPlace): string {
  return `${workbook}\n${sheet}`
}

export function cellKey(place: CellPlace): string {
  return `${sheetKey(place)}\n${place.cell}`
}

export function isSameSheet(one: SheetPlace | null, other: SheetPlace | null): boolean {
  return one !== null && other !== null && sheetKey(one) === sheetKey(other)
}

export function isSameCell(one: CellPlace | null, other: CellPlace | null): boolean {
  return one !== null && other !== null && cellKey(one) === cellKey(other)
}

/** 「自评.xlsx」 of 「a/自评.xlsx」. */
export function fileName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}
