import { readFileSync } from 'node:fs'
import { type Converted, convertFiles, type ConvertOptions } from '../../adapters/convert/convert-files.ts'
import { containerOf } from '../../adapters/opc/container.ts'
import { type ForeignKind, foreignKind, hasOldMacros, isOldEncrypted } from '../../adapters/excel/kind/foreign-kind.ts'
import { REFUSALS } from '../../adapters/excel/refusals.ts'
import { withFixedTimes } from '../../adapters/opc/fixed-times.ts'
import type { FoundFile } from '../../adapters/files/found-file.ts'
import { type PrivateFolder, privateFolder } from '../../adapters/files/private-folder.ts'
import { readBytes } from '../../adapters/files/read-file.ts'
import { UnreadableWorkbookError } from '../../core/model/workbook.ts'
import { headOf } from './disk-holding.ts'
import { type ConvertedFiles, type GivenFile, NOTHING_CONVERTED, refusalOf } from './given-file.ts'
import { WORKBOOK_NOTES } from './workbook-notes.ts'

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

/** Foreign files of which it is known how the conversion of each ended. */
export interface OfficeFiles extends ConvertedFiles {
  /** By absolute path. */
  readonly results: ReadonlyMap<string, Converted>
}

/** Without an office. */
export const NONE_BY_OFFICE: OfficeFiles = { ...NOTHING_CONVERTED, results: new Map() }

/** Files that were converted by someone else, who will take the results away. */
export function convertedFrom(results: ReadonlyMap<string, Converted>): OfficeFiles {
  return { open: (file, given) => converted(file, given, results.get(file.absolute)), results, done: () => {} }
}

/**
 * Converts those of the files that are foreign, all together; `done` must be called when they have been read. Never
 * throws.
 */
export async function convertForeign(files: readonly GivenFile[], options: ConvertOptions): Promise<OfficeFiles> {
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
    return NONE_BY_OFFICE
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
