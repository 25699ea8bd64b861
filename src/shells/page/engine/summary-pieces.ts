import { platform } from '#platform'
import { hex } from '../../../adapters/platform/bytes.ts'
import type { SummaryFile, SummaryPlace } from '../../report/summary-place.ts'
import type { FileInPieces } from './file-in-pieces.ts'

/** Summaries that are kept in pieces until they are put into a download. */
export class SummaryPieces implements SummaryPlace {
  /** Those that are done. */
  readonly files: FileInPieces[] = []

  readonly stream = (name: string): SummaryFile => {
    const pieces: Uint8Array[] = []
    const hash = platform.hasher()
    const encoder = new TextEncoder()
    return {
      write(piece) {
        const bytes = typeof piece === 'string' ? encoder.encode(piece) : piece
        hash.update(bytes)
        pieces.push(bytes)
      },
      done: () => {
        this.files.push({ name, pieces })
        return hex(hash.digest())
      },
      abandon: () => {},
    }
  }

  readonly drop = (): boolean => false
}
