import type { GivenFile } from '../protocol.ts'

/** A file that has a path of its own below a chosen folder. */
export interface ChosenFile extends Blob {
  readonly name: string
  readonly webkitRelativePath: string
}

/** Of a FileSystemEntry what is needed here: a file, or a folder that is read in portions. */
export interface DroppedEntry {
  readonly isDirectory: boolean
  readonly name: string
  file?(got: (file: Blob) => void, failed: (error: unknown) => void): void
  createReader?(): {
    readEntries(got: (entries: readonly DroppedEntry[]) => void, failed: (error: unknown) => void): void
  }
}

/** Of a FileSystemHandle what is needed here. */
export interface DroppedHandle {
  readonly kind: 'file' | 'directory'
  readonly name: string
  getFile?(): Promise<Blob>
  values?(): AsyncIterable<DroppedHandle>
}

/**
 * What was dropped, as one thing: a file, or a folder by both ways there are to it. In a page that was opened from a
 * disk Chromium reads no entry (「EncodingError」) but handles, which Firefox has not, nor any page of a http server.
 */
export interface Dropped {
  readonly name: string
  readonly file: Blob | null
  readonly entry: DroppedEntry | null
  readonly handle: Promise<DroppedHandle | null> | null
}

/** What was found below what was dropped, and the paths of what could not be read. */
export interface Walked {
  readonly files: readonly GivenFile[]
  readonly lost: readonly string[]
}

/** A file or folder, whichever way it is read. */
interface Found {
  readonly name: string
  /** null for a folder. */
  readonly file: (() => Promise<Blob>) | null
  /** What is in the folder. */
  readonly inside: () => Promise<readonly Found[]>
}

/** All files below what was dropped, in the order of their paths, which begin with the name of the dropped folder. */
export async function walkDropped(dropped: readonly Dropped[]): Promise<Walked> {
  const files: GivenFile[] = []
  const lost: string[] = []
  const left = await Promise.all(dropped.map(async (each) => ({ path: each.name, found: await foundOf(each) })))
  for (let next = left.pop(); next; next = left.pop()) {
    const { path, found } = next
    try {
      if (found.file) files.push({ path, file: await found.file() })
      else left.push(...(await found.inside()).map((each) => ({ path: `${path}/${each.name}`, found: each })))
    } catch {
      lost.push(path)
    }
  }
  return { files: inOrder(files), lost: lost.sort() }
}

/** Files that were chosen one by one, by their names, or as a folder, by their paths from its name on. */
export function chosenFiles(chosen: readonly ChosenFile[]): readonly GivenFile[] {
  return inOrder(chosen.map((file) => ({ path: file.webkitRelativePath || file.name, file })))
}

function inOrder(files: readonly GivenFile[]): readonly GivenFile[] {
  return [...files].sort((one, other) => (one.path < other.path ? -1 : one.path > other.path ? 1 : 0))
}

const nothing = async (): Promise<readonly Found[]> => []

async function foundOf({ name, file, entry, handle }: Dropped): Promise<Found> {
  if (file && !entry?.isDirectory) return { name, file: async () => file, inside: nothing }
  const opened = await handle?.catch(() => null)
  if (opened) return ofHandle(opened)
  if (entry) return ofEntry(entry)
  return { name, file: () => Promise.reject(new Error('nothing to read')), inside: nothing }
}

function ofHandle(handle: DroppedHandle): Found {
  const { name, kind } = handle
  return {
    name,
    file: kind === 'file' ? () => handle.getFile!() : null,
    inside: async () => {
      const all: Found[] = []
      for await (const each of handle.values!()) all.push(ofHandle(each))
      return all
    },
  }
}

function ofEntry(entry: DroppedEntry): Found {
  const { name, isDirectory } = entry
  return {
    name,
    file: isDirectory ? null : () => new Promise((got, failed) => entry.file!(got, failed)),
    inside: async () => (await entriesOf(entry)).map(ofEntry),
  }
}

/** A reader gives at most a hundred at a time, and none when there are no more. */
async function entriesOf(folder: DroppedEntry): Promise<readonly DroppedEntry[]> {
  const reader = folder.createReader!()
  const all: DroppedEntry[] = []
  for (;;) {
    const some = await new Promise<readonly DroppedEntry[]>((got, failed) => reader.readEntries(got, failed))
    if (some.length === 0) return all
    all.push(...some)
  }
}

/** What is said of paths that could not be read. */
export function lostText(lost: readonly string[]): string {
  const more = lost.length > 3 ? ` 等 ${lost.length} 个文件` : ''
  return `读不到：${lost.slice(0, 3).join('、')}${more}。请点「选择文件夹」或「选择文件」再试。`
}
