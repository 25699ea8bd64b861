import { constants, crc32, deflateRawSync } from 'node:zlib'
import type { HostileFile } from '../../excel/hostile-content.ts'
import { simpleParts } from '../../excel/packages.ts'
import { bytesOf, type Entry, factsOf, joined, numbers } from './lying-zip.ts'
import { SHEET, withSheet, workbook, zip } from './workbook-entries.ts'

const TRUTH = workbook().find(({ name }) => name === SHEET)!
const DATA = deflateRawSync(Buffer.from(TRUTH.content))
const FACTS = factsOf(TRUTH)
const BEHIND = 8
const ENCRYPTED = 1
const descriptor = (crc: number, compressedSize: number, size: number): Uint8Array =>
  joined(bytesOf('PK\x07\x08'), numbers([4, crc], [4, compressedSize], [4, size]))
const nothingYet = { flags: BEHIND, crc: 0, compressedSize: 0, size: 0 }
const streamed = (tail: Uint8Array, central = {}): Entry[] =>
  withSheet({ local: nothingYet, central: { flags: BEHIND, ...central }, tail })

/** Data descriptors (APPNOTE 4.3.9): what they say is said in the directory, too, and only that is believed. */
const DESCRIPTORS: readonly HostileFile[] = [
  zip('a descriptor behind the data', () => streamed(descriptor(FACTS.crc, FACTS.compressedSize, FACTS.size))),
  zip('a descriptor that lies about its sizes', () => streamed(descriptor(1, 0xffffffff, 1))),
  zip('a descriptor that is not there', () => streamed(new Uint8Array(0))),
  zip('a descriptor of 100,000 bytes', () => streamed(new Uint8Array(100_000))),
  zip(
    'no sizes but in the descriptor',
    () => streamed(descriptor(FACTS.crc, FACTS.compressedSize, FACTS.size), { compressedSize: 0, size: 0, crc: 0 }),
    '已损坏',
  ),
]

/**
 * Who reads a file from its start sees the local headers, who reads it from its end the directory: they must not see
 * two workbooks.
 */
const DISAGREEMENTS: readonly HostileFile[] = [
  zip('another name in the local header', () => withSheet({ local: { name: 'xl/worksheets/sheet9.xml' } }), '互相矛盾'),
  zip('another name of another length in the local header', () => withSheet({ local: { name: 'x' } }), '互相矛盾'),
  zip(
    'a longer name in the local header, over the data',
    () => withSheet({ local: { name: `${SHEET}${'x'.repeat(40)}` } }),
    '互相矛盾',
  ),
  zip('another method in the local header', () => withSheet({ local: { method: 0 } }), '互相矛盾'),
  zip('another method in the directory', () => withSheet({ central: { method: 0 } }), '互相矛盾'),
  zip('encrypted in the local header only', () => withSheet({ local: { flags: ENCRYPTED } }), '互相矛盾'),
  zip('encrypted in the directory only', () => withSheet({ central: { flags: ENCRYPTED } }), '互相矛盾'),
  zip('another compressed size in the local header', () => withSheet({ local: { compressedSize: 7 } }), '互相矛盾'),
  zip('another checksum in the local header', () => withSheet({ local: { crc: 7 } }), '互相矛盾'),
  zip('another inflated size in the local header, which nobody believes', () => withSheet({ local: { size: 7 } })),
  zip(
    'other sizes in the local header although a descriptor follows',
    () => withSheet({ local: { flags: BEHIND, compressedSize: 7 }, central: { flags: BEHIND } }),
    '互相矛盾',
  ),
  zip('another encoding of names in the local header', () => withSheet({ local: { flags: 0x800 } })),
  zip('no local header where the record says', () => withSheet({ central: { start: 5 } }), '互相矛盾'),
  zip('a record whose start lies in the directory', () => withSheet({ central: { start: 0x7fffffff } }), '已损坏'),
]

