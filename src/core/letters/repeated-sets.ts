import { folderOf } from '../identity/place-name.ts'
import { unitKey } from '../identity/unit-key.ts'
import type { LetterSet } from './letter-set.ts'

/** A unit that handed in several sets for one year, by what tells them apart. */
export interface RepeatedSets<Set extends LetterSet = LetterSet> {
  readonly unit: string
  readonly sets: readonly { readonly name: string; readonly set: Set }[]
}

/** Which sets came twice. */
export function repeatedSets<Set extends LetterSet>(sets: readonly Set[]): RepeatedSets<Set>[] {
  const groups = new Map<string, Set[]>()
  for (const set of sets) {
    const key = `${set.year} ${unitKey(set.unit)}`
    if (set.unit !== '') groups.set(key, [...(groups.get(key) ?? []), set])
  }
  return [...groups.values()]
    .filter(({ length }) => length > 1)
    .map((group) => {
      const names = namesOf(group)
      return { unit: group[0]!.unit, sets: group.map((set, index) => ({ name: names[index]!, set })) }
    })
}

/** 「甲」、「乙」 */
export function setNames({ sets }: RepeatedSets): string {
  return sets.map(({ name }) => `「${name}」`).join('、')
}

/** By the folders in which they lie, by a workbook where these are the same; by no more of the paths than it takes. */
function namesOf(sets: readonly LetterSet[]): string[] {
  const folders = sets.map(({ workbooks }) => commonFolder(workbooks.map(({ path }) => path)))
  const isTold = areDistinct(folders) && !folders.includes('')
  return endsOf(isTold ? folders : sets.map(({ workbooks }) => workbooks[0]?.path ?? ''))
}

function commonFolder([first = '', ...others]: readonly string[]): string {
  let folder = folderOf(first)
  while (folder !== '' && !others.every((path) => path.startsWith(`${folder}/`))) folder = folderOf(folder)
  return folder
}

function endsOf(paths: readonly string[]): string[] {
  const most = Math.max(...paths.map((path) => path.split('/').length))
  for (let count = 1; count < most; count++) {
    const ends = paths.map((path) => path.split('/').slice(-count).join('/'))
    if (areDistinct(ends)) return ends
  }
  return [...paths]
}

function areDistinct(texts: readonly string[]): boolean {
  return new Set(texts).size === texts.length
}
