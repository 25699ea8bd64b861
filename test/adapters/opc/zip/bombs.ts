import { constants, crc32, deflateRawSync } from 'node:zlib'
import type { HostileFile } from '../../excel/hostile-content.ts'
import {
  centralRecord,
  directoryOf,
  directoryStart,
  type Entry,
  factsOf,
  joined,
  localHeader,
  lyingZip,
  numbers,
} from './lying-zip.ts'
import { bytes, withEntry, workbook, zip } from './workbook-entries.ts'

const MEGABYTE = 1024 * 1024
const blanks = (megabytes: number): Uint8Array => new Uint8Array(megabytes * MEGABYTE).fill(0x20)

/** Many records that all name the one entry of a kernel (Fifield 2019, full overlap). */
function fullOverlap(count: number): Entry[] {
  const kernel: Entry = { name: 'kernel', content: blanks(8) }
  const { crc, compressedSize, size } = factsOf(kernel)
  const again = (name: string): Entry => ({
    name,
    content: '',
    recordOnly: true,
    central: { crc, compressedSize, size },
  })
  return [...workbook(), kernel, ...Array.from({ length: count }, (_, i) => again(`xl/worksheets/sheet${i + 2}.xml`))]
}

/**
 * Each entry's data begins with a stored block that quotes the next header, and goes on with that entry's data (Fifield
 * 2019, quoted overlap).
 */
function quotedOverlap(count: number): Uint8Array {
  const quote = (header: Uint8Array): Uint8Array =>
    joined(new Uint8Array(1), numbers([2, header.length], [2, header.length ^ 0xffff]), header)
  return overlapping(count, (name, { content, data, header }) => {
    const entry = { name, content: joined(header, content), data: joined(quote(header), data) }
    return { ...entry, header: localHeader(factsOf(entry)) }
  })
}

/** The same through extra fields, each of which hides the next header. */
function overlapInExtraFields(count: number): Uint8Array {
  return overlapping(count, (name, { content, data, header }) => {
    const extra = joined(numbers([2, 0x9999], [2, header.length]), header)
    return { content, data, header: localHeader({ ...factsOf({ name, content, data }), extra }) }
  })
}

interface Overlapping {
  readonly content: Uint8Array
  readonly data: Uint8Array
  readonly header: Uint8Array
}

/** A workbook and entries of which each is wrapped around the next, from the kernel outwards. */
function overlapping(count: number, wrap: (name: string, next: Overlapping) => Overlapping): Uint8Array {
  const kernel = { name: 'xl/media/0.bin', content: blanks(1), data: new Uint8Array(deflateRawSync(blanks(1))) }
  let outermost: Overlapping = { ...kernel, header: localHeader(factsOf(kernel)) }
  const found = [{ ...outermost, name: kernel.name }]
  for (let i = 1; i < count; i++) {
    outermost = wrap(`xl/media/${i}.bin`, outermost)
    found.push({ ...outermost, name: `xl/media/${i}.bin` })
  }
  const sound = lyingZip(workbook())
  const at = directoryStart(sound)
  const end = at + outermost.header.length + outermost.data.length
  const records = found.map((each) => centralRecord(factsOf(each), end - each.header.length - each.data.length))
  const directory = directoryOf([sound.subarray(at, -22), ...records], end, { count: count + workbook().length })
  return joined(sound.subarray(0, at), outermost.header, outermost.data, directory)
}

/** A zip of 16 zips of 16 zips …: harmless to who opens a workbook's entries and not what lies in them. */
function zipsInZips(levels: number): Uint8Array {
  let inner = lyingZip([{ name: 'blanks', content: blanks(4) }])
  for (let level = 1; level < levels; level++)
    inner = lyingZip(Array.from({ length: 16 }, (_, i) => ({ name: `${i}.zip`, content: inner })))
  return inner
}

/** A deflated stream of so many blanks, put together from one piece that ends at a byte. */
function deflatedBlanks(
  megabytes: number,
  head: string,
  tail: string,
): Pick<Entry, 'content' | 'data' | 'local' | 'central'> {
  const piece = deflateRawSync(blanks(1), { finishFlush: constants.Z_FULL_FLUSH })
  let crc = crc32(head)
  for (let i = 0; i < megabytes; i++) crc = crc32(blanks(1), crc)
  const headData = deflateRawSync(Buffer.from(head), { finishFlush: constants.Z_FULL_FLUSH })
  const data = joined(headData, ...Array.from({ length: megabytes }, () => piece), deflateRawSync(Buffer.from(tail)))
  const truth = { crc: crc32(tail, crc), size: megabytes * MEGABYTE + head.length + tail.length }
  return { content: '', data, local: truth, central: truth }
}

/** A workbook of sheets that each inflate to so much; they announce one byte. */
function largeSheets(count: number, megabytes: number): Entry[] {
  const large = deflatedBlanks(megabytes, '<worksheet><sheetData/>', '</worksheet>')
  const small = { ...large, local: { ...large.local, size: 1 }, central: { ...large.central, size: 1 } }
  const list = Array.from({ length: count }, (_, i) => `<sheet name="s${i}" sheetId="${i + 1}" r:id="r${i}"/>`)
  const related = list.map((_, i) => `<Relationship Id="r${i}" Type="x/worksheet" Target="worksheets/s${i}.xml"/>`)
  return [
    ...workbook({
      'xl/workbook.xml': { content: `<workbook xmlns:r="r"><sheets>${list.join('')}</sheets></workbook>` },
      'xl/_rels/workbook.xml.rels': { content: `<Relationships>${related.join('')}</Relationships>` },
    }),
    ...list.map((_, i) => ({ name: `xl/worksheets/s${i}.xml`, ...small })),
  ]
}

const manyEntries = (count: number): Entry[] =>
  Array.from({ length: count }, (_, i) => ({ name: `xl/media/${i}.png`, content: '', stored: true }))

export const BOMBS: readonly HostileFile[] = [
  zip('full overlap: 2,000 records of one entry', () => fullOverlap(2000), '互相矛盾'),
  bytes('quoted overlap: 60 entries, each within the one before', () => quotedOverlap(60), '互相矛盾'),
  bytes('overlap through extra fields', () => overlapInExtraFields(40), '互相矛盾'),
  bytes('a workbook that holds itself', () =>
    lyingZip(withEntry('xl/embeddings/1.xlsx', lyingZip(withEntry('xl/embeddings/1.xlsx', lyingZip(workbook()))))),
  ),
  zip('zips in zips, terabytes in all', () => withEntry('xl/embeddings/1.zip', zipsInZips(6))),
  zip('4,900 entries', () => [...workbook(), ...manyEntries(4895)]),
  zip('5,001 entries', () => [...workbook(), ...manyEntries(4996)], '内容过多'),
]

/** Those that inflate to hundreds of megabytes. */
export const LARGE_BOMBS: readonly HostileFile[] = [
  zip('a sheet of 201 MB', () => largeSheets(1, 201), '过大'),
  zip('four sheets of 160 MB, over 500 MB in all', () => largeSheets(4, 160), '过大'),
  zip('a picture of 1,000 MB, which nobody looks at', () => [
    ...workbook(),
    { name: 'xl/media/1.png', ...deflatedBlanks(1000, '', '') },
  ]),
]