const both = (lie: Entry['local']): Entry[] => withSheet({ local: lie!, central: lie! })
const METHODS: readonly HostileFile[] = [
  ...[1, 6, 9, 12, 14, 93, 95, 97, 98, 99, 0xffff].map((method) =>
    zip(`method ${method}`, () => both({ method }), '已损坏'),
  ),
  zip('encrypted entries', () => both({ flags: ENCRYPTED }), '加了密码'),
  zip('encrypted entries, AES', () => both({ flags: ENCRYPTED, method: 99 }), '加了密码'),
  zip('an entry of another method that nobody reads', () => [
    ...workbook(),
    { name: 'xl/media/1.png', content: 'x', ...{ local: { method: 12 }, central: { method: 12 } } },
  ]),
]

const data = (name: string, stream: () => Uint8Array, refused?: string): HostileFile =>
  zip(name, () => withSheet({ data: stream() }), refused)
const flushed = (): Buffer => deflateRawSync(Buffer.from(TRUTH.content), { finishFlush: constants.Z_FULL_FLUSH })
const STREAMS: readonly HostileFile[] = [
  data('a stream cut in the middle', () => DATA.subarray(0, DATA.length >> 1), '已损坏'),
  data('a stream cut by its last byte', () => DATA.subarray(0, -1), '已损坏'),
  data('a stream without its last block', flushed, '已损坏'),
  data('a stream of no bytes', () => new Uint8Array(0), '已损坏'),
  data('a stream with bytes behind its end', () => joined(DATA, bytesOf('and more'))),
  data('two streams, one behind the other', () => joined(DATA, DATA)),
  data('a stream of empty blocks before its content', () =>
    joined(Buffer.alloc(5 * 100_000, Buffer.from([0, 0, 0, 0xff, 0xff])), DATA),
  ),
  data('a block of no known type', () => Uint8Array.of(0x07), '已损坏'),
  data('a stored block that lies about its length', () => Uint8Array.of(1, 5, 0, 0, 0, 1, 2, 3, 4, 5), '已损坏'),
  data('a stored block longer than the data', () => Uint8Array.of(1, 0xff, 0xff, 0, 0), '已损坏'),
  data('a distance back before the start', () => Uint8Array.of(0x4b, 0x04, 0xff, 0x00), '已损坏'),
  data('another content than the checksum is of', () => deflateRawSync(Buffer.from('<worksheet/>')), '已损坏'),
  zip('a wrong checksum in both headers', () => both({ crc: 7 }), '已损坏'),
  zip(
    'stored data said to be deflated',
    () => withSheet({ stored: true, local: { method: 8 }, central: { method: 8 } }),
    '已损坏',
  ),
  zip('deflated data said to be stored', () => both({ method: 0 }), '已损坏'),
  zip('stored data that announces another size', () =>
    withSheet({ stored: true, local: { size: 9 }, central: { size: 9 } }),
  ),
  zip('a size of 4 GB announced', () => both({ size: 0xfffffffe })),
]

const OTHER_SHEET = simpleParts('<sheetData><row><c><v>9</v></c></row></sheetData>')[SHEET]!
const twin = (name: string, content: Entry['content'] = TRUTH.content): Entry[] => [...workbook(), { name, content }]
/** Two sheets of one length and one checksum, found by trying. */
const FORGED = [1, 9].map((value) => {
  const comment = value === 1 ? 'q37ew2' : '18cr99'
  return `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row><c><v>${value}</v></c></row></sheetData><!--${comment}--></worksheet>`
}) as [string, string]
if (crc32(FORGED[0]) !== crc32(FORGED[1])) throw new Error('the two sheets have two checksums')

const TWINS: readonly HostileFile[] = [
  zip('two entries of one name', () => twin(SHEET, OTHER_SHEET), '互相矛盾'),
  zip('two entries whose names differ in case', () => twin('XL/Worksheets/Sheet1.XML', OTHER_SHEET), '互相矛盾'),
  zip('two entries whose names differ in slashes', () => twin('\\xl\\worksheets\\sheet1.xml', OTHER_SHEET), '互相矛盾'),
  zip('the same entry twice', () => twin(SHEET)),
  zip('the same entry twice, names in two cases', () => twin('XL/Worksheets/Sheet1.XML')),
  zip(
    'two entries of one name and one checksum',
    () => [...withSheet({ content: FORGED[0] }), { name: SHEET, content: FORGED[1] }],
    '互相矛盾',
  ),
]

export const ENTRIES: readonly HostileFile[] = [...DESCRIPTORS, ...DISAGREEMENTS, ...METHODS, ...STREAMS, ...TWINS]
