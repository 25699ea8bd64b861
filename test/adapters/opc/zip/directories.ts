import type { HostileFile } from '../../excel/hostile-content.ts'
import {
  bytesOf,
  centralRecord,
  directoryOf,
  directoryStart,
  type Entry,
  factsOf,
  joined,
  lyingZip,
  numbers,
} from './lying-zip.ts'
import { bytes, SHEET, withEntry, workbook, zip } from './workbook-entries.ts'

const NOTHING = new Uint8Array(0)
const ORDINARY_END = 22
const sound = (): Uint8Array => lyingZip(workbook())

/**
 * An archive whose comment is a directory of its own and its end record: of another sheet than the archive itself has.
 */
function hiddenDirectory(): Uint8Array {
  const other: Entry = { name: SHEET, content: '<worksheet><sheetData/></worksheet>' }
  const entries = [...workbook(), { ...other, name: 'xl/worksheets/sheet9.xml', local: { name: SHEET } }]
  const plain = lyingZip(entries)
  const at = directoryStart(plain)
  const records = plain.subarray(at, -ORDINARY_END)
  const lastRecord = records.length - 46 - 'xl/worksheets/sheet9.xml'.length
  const start = new DataView(records.buffer, records.byteOffset + lastRecord).getUint32(42, true)
  const four = records.subarray(0, lastRecord - 46 - SHEET.length)
  const hidden = directoryOf([four, centralRecord(factsOf(other), start)], plain.length, { count: 5 })
  return lyingZip(entries, { comment: hidden })
}

/** The last entry is told to reach to the end of the file, over the directory. */
function directoryWithinEntry(): Uint8Array {
  const archive = sound()
  const view = new DataView(archive.buffer)
  const lastRecord = archive.length - ORDINARY_END - 46 - SHEET.length
  const reach = archive.length - view.getUint32(lastRecord + 42, true) - 30 - SHEET.length
  for (const at of [lastRecord + 20, view.getUint32(lastRecord + 42, true) + 18]) view.setUint32(at, reach, true)
  return archive
}

/** Bytes before an archive whose offsets count from the file's start, or from the archive's own. */
const preceded = (prefix: Uint8Array, offsetsMoved: boolean): Uint8Array => {
  const archive = sound()
  if (!offsetsMoved) return joined(prefix, archive)
  const starts: number[] = []
  const view = new DataView(archive.buffer)
  for (
    let at = directoryStart(archive);
    view.getUint32(at, true) === 0x02014b50;
    at += 46 + view.getUint16(at + 28, true)
  )
    starts.push(at + 42)
  for (const at of [...starts, archive.length - 6]) view.setUint32(at, view.getUint32(at, true) + prefix.length, true)
  return joined(prefix, archive)
}

/** Without the first entry's record, and the directory told to begin behind it. */
function firstSkipped(): Uint8Array {
  const first = 46 + '[Content_Types].xml'.length
  const archive = sound()
  const at = directoryStart(archive)
  const view = new DataView(archive.buffer)
  view.setUint32(archive.length - 10, archive.length - ORDINARY_END - at - first, true)
  view.setUint32(archive.length - 6, at + first, true)
  return archive
}

export const DIRECTORIES: readonly HostileFile[] = [
  bytes('an empty archive', () => lyingZip([]), '已损坏'),
  bytes(
    'an empty archive with a comment of 65,535 bytes',
    () => lyingZip([], { comment: new Uint8Array(65_535) }),
    '已损坏',
  ),
  zip('fewer entries counted than there are', workbook, '已损坏', { count: 4 }),
  zip('more entries counted than there are', workbook, '已损坏', { count: 6 }),
  zip('65,535 entries counted', workbook, '已损坏', { count: 0xffff }),
  bytes('a directory that is told to begin behind its first record', firstSkipped, '已损坏'),
  bytes('a comment that hides a second directory and end record', hiddenDirectory, '互相矛盾'),
  zip('a comment that looks like an end record', workbook, '互相矛盾', {
    comment: joined(bytesOf('PK\x05\x06'), new Uint8Array(18)),
  }),
  zip('a comment of 65,535 bytes', workbook, undefined, { comment: new Uint8Array(65_535).fill(0x41) }),
  zip('a directory beyond the file', workbook, '已损坏', { offset: 0x7fffffff }),
  zip('a directory a few bytes before its place', workbook, '已损坏', { offset: 100 }),
  zip('a directory at the very start', workbook, '已损坏', { offset: 0 }),
  zip('a directory larger than the file', workbook, '已损坏', { size: 0x7fffffff }),
  zip('a directory of no bytes', workbook, '已损坏', { size: 0 }),
  zip('a directory of one byte less', () => workbook(), '已损坏', { size: 300 }),
  bytes('an entry that reaches over the directory', directoryWithinEntry, '已损坏'),
  zip('an entry that holds a whole archive with its end record', () => withEntry('xl/embeddings/1.zip', sound())),
  zip(
    'an entry whose record lies about its name being longer than the directory',
    () => [{ ...workbook()[0]!, central: { extra: new Uint8Array(60_000) } }],
    '已损坏',
    { size: 200 },
  ),
  bytes('an end record only, of entries that are gone', () => sound().subarray(directoryStart(sound())), '已损坏'),
  ...[10, 100, 500, 900].map((length) =>
    bytes(`the first ${length} bytes`, () => sound().subarray(0, length), '不完整'),
  ),
  bytes('all but the last byte', () => sound().subarray(0, -1), '不完整'),
  bytes('a blank line before the archive', () => preceded(bytesOf('\r\n'), false), '已损坏'),
  bytes(
    'a program before the archive, offsets moved',
    () => preceded(bytesOf(`MZ${'\0'.repeat(510)}`), true),
    '已损坏',
  ),
  bytes('what looks like a zip before the archive', () => preceded(bytesOf('PK\x03\x04 and more'), false), '已损坏'),
  bytes('what looks like a zip before the archive, offsets moved', () =>
    preceded(bytesOf('PK\x03\x04 and more'), true),
  ),
  bytes('the mark of a split archive before it, offsets moved', () => preceded(bytesOf('PK\x07\x08'), true)),
  bytes('zeros behind the archive', () => joined(sound(), new Uint8Array(512))),
  bytes('a page of text behind the archive', () => joined(sound(), bytesOf('<html>'.repeat(100)))),
  bytes('more behind the archive than a comment can be long', () => joined(sound(), new Uint8Array(70_000)), '不完整'),
  bytes('the archive twice', () => joined(sound(), sound()), '已损坏'),
  bytes('of several disks, of which this is the eighth', () => onDisk(7)),
  zip('nothing but folders', () => [{ name: 'xl/', content: NOTHING, stored: true }], '已损坏'),
]

/** The end record says that the archive begins on another disk. */
function onDisk(disk: number): Uint8Array {
  const archive = sound()
  archive.set(numbers([2, disk], [2, disk]), archive.length - 18)
  return archive
}
