import { fileNameOf } from '../../../core/identity/place-name.ts'
import type { OthersPlan } from '../../../core/intake/others-plan.ts'
import type { GivenFile as Workbook } from '../../review/given-file.ts'
import {
  type FileGroup,
  groupFiles,
  type ReviewedFiles,
  reviewLoaded,
  type ReviewOptions,
} from '../../review/review-files.ts'
import { takeEntries } from '../../review/taking.ts'
import type { GivenFile } from '../protocol.ts'
import { BlobHolding } from './blob-holding.ts'
import { foundEntries } from './found-entries.ts'
import type { EngineHost } from './host.ts'
import type { Work } from './work.ts'

/** Something that cannot be done, in one sentence for the clerk. */
export class RefusedError extends Error {
  override readonly name = 'RefusedError'
}

/** Files that were handed in together, put into sets. */
export interface HandedIn {
  readonly files: readonly Workbook[]
  readonly others: OthersPlan
  readonly groups: readonly GroupToReview[]
  readonly options: ReviewOptions
}

/** `given`: what was said of its findings besides. */
export type GroupToReview = FileGroup & Pick<ReviewOptions, 'given'>

/**
 * Takes files in as the command line does a folder: what a path, an archive and the forms themselves say decides what
 * belongs together. `applied` as for `correct`. Throws `RefusedError` for nothing at all, `CancelledError`.
 */
export async function takeGiven(
  given: readonly GivenFile[],
  applied: boolean,
  host: EngineHost,
  work: Work,
): Promise<HandedIn> {
  const holding = new BlobHolding(host)
  const entries = foundEntries(holding.given(given))
  const { files, others } = await takeEntries(entries, holding, {
    interrupted: () => false,
    onZip: (path) => work.tell(path),
    pause: () => work.pause(),
    rootName: (way) => fileNameOf(way.replace(/\/$/, '')),
  })
  if (files.length === 0 && others.beside.length + others.alone.length + others.loose.length === 0)
    throw new RefusedError('没有找到工作簿（.xlsx、.xlsm，或装着它们的 .zip）。')
  const options = { bytes: holding.bytes, applied, onUnexpectedError: host.onUnexpectedError }
  const below = files.filter((file) => file.folder !== undefined).length
  work.expect(files.length + (below > 1 ? below : 0))
  const grouping = groupFiles(files, { ...options, onFile: ({ path }) => work.tell(path) })
  let step = grouping.next()
  for (; !step.done; step = grouping.next()) await work.step(step.value.path)
  return { files, others, groups: step.value, options }
}

/** Reviews one set after the other; only one is held. Throws `CancelledError`. */
export async function* reviewGroups(
  { groups, options }: Pick<HandedIn, 'groups' | 'options'>,
  work: Work,
): AsyncGenerator<ReviewedFiles & { readonly group: GroupToReview }> {
  for (const group of groups) {
    work.tell(group.files[0]!.path)
    const said = group.given ? { given: group.given } : {}
    yield { ...reviewLoaded(group.load(), { ...options, ...said }), group }
    await work.step(group.files.at(-1)!.path, group.files.length)
  }
}
