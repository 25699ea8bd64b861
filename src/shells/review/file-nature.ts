import { compoundEntryNames, containerOf, zipEntryNames } from '../../adapters/opc/container.ts'
import { type ForeignKind, foreignKind } from '../../adapters/excel/kind/foreign-kind.ts'
import type { OtherKind } from '../../core/intake/other-file.ts'

/** What is to be done with a file: read it as a workbook, unpack it, or tell what it is. */
export type FileNature =
  | { readonly as: 'workbook'; readonly foreign?: ForeignKind }
  | { readonly as: 'zip' }
  | { readonly as: 'other'; readonly kind: OtherKind; readonly what?: string }

/** A file to be looked at: its first bytes, and all of them where those do not tell. */
export interface Sample {
  readonly name: string
  /** A workbook given by name is a workbook, whatever it is called. */
  readonly named: boolean
  readonly head: Uint8Array
  readonly whole: () => Uint8Array
}

const SPREADSHEET = /\.(xlsx|xlsm|xls|et|xlsb|ods)$/i
/**
 * Names under which a workbook comes by mistake and is read all the same: none of a program, that of an archive, that
 * of a template.
 */
const MISNAMED = /(^|\/)[^./]+$|\.[^./]*[^./A-Za-z0-9][^./]*$|\.(zip|xltx|xltm)$/i

/**
 * What a file is, by its content; the name decides where the content does not. What is called a workbook and is none is
 * told by the reader.
 */
export function natureOf(sample: Sample): FileNature {
  const { name, head } = sample
  const isSpreadsheet = SPREADSHEET.test(name)
  const container = containerOf(head)
  if (container === 'compound') return compoundNature(sample, isSpreadsheet)
  if (container === 'zip') return zipNature(sample, isSpreadsheet)
  const foreign = foreignKind(head, name)
  if (isSpreadsheet || (sample.named && foreign === 'text')) return asWorkbook(foreign)
  if (head.length === 0) return { as: 'other', kind: 'unreadable', what: '文件是空的（0 字节），请重新发送。' }
  return { as: 'other', kind: kindOfContent(head) ?? kindOfName(name) ?? (isText(head) ? 'text' : 'unknown') }
}

/** OLE2: Word and PowerPoint of old, old workbooks, and whatever is behind a password. */
function compoundNature({ name, whole }: Sample, isSpreadsheet: boolean): FileNature {
  const bytes = whole()
  const foreign = foreignKind(bytes, name)
  if (isSpreadsheet) return asWorkbook(foreign)
  if (foreign !== undefined) return workbookNamed(name, foreign)
  const names = compoundEntryNames(bytes)
  if (names.has('WordDocument')) return { as: 'other', kind: 'word' }
  if (names.has('PowerPoint Document')) return { as: 'other', kind: 'presentation' }
  const kind = kindOfName(name)
  const isLocked = names.has('EncryptedPackage') || names.has('EncryptionInfo')
  return isLocked && kind === undefined ? { as: 'other', kind: 'password' } : { as: 'other', kind: kind ?? 'unknown' }
}

/** The first entry of a package that an office program wrote: nobody's own file is called so. */
const PACKAGE_START = /^.{30}(\[Content_Types\]\.xml|_rels\/|docProps\/|xl\/|mimetype)/s

