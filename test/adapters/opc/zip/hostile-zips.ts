import type { HostileFile } from '../../excel/hostile-content.ts'
import { BOMBS } from './bombs.ts'
import { DIRECTORIES } from './directories.ts'
import { ENTRIES } from './entries.ts'
import { NAMES } from './names.ts'
import { ZIP64 } from './zip64.ts'

/**
 * Archives that are meant to cost too much, to be read in two ways, or to break a reader; all that is in their entries
 * is harmless.
 */
export const HOSTILE_ZIPS: readonly HostileFile[] = [...BOMBS, ...DIRECTORIES, ...ENTRIES, ...NAMES, ...ZIP64]
