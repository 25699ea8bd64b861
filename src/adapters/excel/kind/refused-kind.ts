import { compoundEntryNames, isCompoundFile } from '../../opc/compound-file.ts'
import { type REFUSALS, refusal } from '../refusals.ts'
import { startsLikeZip } from '../../opc/zip/zip-archive.ts'
import { endsLikeZip } from '../../opc/zip/zip-directory.ts'

type Reason = keyof typeof REFUSALS

/** First bytes of what clerks send by mistake. */
const MAGIC: readonly (readonly [string, Reason])[] = [
  ['\x89PNG', 'picture'],
  ['\xff\xd8\xff', 'picture'],
  ['GIF8', 'picture'],
  ['BM', 'picture'],
  ['II*\0', 'picture'],
  ['MM\0*', 'picture'],
  ['%PDF', 'pdf'],
  ['Rar!', 'archive'],
  ["7z\xbc\xaf'\x1c", 'archive'],
  ['\x1f\x8b', 'archive'],
  ['{\\rtf', 'word'],
  ['\t\b', 'oldExcel'],
  ['\t\x04', 'oldExcel'],
  ['\t\x02', 'oldExcel'],
  ['<?xml', 'xmlExcel'],
  ['<html', 'xmlExcel'],
  ['<!doctype html', 'xmlExcel'],
]

/** Throws with the reason when the bytes are no zip package; the OLE2 signature is looked at first. */
export function refuseOtherKinds(bytes: Uint8Array): void {
  if (bytes.length === 0) throw refusal('empty')
  if (isCompoundFile(bytes)) throw refusal(compoundKind(compoundEntryNames(bytes)))
  if (startsLikeZip(bytes)) return
  throw refusal(magicKind(bytes))
}

function compoundKind(names: ReadonlySet<string>): Reason {
  if (names.has('EncryptedPackage') || names.has('EncryptionInfo')) return 'password'
  if (names.has('Workbook') || names.has('Book') || names.has('ETWorkbook')) return 'oldExcel'
  if (names.has('WordDocument')) return 'word'
  if (names.has('PowerPoint Document')) return 'powerPoint'
  return 'compound'
}

function magicKind(bytes: Uint8Array): Reason {
  const skip = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0
  const head = String.fromCharCode(...bytes.subarray(skip, skip + 16))
  const found = MAGIC.find(
    ([magic]) => head.startsWith(magic) || (magic.startsWith('<') && head.trimStart().toLowerCase().startsWith(magic)),
  )
  if (found) return found[1]
  if (bytes.every((byte) => byte === 0)) return 'truncated'
  // A workbook that something was put before, such as the blank line of a web page: no program but an archiver opens
  // it.
  return endsLikeZip(bytes) ? 'damaged' : 'notAWorkbook'
}

/** What a zip without a workbook part is, from the names of its entries (lower case) and its main content type. */
export function packageKind(names: ReadonlySet<string>, contentTypes: string, mimetype: string): Reason {
  if (mimetype.includes('opendocument.spreadsheet')) return 'openDocument'
  if (mimetype.includes('opendocument.presentation')) return 'powerPoint'
  if (mimetype.includes('opendocument')) return 'word'
  if (names.has('xl/workbook.bin') || contentTypes.includes('sheet.binary.')) return 'binaryExcel'
  if (names.has('word/document.xml') || contentTypes.includes('wordprocessingml')) return 'word'
  if (names.has('ppt/presentation.xml') || contentTypes.includes('presentationml')) return 'powerPoint'
  if (contentTypes.includes('spreadsheetml') || [...names].some((name) => name.startsWith('xl/'))) return 'damaged'
  return names.size > 0 && !names.has('[content_types].xml') ? 'archive' : 'notAWorkbook'
}
