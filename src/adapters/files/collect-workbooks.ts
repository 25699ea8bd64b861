import { existsSync, lstatSync, readdirSync, realpathSync, statSync } from 'node:fs'
import { basename, isAbsolute, join, normalize, relative, resolve, sep } from 'node:path'
import { isLitter } from '../../core/intake/litter.ts'
import type { FoundEntry } from './found-file.ts'
import { compareNaturally } from './natural-order.ts'
import { reasonOf } from './not-written.ts'
import { codeOf } from './read-file.ts'

/** A given path cannot be used; one Chinese sentence. */
export class PathError extends Error {
  override readonly name = 'PathError'
}

const SPREADSHEET = /\.(xlsx|xlsm|xls|et|xlsb|ods)$/i

/**
 * The workbooks below the given paths by their names, folders searched to the bottom, in natural order: .xlsx and
 * .xlsm, and .xls, .et, .xlsb and .ods to be converted, or for the reader to say what to do with them; hidden ones are
 * left out unless asked for. A folder that cannot be opened stands in the list itself, so that reading it tells why.
 * Throws `PathError` for a path that is not there.
 */
export function collectWorkbooks(paths: readonly string[], cwd: string, withHidden = false): FoundEntry[] {
  return collectEntries(paths, cwd).flatMap((file) => {
    const { state } = file
    const wanted =
      state === 'closed' || file.folder === undefined || (SPREADSHEET.test(file.inside) && state !== 'special')
    return wanted && (withHidden || !basename(file.inside).startsWith('.')) ? [file] : []
  })
}

/**
 * All that lies below the given paths but litter, folders searched to the bottom, in natural order, files of a folder
 * before its sub-folders. What is reached twice, through overlapping paths, counts once, where it lies; a link is not
 * followed, wherever it leads: what it leads to may be another unit's. Throws `PathError` for a path that is not there.
 */
export function collectEntries(paths: readonly string[], cwd: string): FoundEntry[] {
  const found: FoundEntry[] = []
  const seen = new Set<string>()
  const roots = paths.map((given) => rootOf(given, cwd))
  for (const root of roots) {
    const add = (absolute: string, inside: string, state: FoundEntry['state']): void => {
      const own = state === 'link' ? absolute : realOrSelf(absolute)
      if (seen.has(own)) return
      seen.add(own)
      const folder = root.isFolder ? inside.slice(0, Math.max(0, inside.lastIndexOf('/'))) : undefined
      found.push({ absolute, path: root.isFolder ? joined(root.path, inside) : root.path, inside, folder, state })
    }
    if (root.isFolder) walk(root.absolute, '', add)
    else add(root.absolute, basename(root.absolute), root.isFile ? 'file' : 'special')
  }
  return found
}

function rootOf(given: string, cwd: string): { absolute: string; path: string; isFolder: boolean; isFile: boolean } {
  if (given === '') throw new PathError('路径不能为空。')
  const absolute = resolve(cwd, given)
  const path = shownPath(given, cwd)
  try {
    const stat = statSync(absolute)
    return { absolute, path, isFolder: stat.isDirectory(), isFile: stat.isFile() }
  } catch (cause) {
    const missing = ['ENOENT', 'ENOTDIR'].includes(codeOf(cause) ?? '')
    throw new PathError(missing ? `找不到「${path}」，请检查路径。` : `「${path}」打不开：${reasonOf(cause)}。`, {
      cause,
    })
  }
}

/** The path as given; an absolute one relative to the working folder, or, outside of it, its last part only. */
export function shownPath(given: string, cwd: string): string {
  const fromHere = isAbsolute(given) ? relative(cwd, given) : normalize(given)
  const outside = isAbsolute(given) && (fromHere.startsWith('..') || isAbsolute(fromHere))
  const path = outside ? basename(given) : fromHere
  return (
    path
      .replace(/[/\\]+$/, '')
      .split(sep)
      .join('/') || '.'
  )
}

function joined(folder: string, inside: string): string {
  return folder === '.' || folder === '' ? inside : inside === '' ? folder : `${folder}/${inside}`
}

type Add = (absolute: string, inside: string, state: FoundEntry['state']) => void

/** Files of a folder come before its sub-folders. */
function walk(absolute: string, inside: string, add: Add): void {
  const folders: string[] = []
  const names = namesIn(absolute)
  if (!names) add(absolute, inside, 'closed')
  else if (names.length === 0 && inside !== '') add(absolute, inside, 'empty-folder')
  for (const name of names ?? []) {
    const state = stateOf(join(absolute, name))
    if (state === 'folder' && !name.startsWith('.')) folders.push(name)
    else add(join(absolute, name), joined(inside, name), state === 'folder' ? 'hidden-folder' : state)
  }
  for (const name of folders) walk(join(absolute, name), joined(inside, name), add)
}

function namesIn(absolute: string): string[] | undefined {
  try {
    return readdirSync(absolute)
      .filter((name) => !isLitter(name))
      .sort(compareNaturally)
  } catch {
    return undefined
  }
}

function stateOf(path: string): 'folder' | 'file' | 'special' | 'missing' | 'link' {
  try {
    const own = lstatSync(path)
    if (own.isSymbolicLink()) return existsSync(path) ? 'link' : 'missing'
    return own.isDirectory() ? 'folder' : own.isFile() ? 'file' : 'special'
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
