import { readdirSync, realpathSync, statSync } from 'node:fs'
import { basename, isAbsolute, join, normalize, relative, resolve, sep } from 'node:path'
import { compareNaturally } from './natural-order.ts'
import { reasonOf } from './not-written.ts'
import { codeOf } from './read-file.ts'

/** A workbook found below one of the given paths. */
export interface FoundFile {
  /** For reading. */
  readonly absolute: string
  /** As given, relative, with 「/」: what reports say. */
  readonly path: string
  /** Below the given path, with 「/」; the file's own name when the path is the file. */
  readonly inside: string
  /** Sub-folder below the given folder; '' directly in it; undefined when the file was given by name. */
  readonly folder: string | undefined
}

/** A given path cannot be used; one Chinese sentence. */
export class PathError extends Error {
  override readonly name = 'PathError'
}

const SPREADSHEET = /\.(xlsx|xlsm|xls|et|xlsb|ods)$/i
/** Lock files of Excel (~$) and WPS (.~), and hidden files. */
const NOT_FOR_US = /^(~\$|\.)/

/**
 * The workbooks below the given paths, folders searched to the bottom, in natural order: .xlsx and .xlsm, and .xls, .et,
 * .xlsb and .ods to be converted, or for the reader to say what to do with them. A file that is reached twice, through links or overlapping paths, counts once. A folder that cannot be opened
 * stands in the list itself, so that reading it tells why. Throws `PathError` for a path that is not there.
 */
export function collectWorkbooks(paths: readonly string[], cwd: string): FoundFile[] {
  const found: FoundFile[] = []
  const seen = new Set<string>()
  for (const given of paths) {
    const root = rootOf(given, cwd)
    const add = (absolute: string, inside: string): void => {
      const real = realOrSelf(absolute)
      if (seen.has(real)) return
      seen.add(real)
      const folder = root.isFolder ? inside.slice(0, Math.max(0, inside.lastIndexOf('/'))) : undefined
      found.push({ absolute, path: root.isFolder ? joined(root.path, inside) : root.path, inside, folder })
    }
    if (root.isFolder) walk(root.absolute, '', new Set(), add)
    else add(root.absolute, basename(root.absolute))
  }
  return found
}

function rootOf(given: string, cwd: string): { absolute: string; path: string; isFolder: boolean } {
  if (given === '') throw new PathError('路径不能为空。')
  const absolute = resolve(cwd, given)
  const path = shownPath(given, cwd)
  try {
    return { absolute, path, isFolder: statSync(absolute).isDirectory() }
  } catch (cause) {
    const missing = ['ENOENT', 'ENOTDIR'].includes(codeOf(cause) ?? '')
    throw new PathError(missing ? `找不到「${path}」，请检查路径。` : `「${path}」打不开：${reasonOf(cause)}。`, { cause })
  }
}

/** The path as given; an absolute one relative to the working folder, or, outside of it, its last part only. */
export function shownPath(given: string, cwd: string): string {
  const fromHere = isAbsolute(given) ? relative(cwd, given) : normalize(given)
  const outside = isAbsolute(given) && (fromHere.startsWith('..') || isAbsolute(fromHere))
  const path = outside ? basename(given) : fromHere
  return (path.length > 1 ? path.replace(/[/\\]+$/, '') : path).split(sep).join('/') || '.'
}

function joined(folder: string, inside: string): string {
  return folder === '.' || folder === '' ? inside : inside === '' ? folder : `${folder}/${inside}`
}

/** `above` holds the real folders on the way down, so that a link back up ends there. Files of a folder come before its sub-folders. */
function walk(absolute: string, inside: string, above: ReadonlySet<string>, add: (absolute: string, inside: string) => void): void {
  const real = realOrSelf(absolute)
  if (above.has(real)) return
  const folders: string[] = []
  const names = namesIn(absolute)
  if (!names) add(absolute, inside)
  for (const name of names ?? []) {
    const kind = kindOf(join(absolute, name))
    if (kind === 'folder') folders.push(name)
    // A link to nowhere is told when it is read.
    else if (SPREADSHEET.test(name) && kind !== 'other') add(join(absolute, name), joined(inside, name))
  }
  const below = new Set([...above, real])
  for (const name of folders) walk(join(absolute, name), joined(inside, name), below, add)
}

function namesIn(absolute: string): string[] | undefined {
  try {
    return readdirSync(absolute)
      .filter((name) => !NOT_FOR_US.test(name))
      .sort(compareNaturally)
  } catch {
    return undefined
  }
}

function kindOf(path: string): 'file' | 'folder' | 'other' | 'missing' {
  try {
    const stat = statSync(path)
    return stat.isDirectory() ? 'folder' : stat.isFile() ? 'file' : 'other'
  } catch {
    return 'missing'
  }
}

function realOrSelf(path: string): string {
  try {
    return realpathSync.native(path)
  } catch {
    return resolve(path)
  }
}
export { liesInside } from './guard-output.ts'
