import { createHash } from 'node:crypto'
import { type BigIntStats, type Dirent, lstatSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { codeOf } from '../../../adapters/files/read-file.ts'
import { isForeignFolder } from '../../../core/intake/litter.ts'
import { isHidden, isLitter, isOwnedBy, maybeHandedIn, ownedName } from './inbox-names.ts'

/** A file as one reading of the folder saw it. */
export interface SeenFile {
  /** Below the inbox, with 「/」. */
  readonly path: string
  readonly size: number
  /** Changes with every writing: size, time of change in nanoseconds, file number. */
  readonly signature: string
  /** Milliseconds, by the share's clock. */
  readonly modified: number
  /** Someone has it open: an owner file lies beside it. */
  readonly open: boolean
  /**
   * Why it is never taken: a link, a device, a name that no program can say, one that hides it (of a file, or of a
   * folder in which files lie).
   */
  readonly refused?: 'link' | 'name' | 'hidden' | 'hidden-folder'
}

export interface Scan {
  readonly files: readonly SeenFile[]
  readonly folders: readonly string[]
  /** Sub-folders that could not be listed, with the system's code: nothing may be concluded about what is in them. */
  readonly closed: readonly { readonly path: string; readonly code: string }[]
  /** The same for two readings that saw the same. */
  readonly digest: string
}

/**
 * Lists the inbox to the bottom; links are not followed. Throws only when the inbox itself cannot be listed. `alive` is
 * called now and then.
 */
export async function scanFolder(root: string, alive: () => void): Promise<Scan> {
  const files: SeenFile[] = []
  const folders: string[] = []
  const closed: { path: string; code: string }[] = []
  const visit = async (inside: string): Promise<void> => {
    const names = namesOf(join(root, inside), inside, closed)
    const owned = names.flatMap((name) => ownedName(name) ?? [])
    let count = 0
    for (const name of names) {
      if (++count % 500 === 0) {
        alive()
        await new Promise((resolve) => setImmediate(resolve))
      }
      const path = inside === '' ? name : `${inside}/${name}`
      const seen = look(join(root, path), path, name, owned)
      if (seen === 'folder') {
        if (isForeignFolder(name)) continue
        if (isHidden(name)) {
          if (holdsFiles(join(root, path))) files.push(refusedAs('hidden-folder', path))
          continue
        }
        folders.push(path)
        await visit(path)
      } else if (seen) files.push(seen)
    }
  }
  await visit('')
  return { files, folders, closed, digest: digestOf(files, folders, closed) }
}

function digestOf(...seen: readonly object[]): string {
  return createHash('sha256').update(JSON.stringify(seen)).digest('hex')
}

function namesOf(folder: string, inside: string, closed: { path: string; code: string }[]): string[] {
  try {
    return readdirSync(folder)
  } catch (error) {
    if (inside === '') throw error
    const code = codeOf(error) ?? 'UNKNOWN'
    // Gone between two readings is no news.
    if (code !== 'ENOENT') closed.push({ path: inside, code })
    return []
  }
}

function look(absolute: string, path: string, name: string, owned: readonly string[]): SeenFile | 'folder' | undefined {
  try {
    const stat = lstatSync(absolute, { bigint: true })
    if (stat.isDirectory()) return 'folder'
    if (isLitter(name) || isForeignFolder(name)) return undefined
    const refused = stat.isFile() ? (isHidden(name) ? 'hidden' : undefined) : 'link'
    return {
      path,
      size: Number(stat.size),
      signature: signatureOf(stat),
      modified: Number(stat.mtimeMs),
      open: owned.some((each) => isOwnedBy(name, each)),
      ...(refused ? { refused } : {}),
    }
  } catch (error) {
    // A name in another encoding is listed with a sign that leads nowhere.
    if (!name.includes('\ufffd') || codeOf(error) !== 'ENOENT') return undefined
    return refusedAs('name', path)
  }
}

/** Changes with every writing; see `SeenFile`. */
export function signatureOf({ size, mtimeNs, ino }: BigIntStats): string {
  return `${size}:${mtimeNs}:${ino}`
}

function refusedAs(refused: NonNullable<SeenFile['refused']>, path: string): SeenFile {
  return { path, size: 0, signature: refused, modified: 0, open: false, refused }
}

/** Names looked at in a hidden folder, until one is of a file that may have been handed in. */
const MOST_NAMES = 2000

function holdsFiles(folder: string): boolean {
  const folders = [folder]
  let left = MOST_NAMES
  for (let next = folders.pop(); next !== undefined; next = folders.pop()) {
    for (const entry of entriesOf(next).slice(0, left)) {
      left--
      if (entry.isDirectory() && !isForeignFolder(entry.name)) folders.push(join(next, entry.name))
      else if (entry.isFile() && maybeHandedIn(entry.name)) return true
    }
  }
  return false
}

function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
  } catch {
    return []
  }
}
