import { compoundEntryNames, isCompoundFile } from './compound-file.ts'
import { PackageFault } from './package-fault.ts'
import { DEFAULT_LIMITS } from './package-limits.ts'
import { openZip, startsLikeZip } from './zip/zip-archive.ts'

/**
 * What a file's parts are kept in: a zip, as by the office programs of today, or an OLE2 file, as by those of old and of
 * whatever is behind a password.
 */
export type Container = 'zip' | 'compound'

/** By the first bytes; undefined for a file that is neither. */
export function containerOf(head: Uint8Array): Container | undefined {
  if (isCompoundFile(head)) return 'compound'
  return startsLikeZip(head) ? 'zip' : undefined
}

/** Names of the streams and storages of an OLE2 file; those that could be found when it is damaged. */
export { compoundEntryNames }

/** The names of a zip's entries in lower case; undefined when its directory cannot be read. */
export function zipEntryNames(bytes: Uint8Array): ReadonlySet<string> | undefined {
  try {
    return new Set(openZip(bytes, DEFAULT_LIMITS).entries.map(({ name }) => name.toLowerCase()))
  } catch (error) {
    if (error instanceof PackageFault || error instanceof RangeError) return undefined
    throw error
  }
}
