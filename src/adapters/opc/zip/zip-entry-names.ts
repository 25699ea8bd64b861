import { UnreadableWorkbookError } from '../../../core/model/workbook.ts'
import { DEFAULT_LIMITS } from '../limits.ts'
import { openZip } from './zip-archive.ts'

/**
 * The names of a zip's entries in lower case, to see what kind of package it is; undefined when its directory cannot be
 * read.
 */
export function zipEntryNames(bytes: Uint8Array): ReadonlySet<string> | undefined {
  try {
    return new Set(openZip(bytes, DEFAULT_LIMITS).entries.map(({ name }) => name.toLowerCase()))
  } catch (error) {
    if (error instanceof UnreadableWorkbookError || error instanceof RangeError) return undefined
    throw error
  }
}
