import { sha256Of } from '../../../adapters/platform/bytes.ts'
import { makeSummaries } from '../../report/summaries.ts'
import { recordOf, type SubmissionRecord } from '../../report/submission-record.ts'
import { correctedCopies, type FailedFile } from '../../review/corrected-copies.ts'
import { summaryNames, targetNames } from '../../review/target-names.ts'
import type { FileInPieces } from './file-in-pieces.ts'
import { type HandedIn, reviewGroups } from './handed-in.ts'
import type { EngineHost } from './host.ts'
import { SummaryPieces } from './summary-pieces.ts'
import type { Work } from './work.ts'

/** What is said of workbooks that could not be annotated; the command line prints it. */
const NOT_WRITTEN = '没有写成.txt'

/**
 * All that `jiaobiao correct` writes of the same files, byte for byte: annotated workbooks, each made when the one before
 * was taken, and for several files the summaries. Throws `CancelledError`.
 */
export async function* correctedFiles(
  input: Pick<HandedIn, 'files' | 'others' | 'groups' | 'options'>,
  { version, onUnexpectedError }: EngineHost,
  work: Work,
): AsyncGenerator<FileInPieces> {
  const { files, others } = input
  const targets = targetNames(files)
  const records: SubmissionRecord[] = []
  const failed: FailedFile[] = []
  for await (const set of reviewGroups(input, work)) {
    const made: { readonly target: string; readonly sha256: string }[] = []
    for (const { file, bytes } of correctedCopies(set, failed, onUnexpectedError)) {
      const target = targets.get(file.absolute)!
      made.push({ target, sha256: sha256Of(bytes) })
      yield { name: target, pieces: [bytes] }
    }
    records.push(recordOf(set.reviewed, made))
  }
  if (files.length + others.alone.length > 1) {
    const place = new SummaryPieces()
    makeSummaries(records, place, { names: summaryNames(targets), roster: null, version, others })
    yield* place.files
  }
  if (failed.length > 0) yield { name: NOT_WRITTEN, pieces: ['\ufeff', ...failed.map(sentence)] }
}

function sentence({ path, reason }: FailedFile): string {
  return `「${path}」没有写成批注的工作簿：${reason ?? '写入时遇到未料到的情况。'}\r\n`
}
