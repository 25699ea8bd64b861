import { UNIT_ENDS } from '../vocabulary/name-words.ts'
import { Buckets } from './buckets.ts'
import type { FormHead } from './form-head.ts'
import { sameUnit } from './same-unit.ts'
import { headsOf, type Piece, unitOfPieces } from './piece.ts'
import { nameOfEntry } from './place-name.ts'
import { yearOf } from './year-of-set.ts'

/**
 * Project forms of another unit or year that lie in a set are no set of their own: they join it, and BJ-06 or BJ-07
 * tells them. Which set that is must be plain: the one whose 基础数据表 lists their projects, spent to the same amount; else
 * the only one with forms of the whole unit.
 */
export function withStrays<Item extends Piece>(
  sets: readonly Item[][],
  where: 'one folder' | 'side by side',
): Item[][] {
  // A list of projects that names nobody takes nobody in.
  const whole = sets.filter(
    (set) => headsOf(set).some((head) => head.kind !== 'project') && unitOfPieces(set).source !== undefined,
  )
  const strays = sets.filter((set) => isStray(set))
  // Several units that hand in their project forms from one folder are sets; a single one may have typed its name
  // wrongly.
  const filers = strays.filter((set) => namesFiler(set))
  const index = new Buckets<Item[]>()
  for (const set of whole) index.add(listedProjects(headsOf(set)), set)
  const joining = new Set<Item[]>()
  const followers = new Map<Item[], Item[]>()
  for (const stray of strays) {
    const listing = index.near(listedProjects(headsOf(stray))).filter((set) => lacksProjectsOf(set, stray))
    const isOneOfSeveral = filers.length > 1 && namesFiler(stray)
    const only = whole.length === 1 && !isOneOfSeveral && liesWith(whole[0]!, stray, sets, where) ? whole[0] : undefined
    const host = listing.length === 1 ? listing[0] : only
    if (!host) continue
    joining.add(stray)
    followers.set(host, [...(followers.get(host) ?? []), ...stray])
  }
  return sets.filter((set) => !joining.has(set)).map((set) => [...set, ...(followers.get(set) ?? [])])
}

/** Projects with what was spent on them. */
function listedProjects(heads: readonly FormHead[]): string[] {
  return heads.flatMap((head) => head.projects.map(({ name, spent }) => `${name}\u0001${spent}`))
}

function isStray(set: readonly Piece[]): boolean {
  const heads = headsOf(set)
  return heads.length > 0 && heads.every((head) => head.kind === 'project')
}

function namesFiler(set: readonly Piece[]): boolean {
  return unitOfPieces(set).source === 'filer'
}

/** Whether forms of another unit lie in the midst of a set, and have no folder that is theirs. */
function liesWith(
  host: readonly Piece[],
  stray: readonly Piece[],
  sets: readonly Piece[][],
  where: 'one folder' | 'side by side',
): boolean {
  if (where === 'side by side') return sets.length === 2 && stray.length === 1 && host.length > 1
  const folders = new Set(host.map((piece) => piece.folder))
  const [own, unit] = [unitOfPieces(host).name, unitOfPieces(stray).name]
  return stray.every(({ folder }) => {
    const name = nameOfEntry(folder.split('/').at(-1)!)
    return folders.has(folder) || (!sameUnit(name, unit) && (!UNIT_ENDS.test(name) || sameUnit(name, own)))
  })
}

/**
 * Whether the set lists what the project forms of the other are about, spent to the same amount, and has no form of it.
 */
function lacksProjectsOf(set: readonly Piece[], other: readonly Piece[]): boolean {
  const [own, strays] = [headsOf(set), headsOf(other)]
  const years = [yearOf(own), yearOf(strays)]
  if (years[0] !== years[1] && !years.includes(undefined)) return false
  // The set keeps its own name.
  if (strays.length >= own.length || strays.some((form) => form.projects.length === 0)) return false
  const projects = (kind: FormHead['kind']) => own.flatMap((form) => (form.kind === kind ? form.projects : []))
  return strays
    .flatMap((form) => form.projects)
    .every(
      ({ name, spent }) =>
        projects('basic-data').some((line) => line.name === name && line.spent === spent) &&
        !projects('project').some((form) => form.name === name),
    )
}