function zipNature({ name, head, whole }: Sample, isSpreadsheet: boolean): FileNature {
  const start = String.fromCharCode(...head.subarray(0, 200))
  const foreign = foreignKind(head, name)
  if (isSpreadsheet && PACKAGE_START.test(start)) return asWorkbook(foreign)
  const mimetype = /^.{30}mimetypeapplication\/vnd\.oasis\.opendocument\.(\w+)/s.exec(start)?.[1]
  if (mimetype === 'spreadsheet') return workbookNamed(name, 'ods')
  if (mimetype !== undefined) return { as: 'other', kind: mimetype === 'presentation' ? 'presentation' : 'word' }
  const names = zipEntryNames(whole())
  const kind = kindOfName(name)
  if (names === undefined) {
    if (isSpreadsheet) return asWorkbook(foreign)
    return kind === undefined || kind === 'archive' ? { as: 'zip' } : { as: 'other', kind }
  }
  if (isSpreadsheet && (names.has('[content_types].xml') || names.has('xl/workbook.xml'))) return asWorkbook(foreign)
  if (names.has('word/document.xml')) return { as: 'other', kind: 'word' }
  if (names.has('ppt/presentation.xml')) return { as: 'other', kind: 'presentation' }
  if (names.has('ofd.xml')) return { as: 'other', kind: 'pdf', what: OFD }
  if (!names.has('[content_types].xml')) return { as: 'zip' }
  return [...names].some((each) => each.startsWith('xl/'))
    ? workbookNamed(name, foreign)
    : { as: 'other', kind: kind ?? 'unknown' }
}

const OFD = '不核对 OFD 版式文件。自评表如果只有这一份，请改交 Excel 工作簿。'

/** A workbook that is not called one: copies that programs keep for themselves are only told. */
function workbookNamed(name: string, foreign: ForeignKind | undefined): FileNature {
  if (SPREADSHEET.test(name) || MISNAMED.test(name)) return asWorkbook(foreign)
  return {
    as: 'other',
    kind: 'unknown',
    what: '内容像是 Excel 工作簿，名称却不是，没有核对。要交的话，请把名称改成以 .xlsx 结尾。',
  }
}

function asWorkbook(foreign: ForeignKind | undefined): FileNature {
  return foreign === undefined ? { as: 'workbook' } : { as: 'workbook', foreign }
}

const MAGIC: readonly (readonly [RegExp, OtherKind])[] = [
  [/^%PDF/, 'pdf'],
  [/^(\x89PNG|\xff\xd8\xff|GIF8|II\*\0|MM\0\*|RIFF.{4}WEBP|.{4}ftyp(heic|heix|mif1|avif))/s, 'picture'],
  [/^BM.{4}\0{4}/s, 'picture'],
  [/^(Rar!|7z\xbc\xaf'\x1c|\x1f\x8b|\xfd7zXZ|BZh|MSCF)/, 'archive'],
  [/^.{257}ustar/s, 'archive'],
  [/^\{\\rtf/, 'word'],
]

function kindOfContent(head: Uint8Array): OtherKind | undefined {
  const skip = head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf ? 3 : 0
  // A letter a byte; the decoder's 「latin1」 is another code for bytes from 0x80 to 0x9f.
  const start = String.fromCharCode(...head.subarray(skip, skip + 300))
  return MAGIC.find(([magic]) => magic.test(start))?.[1]
}

const NAMES: readonly (readonly [RegExp, OtherKind])[] = [
  [/\.(docx?|docm|dotx?|wps|wpt|rtf|odt)$/i, 'word'],
  [/\.(pdf|ofd)$/i, 'pdf'],
  [/\.(jpe?g|png|gif|bmp|tiff?|webp|heic|svg)$/i, 'picture'],
  [/\.(pptx?|pps|dps|odp)$/i, 'presentation'],
  [/\.(rar|7z|gz|tgz|tar|bz2|xz|cab|z\d\d|r\d\d|zip|zip\.\d{3}|7z\.\d{3}|\d{3})$/i, 'archive'],
  [/\.(txt|csv|tsv|md|log|json|xml|html?|mht)$/i, 'text'],
  [/\.(lnk|url)$/i, 'link'],
]

function kindOfName(name: string): OtherKind | undefined {
  return NAMES.find(([pattern]) => pattern.test(name))?.[1]
}

/** No control characters but tabs and ends of lines. */
function isText(head: Uint8Array): boolean {
  return head.every((byte) => byte >= 0x20 || byte === 9 || byte === 10 || byte === 13)
}
