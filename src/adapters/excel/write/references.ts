import { type CellRange, rangeToA1 } from '../../../core/model/cell-address.ts'

/** 「'表 1'」: always quoted, which is always right. */
export function quotedSheet(name: string): string {
  return `'${name.replace(/'/g, "''")}'`
}

/** A1:B6 → $A$1:$B$6. */
export function absoluteReference(range: CellRange): string {
  return rangeToA1(range).replace(/([A-Z]+)(\d+)/g, '$$$1$$$2')
}
