import { UNIT_ENDS } from '../vocabulary/name-words.ts'
import { fileNameOf, nameOfEntry } from '../identity/place-name.ts'
import { isHandedIn, isUnread, type OtherFile } from './other-file.ts'

/** Where something of the input lies. */
export interface Placed {
  readonly path: string
  /** Sub-folder below the given folder; '' directly in it; undefined when it was given by name. */
  readonly folder: string | undefined
}

export type PlacedOther = OtherFile & Placed

/** Which files that are no workbooks belong to which set; plain data. */
export interface OthersPlan {
  /** They belong to the set that holds all of these workbooks. */
  readonly beside: readonly {
    readonly workbooks: readonly string[]
    readonly others: readonly OtherFile[]
    /** Where no set holds all: the unit whose own set they are; undefined for loose files. */
    readonly unit?: string
  }[]
  /** Folders and archives in which there is no workbook. */
  readonly alone: readonly { readonly unit: string; readonly others: readonly OtherFile[] }[]
  /** They belong to no set that is known. */
  readonly loose: readonly OtherFile[]
  /** The given folders, as paths begin with them: 「收件/」. */
  readonly ways: readonly string[]
}

export const NO_OTHERS: OthersPlan = { beside: [], alone: [], loose: [], ways: [] }

/**
 * What lies together belongs together: a sub-folder with all below it, an archive. There, a file goes with the
 * workbooks of its own folder, else with the nearest; where there is no workbook, the files are a set of their own,
 * called by the folder, unless it is called like no unit and all workbooks around it turn out to be one set. Directly
 * in the given folder a file belongs to the workbooks there if they turn out to be one set; an archive that could not
 * be opened is a set of its own; all else is loose. `rootName` names a given folder by the way to it.
 */
export function planOthers(
  workbooks: readonly Placed[],
  others: readonly PlacedOther[],
  rootName: (way: string) => string,
): OthersPlan {
  const places = grouped(workbooks, placeOf)
  const handedIn = grouped(others.filter(isHandedIn), placeOf)
  const plan = new Plan()
  for (const other of others) if (!isHandedIn(other)) plan.loose.push(bare(other))
  const byWay = grouped(workbooks, (file) => (file.folder === undefined ? undefined : wayTo(file)))
  const below = subPlaces([...places.keys(), ...handedIn.keys()])
  for (const [place, files] of handedIn) {
    const here = places.get(place) ?? []
    const [{ folder }] = files as [PlacedOther]
    if (folder !== undefined && folder !== '') {
      const name = nameOfEntry(folder.split('/')[0]!)
      const around =
        here.length > 0 || UNIT_ENDS.test(name) || isZipPlace(place) ? [] : mostlyOneSet(byWay.get(wayTo(files[0]!)))
      if (around.length > 0) plan.putBeside(around, files, name)
      else if (here.length === 0) plan.putAlone(name, files)
      else for (const other of files) plan.putBeside([nearest(other, here)], [other])
    } else placeLoose(files, here, places, below, rootName, plan)
  }
  const ways = [...new Set([...workbooks, ...others].map(wayTo))]
  return { beside: [...plan.beside.values()], alone: plan.alone, loose: plan.loose, ways }
}

/** Files that lie directly in a given folder, or were given by name. */
function placeLoose(
  files: readonly PlacedOther[],
  here: readonly Placed[],
  places: ReadonlyMap<string, readonly Placed[]>,
  below: ReadonlyMap<string, readonly string[]>,
  rootName: (way: string) => string,
  plan: Plan,
): void {
  const [first] = files as [PlacedOther]
  const isNamed = first.folder === undefined
  const subPlaces = isNamed ? [] : (below.get(wayTo(first)) ?? [])
  const [only] = subPlaces
  if (here.length > 0 && subPlaces.length === 0) plan.putBeside(here, files)
  else if (!isNamed && subPlaces.length === 0 && files.filter(isClosed).length < 2)
    plan.putAlone(nameOfEntry(rootName(wayTo(first))), files)
  else if (here.length === 0 && subPlaces.length === 1 && isZipPlace(only!) && places.has(only!))
    plan.putBeside([places.get(only!)![0]!], files)
  else plan.putLoose(files)
}

class Plan {
  readonly beside = new Map<string, { workbooks: readonly string[]; others: OtherFile[]; unit?: string }>()
  readonly alone: { unit: string; others: readonly OtherFile[] }[] = []
  readonly loose: OtherFile[] = []

