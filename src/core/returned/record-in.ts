import { oncePer } from '../model/memoise.ts'
import type { Sheet, Workbook } from '../model/workbook.ts'
import { isRecordText, type RecordLine, recordLine } from '../our-marks/record.ts'
import { ourSheets } from './our-sheets.ts'

/** The lines of a workbook that came back, as they stand; damaged ones are passed over. */
export const recordIn = oncePer((workbook: Workbook): readonly RecordLine[] => {
  return ourSheets(workbook).changes.flatMap(linesOn)
})

const linesOn = oncePer((sheet: Sheet): readonly RecordLine[] =>
  sheet.cells.flatMap(({ value }) => {
    if (value.kind !== 'text' || !isRecordText(value.text)) return []
    return recordLine(value.text) ?? []
  }),
)
