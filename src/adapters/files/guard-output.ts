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
  const absolute = resolve(cwd, target)
  const own = identity(absolute)
  return files.some(
    (file) => realTarget(resolve(cwd, file)) === realTarget(absolute) || (own !== undefined && identity(resolve(cwd, file)) === own),
  )
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
