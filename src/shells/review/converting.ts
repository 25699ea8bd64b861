import type { FoundFile } from '../../adapters/files/collect-workbooks.ts'
import { readBytes } from '../../adapters/files/read-file.ts'
import { sha256Of } from '../../adapters/platform/bytes.ts'
import {
  convertForeign,
  type ConvertedFiles,
  type GivenFile,
  NOTHING_CONVERTED,
  withForeignKinds,
} from './foreign-files.ts'
import { openPackage } from './review-files.ts'
import { InterruptedError, type ReviewHost } from './host.ts'

/**
 * Converts the foreign files among them where LibreOffice is installed; the user is told, for it takes seconds. `done`
 * is the caller's.
 */
export async function convertedFor(files: readonly GivenFile[], host: ReviewHost): Promise<ConvertedFiles> {
  const count = files.filter((file) => file.foreign !== undefined).length
  const program = count > 0 ? host.soffice() : undefined
  if (program === undefined) return NOTHING_CONVERTED
  if (host.progress) host.stderr(`正在用 LibreOffice 转换 ${count} 个文件……`)
  const converted = await convertForeign(files, { program, interrupted: host.interrupted })
  if (host.progress) host.stderr('\r\u001b[K')
  if (host.interrupted()) {
    converted.done()
    throw new InterruptedError('已按要求停止，没有写文件。')
  }
  return converted
}

/**
 * One file's package, for the commands that take one: as it is, converted, or behind the default password. Throws
 * `UnreadableWorkbookError`.
 */
export async function openSingle(
  found: FoundFile,
  host: ReviewHost,
): Promise<ReturnType<typeof openPackage> & { readonly sha256: string }> {
  const [file] = withForeignKinds([found]) as [GivenFile]
  const given = readBytes(file)
  const converted = await convertedFor([file], host)
  try {
    return { ...openPackage(file, given, converted), sha256: sha256Of(given) }
  } finally {
    converted.done()
  }
}
