import { agreesByFigures, belongingOf } from './belonging.ts'
import { Buckets } from './buckets.ts'
import type { FormHead } from './form-head.ts'
import { bareUnit, sameUnit } from './same-unit.ts'
import { headsOf, type Piece, unitOfPieces } from './piece.ts'
import type { SetUnit } from './unit-of-set.ts'
import { yearOf } from './year-of-set.ts'

/**
 * How near pieces must be to each other: those of one folder may spell their unit in two ways, those side by side in a
 * folder of many units may not.
 */
export interface Nearness {
  readonly isSame: (a: string, b: string) => boolean
  /** Names of one key only can be the same. */
  readonly keyOf: (name: string) => string
  /** Of one unit two years make two sets, also where the second has no form of the whole unit. */
  readonly yearsApart: boolean
  /** What names nobody may join the only set there is: not where others lie beside it that are not among the pieces. */
  readonly onlyOne: boolean
}

export const ONE_FOLDER: Nearness = { isSame: sameUnit, keyOf: () => '', yearsApart: false, onlyOne: true }
export const SIDE_BY_SIDE: Nearness = {
  isSame: (a, b) => bareUnit(a) === bareUnit(b),
  keyOf: bareUnit,
  yearsApart: true,
  onlyOne: true,
}

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
 * Divides pieces into sets. Those that name who hands them in, or a department that does, make the sets; the others
 * join the one whose unit is their department or implementer, or, naming nobody, the one that their figures agree with,
 * that of their folder, or the only one. What is left goes by its implementer: two schools under one department are two
 * sets, unless one list of projects holds those of both. Within a set pieces stand in any order.
 */
export function cluster<Item extends Piece>(pieces: readonly Item[], nearness: Nearness): Item[][] {
  const claims = pieces.map((piece) => ({ piece, unit: unitOfPieces([piece]) }))
  const nameless = claims.filter(({ unit }) => unit.source === undefined).map(({ piece }) => piece)
  const anchors = byUnit(
    claims.filter(({ unit }) => leads(unit)),
    nearness,
  )
  const index = new Buckets<Cluster<Item>>()
  for (const anchor of anchors) index.add([nearness.keyOf(anchor.unit.name)], anchor)
  const rest = claims.filter(({ piece, unit }) => {
    if (unit.source !== 'implementer') return false
    const host = hostOf(piece, unit, index, nearness)
    host?.pieces.push(piece)
    return host === undefined
  })
  const groups = [...anchors.map((each) => each.pieces), ...listedTogether(byUnit(rest, nearness), headsOf(nameless))]
  placeNameless(nameless, groups, new Set(anchors.map((each) => each.pieces)), nearness)
  return groups
}

/** Pieces of one unit, whose years and folders allow it, together. */
function byUnit<Item extends Piece>(claims: readonly Claim<Item>[], nearness: Nearness): Cluster<Item>[] {
  const found: Cluster<Item>[] = []
  const index = new Buckets<Cluster<Item>>()
  for (const { piece, unit } of claims) {
    const key = nearness.keyOf(unit.name)
    const known = index
      .near([key])
      .find((each) => nearness.isSame(each.unit.name, unit.name) && goTogether(each.pieces, piece, nearness))
    if (known) known.pieces.push(piece)
    else {
      const fresh = { pieces: [piece], unit }
      found.push(fresh)
      index.add([key], fresh)
    }
  }
  return found
}

/** The one set to which a piece belongs by its department or implementer; of two that whose unit is its implementer. */
function hostOf<Item extends Piece>(
  piece: Item,
  unit: SetUnit,
  index: Buckets<Cluster<Item>>,
  nearness: Nearness,
): Cluster<Item> | undefined {
  const names = headsOf([piece]).flatMap((head) => Object.values(head.names))
  const fitting = index.near(names.map(nearness.keyOf)).filter((each) => belongs(piece, each, nearness))
  const own = fitting.filter((each) => nearness.isSame(each.unit.name, unit.name))
  const [host, ...others] = own.length > 0 ? own : fitting
  return others.length === 0 ? host : undefined
}

function leads({ source }: SetUnit): boolean {
  return source === 'filer' || source === 'department'
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
  return (
    goTogether(pieces, piece, nearness) &&
    headsOf([piece]).every((head) => head.hidden || belongingOf(head, isUnit) !== 'stray')
  )
}

/** Sets of one implementer each; those whose projects one nameless list holds are one set of their department. */
function listedTogether<Item extends Piece>(
  schools: readonly Cluster<Item>[],
  nameless: readonly FormHead[],
): Item[][] {
  const index = new Buckets<Cluster<Item>>()
  for (const school of schools) index.add(projectNames(headsOf(school.pieces)), school)
  const joined = new Set<Cluster<Item>>()
  for (const list of nameless.filter((head) => head.kind === 'basic-data')) {
    const listed = index
      .near(projectNames([list]))
      .filter((each) => !joined.has(each) && departmentsOf(each.pieces).length === 1)
    const [first, ...others] = listed
    if (!first || others.some((each) => departmentsOf(each.pieces)[0] !== departmentsOf(first.pieces)[0])) continue
    for (const each of others) {
      first.pieces.push(...each.pieces)
      joined.add(each)
    }
  }
  return schools.filter((each) => !joined.has(each)).map((each) => each.pieces)
}

function projectNames(heads: readonly FormHead[]): string[] {
  return heads.flatMap((head) => head.projects.map(({ name }) => name))
}

function departmentsOf(pieces: readonly Piece[]): string[] {
  return [...new Set(headsOf(pieces).flatMap(({ names }) => (names.department ? [bareUnit(names.department)] : [])))]
}

/**
 * Pieces that name nobody: each joins the one set that its figures agree with, in one folder that of its own
 * sub-folder, or the only one. `led`: sets of a unit that hands in; what else lies beside it may be a stray.
 */
function placeNameless<Item extends Piece>(
  nameless: readonly Item[],
  groups: Item[][],
  led: ReadonlySet<Item[]>,
  nearness: Nearness,
): void {
  const index = new Buckets<Item[]>()
  for (const group of groups) index.add(projectNames(headsOf(group)), group)
  for (const piece of nameless) {
    const fits = (group: Item[]): boolean => goTogether(group, piece, nearness)
    const lists = headsOf([piece])
    const agreeing = index
      .near(projectNames(lists))
      .filter((group) => fits(group) && lists.some((list) => agreesByFigures(list, headsOf(group))))
    const beside = nearness.yearsApart
      ? []
      : groups.filter((group) => fits(group) && group.some((each) => each.folder === piece.folder))
    const only = nearness.onlyOne && groups.length === 1 && mayTakeIn(groups[0]!, nearness) ? groups.filter(fits) : []
    const host = [agreeing, beside.filter((group) => led.has(group)), beside, only].find(
      (fitting) => fitting.length === 1,
    )?.[0]
    if (host) host.push(piece)
    else groups.push([piece])
  }
}

/**
 * Side by side, what names nobody is no set for others that name nobody: one line of 待确认.xlsx would send the workbooks
 * of all to one unit.
 */
function mayTakeIn(group: readonly Piece[], { yearsApart }: Nearness): boolean {
  return yearsApart ? unitOfPieces(group).source !== undefined : headsOf(group).length > 0
}