  putBeside(workbooks: readonly Placed[], others: readonly PlacedOther[], unit?: string): void {
    const paths = workbooks.map(({ path }) => path)
    const key = [unit ?? '', ...paths].join('\n')
    const known = this.beside.get(key) ?? { workbooks: paths, others: [], ...(unit === undefined ? {} : { unit }) }
    known.others.push(...others.map(bare))
    this.beside.set(key, known)
  }

  putAlone(unit: string, others: readonly PlacedOther[]): void {
    this.alone.push({ unit, others: others.map(bare) })
  }

  putLoose(others: readonly PlacedOther[]): void {
    const { alone, loose } = partedLoose(others.map(bare))
    this.alone.push(...alone)
    this.loose.push(...loose)
  }
}

/** Of files that belong to no set, an archive that could not be opened is one by itself, called by its name. */
export function partedLoose(others: readonly OtherFile[]): Pick<OthersPlan, 'alone' | 'loose'> {
  return {
    alone: others.filter(isClosed).map((other) => ({ unit: nameOfEntry(fileNameOf(other.path)), others: [other] })),
    loose: others.filter((other) => !isClosed(other)),
  }
}

function isClosed(other: OtherFile): boolean {
  return isUnread(other) && other.kind !== 'link'
}

/** In their order; those without a key are left out. */
function grouped<Item extends Placed>(
  items: readonly Item[],
  keyOf: (item: Item) => string | undefined,
): Map<string, Item[]> {
  const groups = new Map<string, Item[]>()
  for (const item of items) {
    const key = keyOf(item)
    const known = key === undefined ? [] : groups.get(key)
    if (known) known.push(item)
    else groups.set(key!, [item])
  }
  return groups
}

/** More workbooks than a unit has are many units' in any case. */
const MOST_OF_ONE = 500

function mostlyOneSet(files: readonly Placed[] = []): readonly Placed[] {
  return files.length <= MOST_OF_ONE ? files : []
}

/** The sub-folders and archives right below each given folder. */
function subPlaces(places: readonly string[]): Map<string, string[]> {
  const below = new Map<string, string[]>()
  for (const place of new Set(places)) {
    const way = /^folder\n(.*)\n/.exec(place)?.[1]
    const known = way === undefined ? [] : below.get(way)
    if (known) known.push(place)
    else below.set(way!, [place])
  }
  return below
}

/**
 * The path from the given folder on, its own name included: what is above it is the reader's affair and names no unit
 * that handed in.
 */
export function fromGiven(path: string, ways: readonly string[]): string {
  const way = ways.reduce(
    (longest, each) => (path.startsWith(each) && each.length > longest.length ? each : longest),
    '',
  )
  return path.slice(way.replace(/[^/]+\/$/, '').length)
}

/** Nothing but what is told of it. */
function bare({ path, kind, what }: PlacedOther): OtherFile {
  return { path, kind, what }
}

/** The given folder, as its files are shown: 「收件/」, '' for the working folder. */
function wayTo({ path, folder }: Placed): string {
  const inside = folder === undefined || folder === '' ? fileNameOf(path) : `${folder}/${fileNameOf(path)}`
  return path.slice(0, path.length - inside.length)
}

/**
 * The sub-folder or archive right below the given folder; all loose files of a folder are in one place, a file given by
 * name is one.
 */
function placeOf(file: Placed): string {
  if (file.folder === undefined) return `file\n${file.path}`
  return file.folder === '' ? `loose\n${wayTo(file)}` : `folder\n${wayTo(file)}\n${file.folder.split('/')[0]!}`
}

function isZipPlace(key: string): boolean {
  return /\.zip$/i.test(key)
}

/** The first of those that share most of the way. */
function nearest({ path }: Placed, files: readonly Placed[]): Placed {
  const shared = (file: Placed): number => {
    const [own, its] = [path.split('/').slice(0, -1), file.path.split('/').slice(0, -1)]
    const differing = own.findIndex((segment, index) => its[index] !== segment)
    // Of two in folders on the way, the one in the file's own folder is nearer.
    return (differing < 0 ? own.length : differing) * 1000 - its.length
  }
  return files.reduce((best, file) => (shared(file) > shared(best) ? file : best))
}
