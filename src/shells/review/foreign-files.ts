import { closeSync, openSync, readFileSync, readSync } from 'node:fs'
import { type Converted, convertFiles, type ConvertOptions } from '../../adapters/convert/convert-files.ts'
import { containerOf } from '../../adapters/opc/container.ts'
import {
  type ForeignKind,
  foreignKind,
  HEAD_SIZE,
  hasOldMacros,
  isOldEncrypted,
} from '../../adapters/excel/kind/foreign-kind.ts'
import { REFUSALS } from '../../adapters/excel/refusals.ts'
import { withFixedTimes } from '../../adapters/opc/fixed-times.ts'
import type { FoundFile } from '../../adapters/files/collect-workbooks.ts'
import { type PrivateFolder, privateFolder } from '../../adapters/files/private-folder.ts'
import { readBytes } from '../../adapters/files/read-file.ts'
import { UnreadableWorkbookError } from '../../core/model/workbook.ts'
import { WORKBOOK_NOTES } from './workbook-notes.ts'

/** A found file, and what it is when it is no OOXML package but can be turned into one. */
export type GivenFile = FoundFile & { readonly foreign?: ForeignKind }

/** Looks at the first bytes of each file; one that cannot be opened is told of when it is read. */
export function withForeignKinds(files: readonly FoundFile[]): GivenFile[] {
  return files.map((file) => {
    const foreign = kindOf(file)
    return foreign === undefined ? file : { ...file, foreign }
  })
}

function kindOf(file: FoundFile): ForeignKind | undefined {
  try {
    const head = headOf(file.absolute)
    return foreignKind(containerOf(head) === 'compound' ? readBytes(file) : head, file.inside)
  } catch {
    return undefined
  }
}

/** The first bytes of a file. Throws the system's error. */
export function headOf(path: string): Uint8Array {
  const file = openSync(path, 'r')
  try {
    const head = new Uint8Array(HEAD_SIZE)
    return head.subarray(0, readSync(file, head))
  } finally {
    closeSync(file)
  }
}

/** The foreign files of a batch after their conversion. */
export interface ConvertedFiles {
  /** The workbook as .xlsx and what to say about it; throws `UnreadableWorkbookError` when there is none. */
  readonly open: (
    file: GivenFile,
    given: Uint8Array,
  ) => { readonly bytes: Uint8Array; readonly notes: readonly string[] }
  /** How the conversion of each ended, by absolute path. */
  readonly results: ReadonlyMap<string, Converted>
  readonly done: () => void
}

/** Files that were converted by someone else, who will take the results away. */
export function convertedFrom(results: ReadonlyMap<string, Converted>): ConvertedFiles {
  return { open: (file, given) => converted(file, given, results.get(file.absolute)), results, done: () => {} }
}

/** Without an office: each foreign file is refused with how to save it as .xlsx. */
export const NOTHING_CONVERTED: ConvertedFiles = {
  open: (file) => {
    throw new UnreadableWorkbookError(refusalOf(file))
  },
  results: new Map(),
  done: () => {},
}

/**
 * Converts those of the files that are foreign, all together; `done` must be called when they have been read. Never
 * throws.
 */
export async function convertForeign(files: readonly GivenFile[], options: ConvertOptions): Promise<ConvertedFiles> {
  const foreign = files.flatMap((file) =>
    file.foreign === undefined ? [] : [{ key: file.absolute, kind: file.foreign, bytes: () => readBytes(file) }],
  )
  let folder: PrivateFolder | undefined
  try {
    folder = privateFolder()
    return { ...convertedFrom(await convertFiles(foreign, folder.path, options)), done: folder.done }
  } catch {
    // No temporary folder could be made, or it took nothing.
    folder?.done()
    return NOTHING_CONVERTED
  }
}

function converted(
  file: GivenFile,
  given: Uint8Array,
  result: Converted | undefined,
): { bytes: Uint8Array; notes: readonly string[] } {
  if (!result || 'failed' in result) {
    const why = result?.failed === 'timed-out' ? 'LibreOffice 转换超时' : 'LibreOffice 没有转换成功'
    throw new UnreadableWorkbookError(
      isOldEncrypted(given) ? REFUSALS.password : refusalOf(file).replace('，', `，${why}，`),
    )
  }
  const notes = [
    WORKBOOK_NOTES.converted(formatOf(file)),
    // The office knows no password but the default one.
    ...(isOldEncrypted(given) ? [WORKBOOK_NOTES.defaultPassword] : []),
    ...(hasOldMacros(given) ? [WORKBOOK_NOTES.macrosLeft] : []),
  ]
  return { bytes: withFixedTimes(readFileSync(result.path)), notes }
}

const REASONS = {
  xls: 'oldExcel',
  xlsb: 'binaryExcel',
  ods: 'openDocument',
  xml: 'xmlExcel',
  html: 'xmlExcel',
  text: 'textTable',
} as const satisfies Record<ForeignKind, keyof typeof REFUSALS>

function refusalOf({ foreign = 'xls' }: GivenFile): string {
  return REFUSALS[REASONS[foreign]]
}

/** 「.et」; where the name says one thing and the content is another, both: 「.xls（内容为网页）」. */
function formatOf({ inside, foreign = 'xls' }: GivenFile): string {
  const extension = /\.[^./]+$/.exec(inside)?.[0].toLowerCase() ?? ''
  const content = {
    xls: '旧格式',
    xlsb: '二进制格式',
    ods: 'ODF 表格',
    xml: '内容为 XML',
    html: '内容为网页',
    text: '内容为文本',
  }[foreign]
  return `${extension}（${content}）`
}
