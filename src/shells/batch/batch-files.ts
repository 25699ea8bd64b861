import { createHash } from 'node:crypto'
import { type Frozen, freeze } from '../../adapters/files/freeze-files.ts'
import type { FormHead } from '../../core/identity/form-head.ts'
import { groupWorkbooks, placesOf } from '../../core/identity/group-workbooks.ts'
import type { GivenFile } from '../review/given-file.ts'

/**
 * A file of the list that a batch works from, made before anything is opened. What is dropped in later belongs to the
 * next batch.
 */
export interface FrozenFile {
  readonly given: GivenFile
  /** Below the output folder; null when nothing is written. */
  readonly target: string | null
  /** Made anew when the file changes while the batch runs. */
  frozen: Frozen
}

/**
 * Something for a child process: by their place in the list, the files of a set, or what lies together and may be a
 * part of one, or hold several.
 */
export interface BatchItem {
  readonly kind: 'set' | 'place'
  readonly places: readonly number[]
}

const AT_ONCE = 50

/** Reads every file once, for its hash. Stops early when asked to. */
export async function freezeAll(
  files: readonly GivenFile[],
  targetOf: (file: GivenFile) => string | null,
  interrupted: () => boolean,
  onFile: (count: number) => void,
): Promise<FrozenFile[]> {
  const all: FrozenFile[] = []
  for (const given of files) {
    all.push({ given, target: targetOf(given), frozen: freeze(given) })
    if (all.length % AT_ONCE > 0) continue
    onFile(all.length)
    await new Promise((resolve) => setImmediate(resolve))
    if (interrupted()) break
  }
  return all
}

/**
 * What can be asked at once: sets that names make, and places, each of which may turn out to be a part of a set or to
 * hold several.
 */
export function firstItems(files: readonly FrozenFile[]): BatchItem[] {
  const items = files.map(({ given: { path, folder } }, place) => ({ path, folder, place }))
  const places = [...placesOf(items).values()]
  const alone = (own: readonly { folder: string | undefined }[]): boolean =>
    own[0]!.folder === undefined || (own[0]!.folder === '' && places.length === 1)
  return places.map((own) => ({ kind: alone(own) ? 'set' : 'place', places: own.map(({ place }) => place) }))
}

/** The sets that the open places make, by the rule that holds for a few of them, too. */
export function setsOfParts(
  files: readonly FrozenFile[],
  parts: ReadonlyMap<number, readonly FormHead[]>,
): BatchItem[] {
  const items = files.map(({ given: { path, folder } }, place) => {
    const forms = parts.get(place)
    return { place, path, folder, forms: forms ?? [], settled: forms === undefined }
  })
  return groupWorkbooks(items).flatMap((group) =>
    group[0]!.settled ? [] : [{ kind: 'set' as const, places: group.map((each) => each.place) }],
  )
}

/** Names an item and all that its outcome depends on besides program and options: the same key, the same outcome. */
export function keyOf({ kind, places }: BatchItem, files: readonly FrozenFile[]): string {
  const parts = places.map((place) => {
    const { given, target, frozen } = files[place]!
    return [given.path, given.folder ?? null, given.foreign ?? null, frozen.sha256, target]
  })
  return createHash('sha256')
    .update(JSON.stringify([kind, parts]))
    .digest('hex')
}
