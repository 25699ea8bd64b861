import type { GivenFile } from '../protocol.ts'

/** A file that has a path of its own below a chosen folder. */
export interface ChosenFile extends Blob {
  readonly name: string
  readonly webkitRelativePath: string
}

/** Of a FileSystemEntry what is needed here: a file, or a folder that is read in portions. */
export interface DroppedEntry {
  readonly isFile: boolean
  readonly isDirectory: boolean
  /** From the root of what was dropped, with 「/」 before it. */
  readonly fullPath: string
  file?(got: (file: Blob) => void, failed: (error: unknown) => void): void
  createReader?(): {
    readEntries(got: (entries: readonly DroppedEntry[]) => void, failed: (error: unknown) => void): void
  }
}

/** What was found below what was dropped, and how many of it could not be read. */
export interface Walked {
  readonly files: readonly GivenFile[]
  readonly lost: readonly string[]
}

/** All files below what was dropped, in the order of their paths, which begin with the name of the dropped folder. */
export async function walkDropped(entries: readonly DroppedEntry[]): Promise<Walked> {
  const files: GivenFile[] = []
  const lost: string[] = []
  const left = [...entries]
  while (left.length > 0) {
    const entry = left.pop()!
    try {
      if (entry.isDirectory) left.push(...(await entriesOf(entry)))
      else files.push({ path: entry.fullPath.replace(/^\//, ''), file: await fileOf(entry) })
    } catch {
      lost.push(entry.fullPath.replace(/^\//, ''))
    }
  }
  return { files: inOrder(files), lost }
}

/** Files that were chosen one by one, by their names, or as a folder, by their paths from its name on. */
export function chosenFiles(chosen: readonly ChosenFile[]): readonly GivenFile[] {
  return inOrder(chosen.map((file) => ({ path: file.webkitRelativePath || file.name, file })))
}

function inOrder(files: readonly GivenFile[]): readonly GivenFile[] {
  return [...files].sort((one, other) => (one.path < other.path ? -1 : one.path > other.path ? 1 : 0))
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

function fileOf(entry: DroppedEntry): Promise<Blob> {
  return new Promise((got, failed) => entry.file!(got, failed))
}
