import { platform } from '#platform'
import type { ZipArchive, ZipEntry } from './zip-archive.ts'

const UTF8_NAME = 0x800
const UNICODE_PATH = 0x7075

/**
 * The names of an archive's entries as their authors wrote them, in the order of the entries. UTF-8 where the entry
 * says so (APPNOTE 4.4.4, bit 11; 4.6.9, Unicode path); else UTF-8 where every name is, else GB18030: Chinese Windows
 * packs that way and says nothing of it.
 */
export function namesOfZip(archive: ZipArchive): string[] {
  const raw = archive.entries.map((entry) => rawName(archive, entry))
  const said = archive.entries.map(
    (entry, index) => unicodePath(archive, entry, raw[index]!) ?? flaggedName(entry, raw[index]!),
  )
  const unsaid = raw.filter((_, index) => said[index] === undefined)
  const asUtf8 = unsaid.every((bytes) => utf8(bytes) !== undefined) && !looksLikeGbk(unsaid)
  return raw.map((bytes, index) =>
    (said[index] ?? (asUtf8 ? utf8(bytes) : undefined) ?? gb18030(bytes)).normalize('NFC'),
  )
}

function rawName({ bytes }: ZipArchive, { recordStart }: ZipEntry): Uint8Array {
  return bytes.subarray(recordStart + 46, recordStart + 46 + u16(bytes, recordStart + 28))
}

function flaggedName({ flags }: ZipEntry, bytes: Uint8Array): string | undefined {
  return (flags & UTF8_NAME) === 0 ? undefined : utf8(bytes)
}

/**
 * The name in the extra field, if it was made for the name that stands there now: version 1, checksum of that name,
 * UTF-8.
 */
function unicodePath({ bytes }: ZipArchive, { recordStart }: ZipEntry, name: Uint8Array): string | undefined {
  const from = recordStart + 46 + name.length
  const to = from + u16(bytes, recordStart + 30)
  for (let at = from; at + 4 <= to; at += 4 + u16(bytes, at + 2)) {
    const end = at + 4 + u16(bytes, at + 2)
    if (u16(bytes, at) !== UNICODE_PATH || end > to || end < at + 9 || bytes[at + 4] !== 1) continue
    const checksum = (u16(bytes, at + 5) | (u16(bytes, at + 7) << 16)) >>> 0
    if (checksum === platform.crc32(name) >>> 0) return utf8(bytes.subarray(at + 9, end))
  }
  return undefined
}

/**
 * Chinese in UTF-8 takes three bytes a letter: names of which no letter takes more than two, and which are Chinese in
 * GBK, are GBK.
 */
function looksLikeGbk(names: readonly Uint8Array[]): boolean {
  const letters = names.map((bytes) => utf8(bytes) ?? '').join('')
  return (
    /[\u0080-\u07ff]/.test(letters) &&
    !/[^\u0000-\u07ff]/.test(letters) &&
    names.every((bytes) => isChinese(gb18030(bytes)))
  )
}

function isChinese(text: string): boolean {
  return /^[\u0000-\u007f\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]*$/.test(text)
}

function utf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

function gb18030(bytes: Uint8Array): string {
  return new TextDecoder('gb18030').decode(bytes)
}

function u16(bytes: Uint8Array, at: number): number {
  return (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8)
}
