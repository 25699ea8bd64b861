import { readdirSync, realpathSync, statSync } from 'node:fs'
import { basename, isAbsolute, join, normalize, relative, resolve, sep } from 'node:path'
import { codeOf, FileTroubleError, fileTrouble } from './file-trouble.ts'
import { compareNaturally } from './natural-order.ts'

/** A workbook found below one of the given paths. */
export interface FoundWorkbook {
  /** For reading. */
  readonly absolute: string
  /** As given, relative, with 「/」: what reports say. */
  readonly path: string
  /** Which of the given paths it was found under, counted from 0. */
  readonly root: number
  /** Below that path, with 「/」; the file's own name when the path is the file. */
  readonly inRoot: string
}

export interface Root {
  readonly absolute: string
  /** As given, relative, with 「/」. */
  readonly path: string
  readonly kind: 'file' | 'folder'
}

export interface Collection {
  readonly roots: readonly Root[]
  readonly workbooks: readonly FoundWorkbook[]
  /** Folders that could not be opened, each with a sentence. */
  readonly troubles: readonly { readonly path: string; readonly message: string }[]
}

const SPREADSHEET = /\.(xlsx|xlsm|xls|et)$/i
/** Lock files of Excel (~$) and WPS (.~), and hidden files. */
const NOT_FOR_US = /^(~\$|\.)/

/**
 * The workbooks below the given paths, folders searched to the bottom, in natural order: .xlsx and .xlsm, and .xls and .et so that the reader
 * can say what to do with them. A file that is reached twice, through links or overlapping paths, counts once. Throws `FileTroubleError` for a
 * path that is not there.
 */
export function collectWorkbooks(paths: readonly string[], cwd: string): Collection {
  const roots = paths.map((path) => rootOf(path, cwd))
  const workbooks: FoundWorkbook[] = []
  const troubles: Collection['troubles'][number][] = []
  const seenFiles = new Set<string>()
  for (const [index, root] of roots.entries()) {
    const add = (absolute: string, inRoot: string): void => {
      const real = realOrSelf(absolute)
      if (seenFiles.has(real)) return
      seenFiles.add(real)
      workbooks.push({ absolute, path: root.kind === 'file' ? root.path : joined(root.path, inRoot), root: index, inRoot })
    }
    if (root.kind === 'file') add(root.absolute, basename(root.absolute))
    else walk(root.absolute, '', new Set(), add, (inRoot, cause) => troubles.push({ path: joined(root.path, inRoot), message: fileTrouble(joined(root.path, inRoot), cause).message }))
  }
  return { roots, workbooks, troubles }
}

function rootOf(path: string, cwd: string): Root {
  if (path === '') throw new FileTroubleError('路径不能为空。')
  const absolute = resolve(cwd, path)
  const shown = shownPath(path, cwd)
  try {
    return { absolute, path: shown, kind: statSync(absolute).isDirectory() ? 'folder' : 'file' }
  } catch (cause) {
    if (codeOf(cause) === 'ENOENT' || codeOf(cause) === 'ENOTDIR') throw new FileTroubleError(`找不到「${shown}」，请检查路径。`, { cause })
    throw fileTrouble(shown, cause)
  }
}

/** The path as given; an absolute one relative to the working folder, or, outside of it, its last part only. */
export function shownPath(path: string, cwd: string): string {
  const given = isAbsolute(path) ? relative(cwd, path) : normalize(path)
  const short = isAbsolute(path) && (given.startsWith('..') || isAbsolute(given)) ? basename(path) : given
  return withSlashes(short.length > 1 ? short.replace(/[/\\]+$/, '') : short) || '.'
}

function joined(folder: string, inFolder: string): string {
  if (inFolder === '') return folder
  return folder === '.' ? inFolder : `${folder}/${inFolder}`
}

function withSlashes(path: string): string {
  return sep === '/' ? path : path.split(sep).join('/')
}

/** `above` holds the real folders on the way down, so that a link back up ends there. */
function walk(
  absolute: string,
  inRoot: string,
  above: ReadonlySet<string>,
  add: (absolute: string, inRoot: string) => void,
  trouble: (inRoot: string, cause: unknown) => void,
): void {
  const real = realOrSelf(absolute)
  if (above.has(real)) return
  const names = namesIn(absolute, inRoot, trouble)
  const folders: string[] = []
  for (const name of names) {
    const kind = kindOf(join(absolute, name))
    if (kind === 'folder') folders.push(name)
    // A link to nowhere is told when it is read.
    else if (SPREADSHEET.test(name) && kind !== 'other') add(join(absolute, name), joined(inRoot || '.', name))
  }
  const below = new Set([...above, real])
  for (const name of folders) walk(join(absolute, name), joined(inRoot || '.', name), below, add, trouble)
}

function namesIn(absolute: string, inRoot: string, trouble: (inRoot: string, cause: unknown) => void): string[] {
  try {
    return readdirSync(absolute)
      .filter((name) => !NOT_FOR_US.test(name))
      .sort(compareNaturally)
  } catch (cause) {
    trouble(inRoot, cause)
    return []
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
