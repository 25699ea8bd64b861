import type { FoundFile } from '../../adapters/files/found-file.ts'
import { readBytes } from '../../adapters/files/read-file.ts'
import { sha256Of } from '../../adapters/platform/bytes.ts'
import type { GivenFile } from './given-file.ts'
import { convertForeign, type OfficeFiles, NONE_BY_OFFICE, withForeignKinds } from './foreign-files.ts'
import { openPackage } from './load-file.ts'
import { InterruptedError, type ReviewHost } from './host.ts'

/**
 * Converts the foreign files among them where LibreOffice is installed; the user is told, for it takes seconds. `done`
 * is the caller's.
 */
export async function convertedFor(files: readonly GivenFile[], host: ReviewHost): Promise<OfficeFiles> {
  const count = files.filter((file) => file.foreign !== undefined).length
  const program = count > 0 ? host.soffice() : undefined
  if (program === undefined) return NONE_BY_OFFICE
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
