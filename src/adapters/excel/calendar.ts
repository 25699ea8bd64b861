import { isoFromSerial, serialFromIso } from './read/serial-dates.ts'
import { workbookPartOf } from './read/workbook-location.ts'
import { readWorkbookPart } from './read/workbook-part.ts'
import { refusingDamage } from './read-workbook.ts'
import { type OpenWorkbook, packageOf } from './workbook-package.ts'

/** How a workbook counts its days. */
export interface Calendar {
  readonly date1904: boolean
  /** The serial of an ISO date, 「2023-03-10」 or with a time; undefined for what is no date. */
  readonly serialOf: (iso: string) => string | undefined
}

/** The calendar of a workbook. Throws `UnreadableWorkbookError` as `readWorkbook` does. */
export function calendarOf(source: Uint8Array | OpenWorkbook): Calendar {
  return refusingDamage(() => {
    const opened = packageOf(source, {})
    const { date1904 } = readWorkbookPart(opened.text(workbookPartOf(opened))!.text)
    const serialOf = (iso: string): string | undefined => {
      const serial = serialFromIso(iso, date1904)
      return serial !== undefined && isoFromSerial(serial, date1904) === iso ? serial : undefined
    }
    return { date1904, serialOf }
  })
}
