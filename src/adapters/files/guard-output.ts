import { existsSync, realpathSync, statSync } from 'node:fs'
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path'

/** Whether an output folder is, or lies inside, one of the given folders; links are followed first. */
export function liesInside(output: string, paths: readonly string[], cwd: string): boolean {
  const target = realTarget(resolve(cwd, output))
  return paths.some((path) => {
    const input = resolve(cwd, path)
    if (!isFolder(input)) return false
    const way = relative(realTarget(input), target)
    return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way)
  })
}

/** Whether writing to the target would replace one of the files, under whatever name or link. */
export function isOneOf(target: string, files: readonly string[], cwd: string): boolean {
  return replacing([target], files, cwd) !== undefined
}

/** The first of the targets that would replace one of the files. Each path is looked at once, for there may be many. */
export function replacing(targets: Iterable<string>, files: readonly string[], cwd: string): string | undefined {
  const absolute = files.map((file) => resolve(cwd, file))
  const places = new Set(absolute.map(realTarget))
  const identities = new Set(absolute.map(identity))
  for (const target of targets) {
    const own = identity(resolve(cwd, target))
    if (places.has(realTarget(resolve(cwd, target))) || (own !== undefined && identities.has(own))) return target
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

/** The real path of a file or folder that may not exist yet. */
function realTarget(path: string): string {
  const absolute = resolve(path)
  if (existsSync(absolute)) return realpathSync.native(absolute)
  const parent = dirname(absolute)
  return parent === absolute ? absolute : join(realTarget(parent), basename(absolute))
}

function identity(path: string): string | undefined {
  try {
    const { dev, ino } = statSync(path, { bigint: true })
    return ino === 0n ? undefined : `${dev}:${ino}`
  } catch {
    return undefined
  }
}
