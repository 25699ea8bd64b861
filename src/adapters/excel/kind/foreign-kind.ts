import { compoundEntryNames, compoundStream, isCompoundFile } from '../../opc/compound-file.ts'
import { startsLikeZip } from '../../opc/zip/zip-archive.ts'

/**
 * Workbooks that are no OOXML package but that a spreadsheet program can turn into one: .xls and .et (BIFF, in an OLE2
 * file or, very old, without), .xlsb, .ods, SpreadsheetML 2003, and what export systems call .xls: an HTML table, or
 * lines with tabs or commas.
 */
export type ForeignKind = 'xls' | 'xlsb' | 'ods' | 'xml' | 'html' | 'text'

/**
 * As many bytes from the start of a file as `foreignKind` asks for, unless it is an OLE2 file, of which it wants all.
 */
export const HEAD_SIZE = 4096

const ODS = 'mimetypeapplication/vnd.oasis.opendocument.spreadsheet'
/** Record BOF of BIFF 5/8, 4, 3 and 2 ([MS-XLS] 2.4.21). */
const BIFF_HEADS = [
  [0x09, 0x08],
  [0x09, 0x04],
  [0x09, 0x02],
  [0x09, 0x00],
]

/**
 * What a file is, if not an OOXML package; undefined for those and for all that is no workbook. The name decides only
 * where bytes cannot.
 */
export function foreignKind(bytes: Uint8Array, name: string): ForeignKind | undefined {
  if (isCompoundFile(bytes)) return isOldWorkbook(compoundEntryNames(bytes)) ? 'xls' : undefined
  const head = asciiOf(bytes.subarray(0, HEAD_SIZE))
  if (startsLikeZip(bytes)) return head.slice(0, 200).includes(ODS) ? 'ods' : /\.xlsb$/i.test(name) ? 'xlsb' : undefined
  if (BIFF_HEADS.some(([first, second]) => bytes[0] === first && bytes[1] === second)) return 'xls'
  return markupKind(head.toLowerCase()) ?? (/\.(xls|et|csv)$/i.test(name) && isTable(head) ? 'text' : undefined)
}

function isOldWorkbook(names: ReadonlySet<string>): boolean {
  if (names.has('EncryptedPackage') || names.has('EncryptionInfo')) return false
  return names.has('Workbook') || names.has('Book') || names.has('ETWorkbook')
}

/** True for an OLE2 workbook with a VBA project ([MS-XLS] 2.1.7): converting leaves it behind. */
export function hasOldMacros(bytes: Uint8Array): boolean {
  return isCompoundFile(bytes) && compoundEntryNames(bytes).has('_VBA_PROJECT_CUR')
}

const FILE_PASS = 0x002f
const MOST_RECORDS_BEFORE = 8

/**
 * True when the records of an OLE2 workbook are encrypted: FilePass stands right behind the first ones ([MS-XLS]
 * 2.4.117).
 */
export function isOldEncrypted(bytes: Uint8Array): boolean {
  const stream = isCompoundFile(bytes)
    ? (compoundStream(bytes, 'Workbook') ?? compoundStream(bytes, 'Book'))
    : undefined
  if (!stream) return false
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength)
  for (let at = 0, count = 0; at + 4 <= stream.length && count < MOST_RECORDS_BEFORE; count++) {
    if (view.getUint16(at, true) === FILE_PASS) return true
    at += 4 + view.getUint16(at + 2, true)
  }
  return false
}

/** One letter a byte; the zeros of UTF-16 are left out, so that tags can be seen in it. */
function asciiOf(bytes: Uint8Array): string {
  const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)
  return new TextDecoder('latin1').decode(isUtf16 ? bytes.subarray(2).filter((byte) => byte !== 0) : bytes)
}

function markupKind(head: string): ForeignKind | undefined {
  if (!/^(ï»¿)?\s*</.test(head)) return undefined
  if (
    head.includes('urn:schemas-microsoft-com:office:spreadsheet') &&
    head.includes('<?xml') &&
    !head.includes('<html')
  )
    return 'xml'
  return /<(html|table|!doctype html)\b/.test(head) ? 'html' : undefined
}

/** Lines of text, the first with a tab or a comma. */
function isTable(head: string): boolean {
  if (/[\u0000-\u0008\u000e-\u001f]/.test(head)) return false
  return /^[^\r\n]*[\t,][^\r\n]*\r?\n/.test(head)
}
