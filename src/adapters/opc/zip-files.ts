import { hasControlCharacter } from '../../core/identity/unit-key.ts'
import { DEFAULT_LIMITS } from './package-limits.ts'
import { PackageFault } from './package-fault.ts'
import { entryContent, openZip, samePacked, type ZipArchive, type ZipEntry } from './zip/zip-archive.ts'
import { namesOfZip } from './zip/zip-names.ts'

/** Why an entry is not unpacked. */
export type EntryFault = 'unsafe-name' | 'link' | 'password' | 'twice' | 'damaged' | 'too-large'

export interface ZipFile {
  /** With 「/」 between folders. */
  readonly name: string
  /** What is in it, or why that is not to be had. Asked for once. */
  readonly open: () => { readonly content: Uint8Array } | { readonly fault: EntryFault }
}

/** Inflated bytes that an archive and those in it may take together. */
export interface ZipBudget {
  left: number
}

export function zipBudget(): ZipBudget {
  return { left: DEFAULT_LIMITS.totalBytes }
}

/** An archive that cannot be opened at all. */
export class ClosedZipError extends Error {
  override readonly name = 'ClosedZipError'
  constructor(
    readonly reason: 'password' | 'empty' | 'truncated' | 'damaged' | 'contradictory' | 'too-many',
    cause?: unknown,
  ) {
    super(reason, { cause })
  }
}

/**
 * The files of an archive, folders left out, by the limits that hold for workbooks. Nothing is written and no name is
 * followed: one that is absolute, climbs, or hides something is a fault of its entry. Throws `ClosedZipError`.
 */
export function filesOfZip(bytes: Uint8Array, budget: ZipBudget): ZipFile[] {
  const archive = opened(bytes)
  const names = namesOfZip(archive).map((name) => name.replace(/\\/g, '/').replace(/^(\.\/)+/, ''))
  const files = archive.entries.flatMap((entry, index) =>
    isFolder(archive, entry, names[index]!) ? [] : [{ entry, name: names[index]! }],
  )
  if (files.length === 0) throw new ClosedZipError('empty')
  if (files.every(({ entry }) => isEncrypted(entry))) throw new ClosedZipError('password')
  const first = new Map<string, ZipEntry>()
  const torn = new Set<string>()
  const single = files.filter(({ entry, name }) => {
    const key = name.toLowerCase()
    const before = first.get(key)
    if (before === undefined) first.set(key, entry)
    else if (!samePacked(archive, before, entry)) torn.add(key)
    return before === undefined
  })
  return single.map(({ entry, name }) => ({
    name,
    open: () => open(archive, entry, name, torn.has(name.toLowerCase()), budget),
  }))
}

function opened(bytes: Uint8Array): ZipArchive {
  if (isEndRecordAlone(bytes)) throw new ClosedZipError('empty')
  try {
    return openZip(bytes, DEFAULT_LIMITS)
  } catch (cause) {
    if (!(cause instanceof PackageFault || cause instanceof RangeError)) throw cause
    const reason = cause instanceof PackageFault ? cause.reason : 'damaged'
    if (reason === 'truncated') throw new ClosedZipError('truncated', cause)
    if (reason === 'contradictory') throw new ClosedZipError('contradictory', cause)
    throw new ClosedZipError(reason === 'too-many-entries' ? 'too-many' : 'damaged', cause)
  }
}

/** An archive of nothing. */
function isEndRecordAlone(bytes: Uint8Array): boolean {
  return bytes.length >= 22 && bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 5 && bytes[3] === 6
}

const ENCRYPTED = 1
const UNIX = 3
const FILE_TYPE = 0o170000
const FOLDER = 0o040000
const ORDINARY = 0o100000

function isEncrypted({ flags }: ZipEntry): boolean {
  return (flags & ENCRYPTED) !== 0
}

/** The kind of file that the packer's system noted (APPNOTE 4.4.2, 4.4.15); 0 where it notes none. */
function fileType({ bytes }: ZipArchive, { recordStart }: ZipEntry): number {
  return bytes[recordStart + 5] === UNIX
    ? ((bytes[recordStart + 40] ?? 0) | ((bytes[recordStart + 41] ?? 0) << 8)) & FILE_TYPE
    : 0
}

function isFolder(archive: ZipArchive, entry: ZipEntry, name: string): boolean {
  return name.endsWith('/') || fileType(archive, entry) === FOLDER
}

function open(
  archive: ZipArchive,
  entry: ZipEntry,
  name: string,
  torn: boolean,
  budget: ZipBudget,
): ReturnType<ZipFile['open']> {
  if (!isSafe(name)) return { fault: 'unsafe-name' }
  const type = fileType(archive, entry)
  if (type !== 0 && type !== ORDINARY) return { fault: 'link' }
  if (isEncrypted(entry)) return { fault: 'password' }
  if (torn) return { fault: 'twice' }
  try {
    const content = entryContent(archive, entry, Math.min(DEFAULT_LIMITS.partBytes, budget.left))
    budget.left -= content.length
    return { content }
  } catch (cause) {
    if (!(cause instanceof PackageFault)) throw cause
    return { fault: cause.reason === 'too-large' ? 'too-large' : 'damaged' }
  }
}

/** Relative, downwards only, without control characters. */
function isSafe(name: string): boolean {
  if (hasControlCharacter(name) || /^\/|^[A-Za-z]:/.test(name)) return false
  return name.split('/').every((segment) => segment !== '' && segment !== '.' && segment !== '..')
}
