import { crc32 } from 'node:zlib'

/** An entry as it stands in an archive, with everything that an archiver may do to it. */
export interface RawEntry {
  readonly name: string | Uint8Array
  readonly content?: Uint8Array | string
  readonly flags?: number
  /** Of Unix: kind of file and rights. */
  readonly mode?: number
  readonly extra?: Uint8Array
}

/** A stored zip of exactly these entries, also of some with the same name. */
export function rawZip(entries: readonly RawEntry[]): Uint8Array {
  const body: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const { name, content = '', flags = 0, mode, extra = new Uint8Array() } of entries) {
    const [raw, data] = [Buffer.from(name as string), Buffer.from(content as string)]
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(flags, 2)
    common.writeUInt16LE(0x21, 8)
    common.writeUInt32LE(crc32(data), 10)
    common.writeUInt32LE(data.length, 14)
    common.writeUInt32LE(data.length, 18)
    common.writeUInt16LE(raw.length, 22)
    body.push(Buffer.from('PK\x03\x04'), Buffer.from(common), raw, data)
    common.writeUInt16LE(extra.length, 24)
    const rest = Buffer.alloc(14)
    if (mode !== undefined) rest.writeUInt32LE((mode << 16) >>> 0, 6)
    rest.writeUInt32LE(at, 10)
    directory.push(
      Buffer.from('PK\x01\x02'),
      Buffer.of(20, mode === undefined ? 0 : 3),
      common,
      rest,
      raw,
      Buffer.from(extra),
    )
    at += 30 + raw.length + data.length
  }
  const central = Buffer.concat(directory)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(entries.length, 4)
  end.writeUInt16LE(entries.length, 6)
  end.writeUInt32LE(central.length, 8)
  end.writeUInt32LE(at, 12)
  return new Uint8Array(Buffer.concat([...body, central, Buffer.from('PK\x05\x06'), end]))
}

/** 「教育局/自评表.xlsx」 in GBK. */
export const GBK_NAME = Uint8Array.from([
  0xbd, 0xcc, 0xd3, 0xfd, 0xbe, 0xd6, 0x2f, 0xd7, 0xd4, 0xc6, 0xc0, 0xb1, 0xed, 0x2e, 0x78, 0x6c, 0x73, 0x78,
])
