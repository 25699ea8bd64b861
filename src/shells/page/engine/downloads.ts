import { joined } from '../../../adapters/platform/bytes.ts'
import { ZipStream } from '../../../adapters/opc/new-zip.ts'
import { fileNamePart } from '../../../core/identity/file-name-part.ts'
import type { NamedFile, Requests } from '../protocol.ts'
import type { FileInPieces } from './file-in-pieces.ts'
import type { EngineHost } from './host.ts'
import type { Session } from './session.ts'

/** Compressed already. */
const PACKED = /\.(xlsx|xlsm|zip)$/i

/** What a set can be had as. */
export type SetDownload = Requests['download']['ask']['what']

const ZIP_NAMES: Readonly<Record<SetDownload, string>> = {
  mended: '改好的工作簿',
  annotated: '批注好的工作簿',
  letter: '反馈意见',
}

/** Files of one set; as one archive where there are several and that was asked for. */
export async function setDownload(
  session: Session,
  what: SetDownload,
  isZip: boolean,
  host: Pick<EngineHost, 'blob'>,
): Promise<readonly NamedFile[]> {
  const made = session.download(what).map(({ name, bytes }) => ({ name, pieces: [bytes] }))
  if (!isZip || made.length < 2) return made.map((file) => namedFile(file, host))
  const unit = fileNamePart(session.record.unit) || '未写明单位'
  return [await zipped(`${unit} ${ZIP_NAMES[what]}.zip`, made, host)]
}

export function namedFile({ name, pieces }: FileInPieces, { blob }: Pick<EngineHost, 'blob'>): NamedFile {
  return { name, file: blob(pieces) }
}

/**
 * Files as one archive, which the browser keeps piece by piece as it comes: nothing is held here but the file that is
 * being put in.
 */
export async function zipped(
  name: string,
  files: AsyncIterable<FileInPieces> | Iterable<FileInPieces>,
  { blob }: Pick<EngineHost, 'blob'>,
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
