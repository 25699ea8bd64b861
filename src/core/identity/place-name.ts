import { withoutMarks } from './entry-name.ts'

/** What a file's name ends with, as far as it tells what the file is. */
const ENDING = /\.[A-Za-z][A-Za-z0-9]{0,4}$|\.7z$/

/**
 * The name of a file or folder as far as it may be the name of a unit: without ending, numbers before it and marks of a
 * version behind it.
 */
export function nameOfEntry(name: string): string {
  return withoutMarks(name.replace(ENDING, ''))
}

/** The names that a path gives to what lies there: of its folders from the innermost out, then of the file itself. */
export function namesOnPath(path: string): readonly string[] {
  const segments = path.split('/').filter((segment) => segment !== '' && segment !== '.' && segment !== '..')
  const [file, ...folders] = segments.reverse()
  return [...folders, ...(file === undefined ? [] : [file])].map(nameOfEntry)
}

/** The folder that a path names, '' for a file that lies loose. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')))
}

/** The outermost folder of a path, '' for a file that lies loose. */
export function topFolderOf(path: string): string {
  return folderOf(path).split('/', 1)[0]!
}

export function fileNameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

/** Two files by no more of their paths than tells them apart: mostly by their names, else with the folders around them. */
export function toldApart(one: string, other: string): readonly [string, string] {
  const [a, b] = [one.split('/'), other.split('/')]
  let count = 1
  const tail = (segments: readonly string[]): string => segments.slice(-count).join('/')
  while (count < Math.max(a.length, b.length) && tail(a) === tail(b)) count++
  return [tail(a), tail(b)]
}
