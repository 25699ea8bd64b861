import { compareNaturally } from '../../../adapters/files/natural-order.ts'
import type { FoundEntry } from '../../../adapters/files/found-file.ts'
import { isLitter } from '../../../core/intake/litter.ts'
import { fileNameOf } from '../../../core/identity/place-name.ts'

/** A file as it was given, and the place by which it is asked for. */
export interface PlacedFile {
  /** Segments between 「/」, the name of a given folder first. */
  readonly path: string
  readonly absolute: string
}

interface Folder {
  readonly files: Map<string, PlacedFile>
  readonly folders: Map<string, Folder>
}

/**
 * What `collectEntries` finds on a disk, from the paths alone: litter left out, in natural order, files of a folder
 * before its sub-folders, hidden folders not opened, a path that is there twice once. The first segment of a path is the
 * folder that was given; several loose files count as the content of one folder, so that forms of one unit come
 * together, a single one as a file given by name.
 */
export function foundEntries(given: readonly PlacedFile[]): FoundEntry[] {
  const root = emptyFolder()
  for (const file of given) put(root, file.path.split('/'), file)
  const found: FoundEntry[] = []
  const isFolder = root.files.size > 1 && root.folders.size === 0
  if (isFolder) walk(root, '', '', found)
  else
    for (const file of root.files.values())
      found.push({ ...file, inside: fileNameOf(file.path), folder: undefined, state: 'file' })
  for (const [name, folder] of root.folders) walk(folder, name, '', found)
  return found
}

function emptyFolder(): Folder {
  return { files: new Map(), folders: new Map() }
}

function put(folder: Folder, [name = '', ...below]: readonly string[], file: PlacedFile): void {
  if (below.length === 0) {
    if (!folder.files.has(name)) folder.files.set(name, file)
    return
  }
  const next = folder.folders.get(name) ?? emptyFolder()
  folder.folders.set(name, next)
  put(next, below, file)
}

/** `way`: the given folder, '' for one without a name; `inside`: below that. */
function walk({ files, folders }: Folder, way: string, inside: string, found: FoundEntry[]): void {
  const below: string[] = []
  const names = [...new Set([...files.keys(), ...folders.keys()])].filter((name) => !isLitter(name))
  for (const name of names.sort(compareNaturally)) {
    const path = joined(inside, name)
    const file = files.get(name)
    if (file) found.push({ ...file, inside: path, folder: inside, state: 'file' })
    if (!folders.has(name)) continue
    if (name.startsWith('.'))
      found.push({ absolute: '', path: joined(way, path), inside: path, folder: inside, state: 'hidden-folder' })
    else below.push(name)
  }
  for (const name of below) walk(folders.get(name)!, way, joined(inside, name), found)
}

function joined(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`
}
