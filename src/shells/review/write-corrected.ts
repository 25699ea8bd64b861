import { join } from 'node:path'
import { isDiskFull } from '../../adapters/files/disk-full.ts'
import { NotWrittenError } from '../../adapters/files/not-written.ts'
import { NEVER_OVER, Outputs } from '../../adapters/files/outputs.ts'
import { sha256Of } from '../../adapters/platform/bytes.ts'
import { correctedCopies, type FailedFile } from './corrected-copies.ts'
import { judgeResult } from './own-result.ts'
import type { LoadedFile } from './load-file.ts'
import type { ReviewedFiles, ReviewOptions } from './review-files.ts'

export interface WrittenFile {
  /** Below the output folder. */
  readonly target: string
  readonly sha256: string
}

export interface WrittenFiles {
  /** The copies as they were made, those among them that could not be put in their place. */
  readonly made: readonly WrittenFile[]
  readonly written: readonly WrittenFile[]
  /** Workbooks that could not be annotated, or whose copies could not be written, which does not stop the others. */
  readonly failed: readonly FailedFile[]
}

/**
 * Writes the annotated, corrected copies of a submission; `out` undefined on a dry run. `expected`: whether an earlier
 * run is known to have written a target.
 */
export function writeCorrected(
  group: ReviewedFiles,
  targetOf: (file: LoadedFile) => string,
  out: string | undefined,
  onUnexpectedError: ReviewOptions['onUnexpectedError'],
  outputs: Outputs = new Outputs({ kind: 'correct', ...NEVER_OVER }),
  expected: (target: string) => boolean = () => false,
): WrittenFiles {
  const made: WrittenFile[] = []
  const written: WrittenFile[] = []
  const failed: FailedFile[] = []
  for (const { file, bytes } of correctedCopies(group, failed, onUnexpectedError)) {
    const target = targetOf(file)
    const copy = { target, sha256: sha256Of(bytes) }
    made.push(copy)
    try {
      if (out !== undefined) outputs.publish(join(out, target), bytes, judgeResult(bytes, expected(target)))
      written.push(copy)
    } catch (error) {
      if (!(error instanceof NotWrittenError)) throw error
      failed.push({ path: file.path, reason: error.told(target), unwritten: { full: isDiskFull(error) } })
    }
  }
  return { made, written, failed }
}
