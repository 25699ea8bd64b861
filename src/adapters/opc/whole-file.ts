import { isCompoundFile } from './compound-file.ts'
import { DEFAULT_LIMITS } from './package-limits.ts'
import { PackageFault } from './package-fault.ts'
import { entryContent, openZip, startsLikeZip } from './zip/zip-archive.ts'

/** As many bytes of the end of a zip as hold its end record, whatever its comment, and its usual directory. */
export const TAIL_SIZE = 128 * 1024

/**
 * A first look at a file that may still be on its way: 'partial' when its zip has no end record yet, its OLE2 sectors
 * reach beyond its end, its first bytes are missing, or it is empty. Cheap: only `head` and `tail` are read.
 */
export function looksWhole(head: Uint8Array, tail: Uint8Array, size: number): boolean {
  if (size === 0 || head.every((byte) => byte === 0)) return false
  if (startsLikeZip(head)) return hasDirectory(tail, size)
  if (isCompoundFile(head)) return hasItsSectors(head, size)
  return true
}

const END_RECORD = 0x06054b50
const ZIP64_LOCATOR = 0x07064b50
const CENTRAL_RECORD = 0x02014b50

/**
 * The end record stands in the tail, and where it says the directory begins, one does (as far as the tail reaches).
 * APPNOTE 4.3.16.
 */
function hasDirectory(tail: Uint8Array, size: number): boolean {
  const view = new DataView(tail.buffer, tail.byteOffset, tail.byteLength)
  for (let at = tail.length - 22; at >= 0; at--) {
    if (view.getUint32(at, true) !== END_RECORD || at + 22 + view.getUint16(at + 20, true) > tail.length) continue
    if (at >= 20 && view.getUint32(at - 20, true) === ZIP64_LOCATOR) return true
    const start = at - view.getUint32(at + 12, true)
    const beyondTail = start < 0 && size > tail.length
    return beyondTail || (start >= 0 && start + 46 <= at && view.getUint32(start, true) === CENTRAL_RECORD)
  }
  return false
}

/** [MS-CFB] 2.2: the sectors that the header names lie inside the file. */
function hasItsSectors(head: Uint8Array, size: number): boolean {
  if (head.length < 512) return false
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength)
  const sectorSize = view.getUint16(30, true) === 12 ? 4096 : 512
  const inside = (sector: number): boolean => (sector + 2) * sectorSize <= size + sectorSize - 1
  const tables = Math.min(view.getUint32(44, true), 109)
  if (tables === 0 || !inside(view.getUint32(48, true))) return false
  for (let i = 0; i < tables; i++) if (!inside(view.getUint32(76 + 4 * i, true))) return false
  return true
}

/**
 * Whether every byte has arrived: each entry of a zip agrees with its checksum, each used sector of an OLE2 file
 * exists. What else is wrong with a file (a password, a size beyond all bounds) is for its reader to say; such a file
 * is whole.
 */
export function isWhole(bytes: Uint8Array): boolean {
  if (bytes.length === 0 || bytes.subarray(0, 4096).every((byte) => byte === 0)) return false
  if (startsLikeZip(bytes)) return isWholeZip(bytes)
  return isCompoundFile(bytes) ? isWholeCompound(bytes) : true
}

const NOT_ARRIVED: ReadonlySet<string> = new Set(['truncated', 'damaged', 'contradictory'])

function isWholeZip(bytes: Uint8Array): boolean {
  try {
    const archive = openZip(bytes, DEFAULT_LIMITS)
    let budget = DEFAULT_LIMITS.totalBytes
    for (const entry of archive.entries)
      budget -= entryContent(archive, entry, Math.min(budget, DEFAULT_LIMITS.partBytes)).length
    return true
  } catch (error) {
    return !(error instanceof PackageFault && NOT_ARRIVED.has(error.reason))
  }
}

/**
 * Beyond it a table's entry is no sector but a mark (free, end of chain); some writers fill the rest of a table with
 * ends of chains.
 */
const LAST_SECTOR = 0xfffffffa

/**
 * The last sector that an allocation table says is in use ends inside the file, and the tables themselves are no zeros.
 */
function isWholeCompound(bytes: Uint8Array): boolean {
  if (!hasItsSectors(bytes.subarray(0, 512), bytes.length)) return false
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const sectorSize = view.getUint16(30, true) === 12 ? 4096 : 512
  const perTable = sectorSize / 4
  let lastUsed = -1
  for (let i = 0; i < Math.min(view.getUint32(44, true), 109); i++) {
    const at = (view.getUint32(76 + 4 * i, true) + 1) * sectorSize
    if (at + sectorSize > bytes.length) return false
    if (bytes.subarray(at, at + sectorSize).every((byte) => byte === 0)) return false
    for (let k = 0; k < perTable; k++) {
      const next = view.getUint32(at + 4 * k, true)
      if (next < LAST_SECTOR) lastUsed = Math.max(lastUsed, i * perTable + k, next)
    }
  }
  const directory = (view.getUint32(48, true) + 1) * sectorSize
  const rootNamed = directory + 66 <= bytes.length && view.getUint16(directory + 64, true) > 0
  return rootNamed && (lastUsed + 1) * sectorSize < bytes.length
}
