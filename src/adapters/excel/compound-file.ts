/** OLE2 compound files ([MS-CFB]): the names in the directory are all that is needed to say what such a file is. */

const SIGNATURE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]
const END_OF_CHAIN = 0xfffffffe
const MOST_DIRECTORY_SECTORS = 64
const HEADER_FAT_SECTORS = 109

export function isCompoundFile(bytes: Uint8Array): boolean {
  return SIGNATURE.every((byte, i) => bytes[i] === byte)
}

/** Names of streams and storages; those that could be found when the file is damaged. */
export function compoundEntryNames(bytes: Uint8Array): Set<string> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const names = new Set<string>()
  if (bytes.length < 512) return names
  const sectorSize = view.getUint16(30, true) === 12 ? 4096 : 512
  let sector = view.getUint32(48, true)
  for (let read = 0; read < MOST_DIRECTORY_SECTORS && sector < END_OF_CHAIN; read++) {
    const at = (sector + 1) * sectorSize
    if (at + sectorSize > bytes.length) break
    for (let entry = at; entry < at + sectorSize; entry += 128) {
      const name = entryName(view, entry)
      if (name) names.add(name)
    }
    sector = nextSector(view, sector, sectorSize)
  }
  return names
}

function entryName(view: DataView, at: number): string {
  const length = Math.min(view.getUint16(at + 64, true), 64)
  let name = ''
  for (let i = 0; i + 2 < length; i += 2) name += String.fromCharCode(view.getUint16(at + i, true))
  return name
}

function nextSector(view: DataView, sector: number, sectorSize: number): number {
  const perSector = sectorSize / 4
  const fatIndex = Math.floor(sector / perSector)
  if (fatIndex >= HEADER_FAT_SECTORS) return END_OF_CHAIN
  const at = (view.getUint32(76 + 4 * fatIndex, true) + 1) * sectorSize + 4 * (sector % perSector)
  return at + 4 <= view.byteLength ? view.getUint32(at, true) : END_OF_CHAIN
}
