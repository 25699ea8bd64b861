import { createHash } from 'node:crypto'
import { type Frozen, freeze } from '../../adapters/files/freeze-files.ts'
import type { FormHead } from '../../core/form/submission.ts'
import { folderKey, groupWorkbooks } from '../../core/form/group-workbooks.ts'
import type { GivenFile } from '../review/foreign-files.ts'

/** A file of the list that a batch works from, made before anything is opened. What is dropped in later belongs to the next batch. */
export interface FrozenFile {
  readonly given: GivenFile
  /** Below the output folder; null when nothing is written. */
  readonly target: string | null
  /** Made anew when the file changes while the batch runs. */
  frozen: Frozen
}

/** Something for a child process: by their place in the list, the files of a set, or a loose one that may need others. */
export interface BatchItem {
  readonly kind: 'set' | 'loose'
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

/** What can be asked at once: sets that folders and names make, and loose workbooks, each of which may turn out to be a part of a set. */
export function firstItems(files: readonly FrozenFile[]): BatchItem[] {
  const folders = new Map<string, number[]>()
  const items: BatchItem[] = []
  const loose = files.filter(({ given }) => given.folder === '').length
  files.forEach(({ given }, place) => {
    if (given.folder === undefined || given.folder === '') {
      items.push({ kind: given.folder === '' && loose > 1 ? 'loose' : 'set', places: [place] })
      return
    }
    const known = folders.get(folderKey(given))
    if (known) known.push(place)
    else {
      const places = [place]
      folders.set(folderKey(given), places)
      items.push({ kind: 'set', places })
    }
  })
  return items
}

/** The sets that the parts among the loose workbooks make, by the rule that holds for a few of them, too. */
export function setsOfParts(files: readonly FrozenFile[], parts: ReadonlyMap<number, readonly FormHead[]>): BatchItem[] {
  const items = [...parts].sort(([a], [b]) => a - b).map(([place, forms]) => ({ place, forms, path: files[place]!.given.path, folder: '' }))
  return groupWorkbooks(items).map((group) => ({ kind: 'set', places: group.map((each) => each.place) }))
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
