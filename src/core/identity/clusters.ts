import { agreesByFigures, belongingOf } from './belonging.ts'
import type { FormHead } from './form-head.ts'
import { bareUnit, sameUnit } from './same-unit.ts'
import { headsOf, type Piece, unitOfPieces } from './piece.ts'
import type { SetUnit } from './unit-of-set.ts'
import { yearOf } from './year-of-set.ts'

/** How near pieces must be to each other: those of one folder may spell their unit in two ways, those side by side in a folder of many units may not. */
export interface Nearness {
  readonly isSame: (a: string, b: string) => boolean
  /** Of one unit two years make two sets, also where the second has no form of the whole unit. */
  readonly yearsApart: boolean
  /** What names nobody may join the only set there is: not where others lie beside it that are not among the pieces. */
  readonly onlyOne: boolean
}

export const ONE_FOLDER: Nearness = { isSame: sameUnit, yearsApart: false, onlyOne: true }
export const SIDE_BY_SIDE: Nearness = { isSame: (a, b) => bareUnit(a) === bareUnit(b), yearsApart: true, onlyOne: true }

/** A piece, and the unit that its forms tell. */
interface Claim<Item extends Piece> {
  readonly piece: Item
  readonly unit: SetUnit
}

interface Cluster<Item extends Piece> {
  readonly pieces: Item[]
  readonly unit: SetUnit
}

/**
 * Divides pieces into sets. Those that name who hands them in, or a department that does, make the sets; the others join the one whose unit is their
 * department or implementer, or, naming nobody, the one that their figures agree with, that of their folder, or the only one. What is left goes by its
 * implementer: two schools under one department are two sets, unless one list of projects holds those of both. Within a set pieces stand in any order.
 */
export function cluster<Item extends Piece>(pieces: readonly Item[], nearness: Nearness): Item[][] {
  const claims = pieces.map((piece) => ({ piece, unit: unitOfPieces([piece]) }))
  const nameless = claims.filter(({ unit }) => unit.source === undefined).map(({ piece }) => piece)
  const anchors = byUnit(
    claims.filter((claim) => leads(claim.unit)),
    nearness,
  )
  const rest: Claim<Item>[] = []
  for (const claim of claims.filter(({ unit }) => unit.source === 'implementer')) {
    const fitting = anchors.filter((each) => belongs(claim.piece, each, nearness))
    const own = fitting.filter((each) => nearness.isSame(each.unit.name, claim.unit.name))
    const [host, ...others] = own.length > 0 ? own : fitting
    if (host && others.length === 0) host.pieces.push(claim.piece)
    else rest.push(claim)
  }
  const groups = [...anchors.map((each) => each.pieces), ...byImplementer(rest, nameless, nearness)]
  const led = new Set(anchors.map((each) => each.pieces))
  for (const piece of nameless) place(piece, groups, led, nearness)
  return groups
}

function leads({ source }: SetUnit): boolean {
  return source === 'filer' || source === 'department'
}

/** Pieces of one unit each, in their order. */
function byUnit<Item extends Piece>(claims: readonly Claim<Item>[], nearness: Nearness): Cluster<Item>[] {
  const clusters: Cluster<Item>[] = []
  for (const { piece, unit } of claims) {
    const known = clusters.find((each) => nearness.isSame(each.unit.name, unit.name) && goTogether(each.pieces, piece, nearness))
    if (known) known.pieces.push(piece)
    else clusters.push({ pieces: [piece], unit })
  }
  return clusters
}

/** Whether pieces of one unit may be one set: not what two folders hold of what there is one of, and not two years. */
function goTogether(pieces: readonly Piece[], other: Piece, { yearsApart }: Nearness): boolean {
  const [one, two] = [headsOf(pieces), headsOf([other])]
  const inFolders = other.folder !== '' || pieces.some((piece) => piece.folder !== '')
  if (yearsApart && inFolders && SINGLE.some((kind) => has(one, kind) && has(two, kind))) return false
  const years = [yearOf(one), yearOf(two)]
  if (years.includes(undefined) || years[0] === years[1]) return true
  // In one folder a form of last year is told; a whole set of last year is a set.
  return !yearsApart && !(has(one, 'department') && has(two, 'department'))
}

/** Forms of which a unit has one. */
const SINGLE: readonly FormHead['kind'][] = ['department', 'basic-data']

function has(heads: readonly FormHead[], kind: FormHead['kind']): boolean {
  return heads.some((head) => head.kind === kind && !head.hidden)
}

function belongs(piece: Piece, { unit, pieces }: Cluster<Piece>, nearness: Nearness): boolean {
  const isUnit = (name: string): boolean => nearness.isSame(name, unit.name)
  return goTogether(pieces, piece, nearness) && headsOf([piece]).every((head) => head.hidden || belongingOf(head, isUnit) !== 'stray')
}

/** Pieces of one implementer each; those whose projects one nameless list holds are one set of their department. */
function byImplementer<Item extends Piece>(claims: readonly Claim<Item>[], nameless: readonly Piece[], nearness: Nearness): Item[][] {
  const groups = byUnit(claims, nearness)
  const lists = headsOf(nameless).filter((head) => head.kind === 'basic-data')
  for (const list of lists) {
    const listed = groups.filter((group) => listsProjectsOf(list, headsOf(group.pieces)) && departmentsOf(group.pieces).length === 1)
    const [first, ...others] = listed
    if (!first || others.some((each) => departmentsOf(each.pieces)[0] !== departmentsOf(first.pieces)[0])) continue
    for (const each of others) {
      first.pieces.push(...each.pieces)
      groups.splice(groups.indexOf(each), 1)
    }
  }
  return groups.map((each) => each.pieces)
}

function listsProjectsOf(list: FormHead, heads: readonly FormHead[]): boolean {
  const listed = new Set(list.projects.map(({ name }) => name))
  return heads.some((head) => head.projects.some(({ name }) => listed.has(name)))
}

function departmentsOf(pieces: readonly Piece[]): string[] {
  return [...new Set(headsOf(pieces).flatMap(({ names }) => (names.department ? [bareUnit(names.department)] : [])))]
}

/** A piece that names nobody. `led`: sets of a unit that hands in; what else lies beside it may be a stray. */
function place<Item extends Piece>(piece: Item, groups: Item[][], led: ReadonlySet<Item[]>, nearness: Nearness): void {
  const possible = groups.filter((group) => goTogether(group, piece, nearness))
  const lists = headsOf([piece])
  const agreeing = possible.filter((group) => lists.some((list) => agreesByFigures(list, headsOf(group))))
  const beside = possible.filter((group) => group.some((each) => each.folder === piece.folder))
  const only = nearness.onlyOne && groups.length === 1 && headsOf(groups[0]!).length > 0 ? possible : []
  const host = [agreeing, ...(nearness.yearsApart ? [] : [beside.filter((group) => led.has(group)), beside]), only].find(
    (fitting) => fitting.length === 1,
  )?.[0]
  if (host) host.push(piece)
  else groups.push([piece])
}
