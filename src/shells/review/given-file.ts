import type { ForeignKind } from '../../adapters/excel/kind/foreign-kind.ts'
import { REFUSALS } from '../../adapters/excel/refusals.ts'
import type { FoundFile } from '../../adapters/files/found-file.ts'
import { UnreadableWorkbookError } from '../../core/model/workbook.ts'

/** A found file, and what it is when it is no OOXML package but can be turned into one. */
export type GivenFile = FoundFile & { readonly foreign?: ForeignKind }

/** Foreign files after their conversion. */
export interface ConvertedFiles {
  /** The workbook as .xlsx and what to say about it; throws `UnreadableWorkbookError` when there is none. */
  readonly open: (
    file: GivenFile,
    given: Uint8Array,
  ) => { readonly bytes: Uint8Array; readonly notes: readonly string[] }
  readonly done: () => void
}

/** Without an office: each foreign file is refused with how to save it as .xlsx. */
export const NOTHING_CONVERTED: ConvertedFiles = {
  open: (file) => {
    throw new UnreadableWorkbookError(refusalOf(file))
  },
  done: () => {},
}

const REASONS = {
  xls: 'oldExcel',
  xlsb: 'binaryExcel',
  ods: 'openDocument',
  xml: 'xmlExcel',
  html: 'xmlExcel',
  text: 'textTable',
} as const satisfies Record<ForeignKind, keyof typeof REFUSALS>

/** What to do with a file that nothing converts. */
export function refusalOf({ foreign = 'xls' }: GivenFile): string {
  return REFUSALS[REASONS[foreign]]
}
