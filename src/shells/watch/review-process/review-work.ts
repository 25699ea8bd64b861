import { readBytes } from '../../../adapters/files/read-file.ts'
import { readFileSync } from 'node:fs'
import { isWhole } from '../../../adapters/opc/whole-file.ts'
import { findSoffice } from '../../../adapters/convert/find-soffice.ts'
import { schemeById } from '../../../core/scheme/schemes.ts'
import type { GivenFile } from '../../review/given-file.ts'
import { convertForeign, NONE_BY_OFFICE, withForeignKinds } from '../../review/foreign-files.ts'
import { loadFile, type LoadedFile } from '../../review/load-file.ts'
import { reviewFiles, type ReviewOptions } from '../../review/review-files.ts'
import { type ReviewedPart, resultOfArchive, resultOfOther, takenAs, writeAnew } from './archive-work.ts'
import { folderOf } from '../../../core/identity/place-name.ts'
import { type ItemResult, NOTHING_FOUND } from '../../../core/rounds/item-result.ts'
import { judgedFile } from './judged-file.ts'
import { versionKey } from '../../../core/rounds/next-round.ts'
import { setsByVersion } from './set-versions.ts'

/**
 * What the working process is asked to do: one submission, of which some workbooks want results and the others only
 * complete the set.
 */
export interface ReviewRequest {
  readonly files: readonly {
    /** The private copy. */
    readonly copy: string
    /** As in the inbox. */
    readonly path: string
    /** Of its coming. */
    readonly order: number
    /** Where the annotated workbook is to be written; undefined for one that only completes the set. */
    readonly result: string | undefined
    /** Judge it even if its bytes have not all arrived. */
    readonly evenIfPartial: boolean
  }[]
  readonly scheme: string | undefined
}

/**
 * Reviews a submission and writes the annotated workbooks; answers for each file that wants a result, in their order.
 */
export async function reviewWork({ files, scheme }: ReviewRequest): Promise<ItemResult[]> {
  const wanted = files.filter((file) => file.result !== undefined)
  if (wanted.some((file) => !file.evenIfPartial && !isWhole(readFileSync(file.copy)))) {
    // Those that are whole are asked for again, without the others: no reason means not yet.
    return wanted.map((file) => ({
      ...NOTHING_FOUND,
      status: file.evenIfPartial || isWhole(readFileSync(file.copy)) ? 'failed' : 'partial',
    }))
  }
  const results = new Map<string, ItemResult>()
  const chosen = scheme === undefined ? undefined : schemeById(scheme)
  const options: ReviewOptions = { bytes: readBytes, ...(chosen ? { scheme: chosen } : {}), applied: true }
  const set: ReviewRequest['files'][number][] = []
  for (const file of files) {
    const alone = await resultAlone(file, options)
    if (alone === undefined) set.push(file)
    else if (file.result !== undefined) results.set(file.path, alone)
  }
  await reviewSet(set, options, results)
  return wanted.map(
    (file) =>
      results.get(file.path) ?? {
        ...NOTHING_FOUND,
        status: 'failed',
        reason: '没有得到核对结果，请把文件交给软件维护人员。',
      },
  )
}

/** Of what is no workbook: an archive is a set of its own, anything else is told for what it is. */
async function resultAlone(
  { copy, path, result }: ReviewRequest['files'][number],
  options: ReviewOptions,
): Promise<ItemResult | undefined> {
  const taken = takenAs(copy, path)
  try {
    if (!taken.isZip) return taken.others[0] && resultOfOther(taken.others[0])
    if (result === undefined) return NOTHING_ASKED
    const parts: ReviewedPart[] = []
    const converted = await conversion(taken.files)
    try {
      for (const { reviewed, files: group } of reviewFiles(taken.files, { ...options, converted })) {
        for (const file of group) parts.push({ inside: file.inside, ...judgedFile(file, group, reviewed) })
      }
    } finally {
      converted.done()
    }
    return resultOfArchive(parts, taken.others, path, result)
  } finally {
    taken.done()
  }
}

const NOTHING_ASKED: ItemResult = { ...NOTHING_FOUND, status: 'not-a-form' }

async function reviewSet(
  files: ReviewRequest['files'],
  given: ReviewOptions,
  results: Map<string, ItemResult>,
): Promise<void> {
  const found = withForeignKinds(
    files.map(({ copy, path }) => ({ absolute: copy, path, inside: path, folder: folderOf(path) || undefined })),
  )
  const converted = await conversion(found)
  try {
    const options = { ...given, converted }
    for (const set of setsOf(found, files, options)) {
      for (const { reviewed, files: group } of reviewFiles(set, options)) {
        for (const file of group) {
          const target = files.find((each) => each.path === file.path)?.result
          if (target === undefined || results.has(file.path)) continue
          const { result, bytes } = judgedFile(file, group, reviewed)
          if (bytes) writeAnew(target, bytes)
          results.set(file.path, result)
        }
      }
    }
  } finally {
    converted.done()
  }
}

/** Most sets have no two names of which one may be a version of the other: nothing need be read for that. */
function setsOf(
  found: readonly GivenFile[],
  files: ReviewRequest['files'],
  options: ReviewOptions,
): (readonly GivenFile[])[] {
  if (new Set(found.map(({ path }) => versionKey(path))).size === found.length) return [found]
  const read = found.map((file, index) => ({
    path: file.path,
    order: files[index]!.order,
    ...formsIn(loadFile(file, options)),
    file,
  }))
  return setsByVersion(read).map((set) => set.map(({ file }) => file))
}

function formsIn({ forms, heads }: LoadedFile): Pick<LoadedFile, 'forms' | 'heads'> {
  return { forms, heads }
}

function conversion(found: readonly GivenFile[]) {
  const program = found.some((file) => file.foreign !== undefined) ? findSoffice(process.env) : undefined
  return program === undefined ? NONE_BY_OFFICE : convertForeign(found, { program })
}
