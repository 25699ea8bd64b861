/**
 * OLE2 compound files ([MS-CFB]): a small file system of streams in sectors. Read as far as needed to say what such a
 * file is and to get at single streams; what points outside the file, or in a circle, counts as not there.
 */

const SIGNATURE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]
const HEADER_SIZE = 512
const HEADER_FAT_SECTORS = 109
const LAST_SECTOR = 0xfffffffa
const ENTRY_SIZE = 128
const MOST_ENTRIES = 4096
const STREAM = 2
const ROOT = 5

export function isCompoundFile(bytes: Uint8Array): boolean {
  return SIGNATURE.every((byte, i) => bytes[i] === byte)
}

/** Names of streams and storages; those that could be found when the file is damaged. */
export function compoundEntryNames(bytes: Uint8Array): Set<string> {
  return new Set(bytes.length < HEADER_SIZE ? [] : new CompoundFile(bytes).entries.map(({ name }) => name))
}

/**
 * The content of the first stream of that name, wherever it stands; undefined when there is none or it is not whole.
 */
export function compoundStream(bytes: Uint8Array, name: string): Uint8Array | undefined {
  return bytes.length < HEADER_SIZE ? undefined : new CompoundFile(bytes).stream(name)
}

interface Entry {
  readonly name: string
  readonly type: number
  readonly start: number
  readonly size: number
}

class CompoundFile {
  readonly entries: readonly Entry[]
  private readonly view: DataView
  private readonly sectorSize: number
  private readonly fat: readonly number[]

  constructor(private readonly bytes: Uint8Array) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    this.sectorSize = this.view.getUint16(30, true) === 12 ? 4096 : 512
    this.fat = this.fatSectors()
    this.entries = this.readEntries()
  }

  stream(name: string): Uint8Array | undefined {
    const entry = this.entries.find((each) => each.name === name && each.type === STREAM)
    if (!entry || entry.size > this.bytes.length) return undefined
    const inMiniSectors = entry.size < this.view.getUint32(56, true)
    const whole = inMiniSectors ? this.miniStream(entry) : this.joined(this.chain(entry.start))
    return whole && whole.length >= entry.size ? whole.subarray(0, entry.size) : undefined
  }

  /** Small streams stand in 64-byte sectors inside the root entry's stream, chained by a table of their own (2.4). */
  private miniStream({ start, size }: Entry): Uint8Array | undefined {
    const root = this.entries.find(({ type }) => type === ROOT)
    if (!root) return undefined
    const container = this.joined(this.chain(root.start))
    const table = this.joined(this.chain(this.view.getUint32(60, true)))
    const links = new DataView(table.buffer, table.byteOffset, table.byteLength)
    const result = new Uint8Array(size)
    let sector = start
    for (let done = 0; done < size; done += 64) {
      const piece = container.subarray(sector * 64, sector * 64 + Math.min(64, size - done))
      if (piece.length < Math.min(64, size - done)) return undefined
      result.set(piece, done)
      sector = sector * 4 + 4 <= table.length ? links.getUint32(sector * 4, true) : LAST_SECTOR
    }
    return result
  }

  /** The sectors that hold the allocation table: 109 in the header, more in a chain of their own (2.5). */
  private fatSectors(): number[] {
    const found: number[] = []
    const add = (at: number, count: number): void => {
      for (let i = 0; i < count; i++) found.push(this.view.getUint32(at + 4 * i, true))
    }
    add(76, HEADER_FAT_SECTORS)
    const perSector = this.sectorSize / 4 - 1
    let sector = this.view.getUint32(68, true)
    for (let steps = this.sectorCount(); steps > 0 && this.isInside(sector); steps--) {
      const at = this.offset(sector)
      add(at, perSector)
      sector = this.view.getUint32(at + 4 * perSector, true)
    }
    return found
  }

  private readEntries(): Entry[] {
    const entries: Entry[] = []
    for (const sector of this.chain(this.view.getUint32(48, true))) {
      const at = this.offset(sector)
      for (let entry = at; entry < at + this.sectorSize && entries.length < MOST_ENTRIES; entry += ENTRY_SIZE) {
        const name = entryName(this.view, entry)
        const start = this.view.getUint32(entry + 116, true)
        if (name)
          entries.push({
            name,
            type: this.view.getUint8(entry + 66),
            start,
            size: this.view.getUint32(entry + 120, true),
          })
      }
    }
    return entries
  }

  private chain(first: number): number[] {
    const sectors: number[] = []
    let sector = first
    for (let steps = this.sectorCount(); steps > 0 && this.isInside(sector); steps--) {
      sectors.push(sector)
      sector = this.next(sector)
    }
    return sectors
  }

  private next(sector: number): number {
    const perSector = this.sectorSize / 4
    const table = this.fat[Math.floor(sector / perSector)]
    if (table === undefined || !this.isInside(table)) return LAST_SECTOR
    return this.view.getUint32(this.offset(table) + 4 * (sector % perSector), true)
  }

  private joined(sectors: readonly number[]): Uint8Array {
    const result = new Uint8Array(sectors.length * this.sectorSize)
    sectors.forEach((sector, index) => {
      const at = this.offset(sector)
      result.set(this.bytes.subarray(at, at + this.sectorSize), index * this.sectorSize)
    })
    return result
  }

  private offset(sector: number): number {
    return (sector + 1) * this.sectorSize
  }

  private isInside(sector: number): boolean {
    return sector < LAST_SECTOR && this.offset(sector) + this.sectorSize <= this.bytes.length
  }

  private sectorCount(): number {
    return Math.ceil(this.bytes.length / this.sectorSize)
  }
}

function entryName(view: DataView, at: number): string {
  const length = Math.min(view.getUint16(at + 64, true), 64)
  let name = ''
  for (let i = 0; i + 2 < length; i += 2) name += String.fromCharCode(view.getUint16(at + i, true))
  return name
}
