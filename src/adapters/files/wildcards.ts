import { existsSync, lstatSync, readdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { isLitter } from '../../core/intake/litter.ts'
import { compareNaturally } from './natural-order.ts'

const WILD = /[*?]/

/**
 * The paths that a pattern stands for, where the shell has not put them in its place (Windows): 「*」 and 「?」 within a
 * name, 「**」 for folders to any depth; names that begin with a dot only where the pattern says the dot. A path that
 * exists as it is written, or has no wildcard, stands for itself.
 */
export function expandWildcards(given: string, cwd: string): string[] {
  if (!WILD.test(given) || existsSync(resolve(cwd, given))) return [given]
  const parts = (process.platform === 'win32' ? given.replace(/\\/g, '/') : given).split('/')
  const first = parts.findIndex((part) => WILD.test(part))
  const root = parts.slice(0, first).join('/')
  return matching(first === 1 && root === '' ? '/' : root, parts.slice(first), cwd)
}

/** Nothing matches below a folder that cannot be opened. */
function matching(folder: string, [part, ...rest]: readonly string[], cwd: string): string[] {
  if (part === undefined) return [folder]
  if (part === '' || part === '.') return matching(folder, rest, cwd)
  const below = (name: string): string =>
    folder === '' ? name : folder.endsWith('/') ? `${folder}${name}` : `${folder}/${name}`
  if (part === '**') {
    const folders = namesIn(folder, cwd).filter((name) => !name.startsWith('.') && isFolder(resolve(cwd, below(name))))
    const here =
      rest.length > 0
        ? matching(folder, rest, cwd)
        : namesIn(folder, cwd)
            .filter((name) => !name.startsWith('.'))
            .map(below)
    return rest.length > 0 ? [...here, ...folders.flatMap((name) => matching(below(name), [part, ...rest], cwd))] : here
  }
  if (!WILD.test(part)) return existsSync(resolve(cwd, below(part))) ? matching(below(part), rest, cwd) : []
  const pattern = patternOf(part)
  return namesIn(folder, cwd)
    .filter((name) => pattern.test(name) && (part.startsWith('.') || !name.startsWith('.')))
    .filter((name) => rest.length === 0 || isFolder(resolve(cwd, below(name))))
    .flatMap((name) => matching(below(name), rest, cwd))
}

/** As on Windows, without regard to upper and lower case. */
function patternOf(part: string): RegExp {
  const source = [...part].map((letter) =>
    letter === '*' ? '.*' : letter === '?' ? '.' : letter.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'),
  )
  return new RegExp(`^${source.join('')}$`, 'isu')
}

function namesIn(folder: string, cwd: string): string[] {
  try {
    return readdirSync(resolve(cwd, folder))
      .filter((name) => !isLitter(name))
      .sort(compareNaturally)
  } catch {
    return []
  }
}

/** Links to folders are not gone through: they may lead back up. */
function isFolder(absolute: string): boolean {
  try {
    return lstatSync(absolute).isDirectory()
  } catch {
    return false
  }
}
