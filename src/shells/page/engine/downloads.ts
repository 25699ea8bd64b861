import { joined } from '../../../adapters/platform/bytes.ts'
import { ZipStream } from '../../../adapters/opc/zip/new-zip.ts'
import type { NamedFile } from '../protocol.ts'
import type { CorrectedFile } from './correct-files.ts'
import type { EngineHost } from './host.ts'

/** Compressed already. */
const PACKED = /\.(xlsx|xlsm|zip)$/i

export function namedFile({ name, pieces }: CorrectedFile, { blob }: EngineHost): NamedFile {
  return { name, file: blob(pieces) }
}

/**
 * Files as one archive, which the browser keeps piece by piece as it comes: nothing is held here but the file that is
 * being put in.
 */
export async function zipped(
  name: string,
  files: AsyncIterable<CorrectedFile> | Iterable<CorrectedFile>,
  { blob }: EngineHost,
): Promise<NamedFile> {
  const zip = new ZipStream()
  const parts: Blob[] = []
  const encoder = new TextEncoder()
  for await (const file of files) {
    const pieces = file.pieces.map((piece) => (typeof piece === 'string' ? encoder.encode(piece) : piece))
    const stored = PACKED.test(file.name)
    parts.push(blob(zip.add({ name: file.name, content: joined(...pieces), ...(stored ? { stored } : {}) })))
  }
  return { name, file: blob([...parts, ...zip.end()]) }
}
