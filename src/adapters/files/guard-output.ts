import { existsSync, realpathSync, statSync } from 'node:fs'
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path'

/** Whether an output folder is, or lies inside, one of the given folders; links are followed first. */
export function liesInside(output: string, paths: readonly string[], cwd: string): boolean {
  const target = realPath(resolve(cwd, output))
  return paths.some((path) => {
    const input = resolve(cwd, path)
    return isFolder(input) && isWithin(target, realPath(input))
  })
}

/** Whether a path lies inside a folder; neither need be there yet. */
export function isBelow(path: string, folder: string): boolean {
  return isWithin(realPath(path), realPath(folder))
}

function isWithin(path: string, folder: string): boolean {
  const way = relative(folder, path)
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way)
}

/** Whether writing to the target would replace one of the files, under whatever name or link. */
export function isOneOf(target: string, files: readonly string[], cwd: string): boolean {
  return replacing([target], files, cwd) !== undefined
}

/** The first of the targets that would replace one of the files. Each path is looked at once, for there may be many. */
export function replacing(targets: Iterable<string>, files: readonly string[], cwd: string): string | undefined {
  const absolute = files.map((file) => resolve(cwd, file))
  const places = new Set(absolute.map(realPath))
  const identities = new Set(absolute.map(identity))
  for (const target of targets) {
    const own = identity(resolve(cwd, target))
    if (places.has(realPath(resolve(cwd, target))) || (own !== undefined && identities.has(own))) return target
  }
  return undefined
}

export function exists(path: string): boolean {
  return existsSync(path)
}

export function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory()
  } catch {
    return false
  }
}

/** The real path of a file or folder that may not exist yet: links followed as far as there is something. */
export function realPath(path: string): string {
  const absolute = resolve(path)
  if (existsSync(absolute)) return realpathSync.native(absolute)
  const parent = dirname(absolute)
  return parent === absolute ? absolute : join(realPath(parent), basename(absolute))
}

function identity(path: string): string | undefined {
  try {
    const { dev, ino } = statSync(path, { bigint: true })
    return ino === 0n ? undefined : `${dev}:${ino}`
  } catch {
    return undefined
  }
}
