import { UNIT_ENDS } from '../vocabulary/name-words.ts'
import { nameOfEntry } from './place-name.ts'
import { cluster, ONE_FOLDER, SIDE_BY_SIDE } from './clusters.ts'
import type { FormHead } from './form-head.ts'
import type { Piece } from './piece.ts'
import { sameUnit } from './same-unit.ts'
import { unitOfSet } from './unit-of-set.ts'
import { withStrays } from './strays.ts'

/** A workbook to be put into a submission. */
export interface Groupable {
  /** Sub-folder below the given folder; '' directly in it; undefined when the file was given by name. */
  readonly folder: string | undefined
  readonly path: string
  readonly forms: readonly FormHead[]
  /** It belongs to a set that is known already and asks for nothing beside it; its forms are not given again. */
  readonly settled?: boolean
}

const KINDS = 3

/**
 * Which workbooks belong together. A file given by name is a set; so is a folder below the given one with all its
 * sub-folders, unless different units hand in from it. A workbook lying directly in the given folder is one of its own,
 * unless it lacks one of the three kinds of form and others beside it, lacking some too, are of the same unit and year:
 * then they are one, and so are folders that hold parts of one unit's set (「1整体支出」 「2项目支出」).
 */
export function groupWorkbooks<Item extends Groupable>(items: readonly Item[]): Item[][] {
  const groups: Item[][] = []
  const open = new Map<string, Item[][]>()
  const settled = new Set<string>()
  for (const place of placesOf(items).values()) {
    const { folder } = place[0]!
    const sets = folder === undefined || folder === '' ? [place] : divided(place)
    for (const set of sets) {
      if (folder !== undefined && sets.length === 1 && isOpen(set)) pushTo(open, rootOf(place[0]!), set)
      else {
        groups.push(set)
        if (folder !== undefined) settled.add(rootOf(place[0]!))
      }
    }
  }
  for (const [root, places] of open) {
    const pieces = places.map((place) => pieceOf(place[0]!.folder ?? '', place))
    groups.push(
      ...withStrays(cluster(pieces, { ...SIDE_BY_SIDE, onlyOne: !settled.has(root) }), 'side by side').map((set) =>
        set.flatMap((piece) => piece.items),
      ),
    )
  }
  const order = new Map(items.map((item, index) => [item, index]))
  for (const group of groups) group.sort((a, b) => order.get(a)! - order.get(b)!)
  return groups.sort((a, b) => order.get(a[0]!)! - order.get(b[0]!)!)
}

/**
 * What lies together at first sight, by a key: each loose workbook, each folder right below a given one with all that
 * is in it.
 */
export function placesOf<Item extends Pick<Groupable, 'folder' | 'path'>>(items: readonly Item[]): Map<string, Item[]> {
  const places = new Map<string, Item[]>()
  items.forEach((item, index) => {
    const key =
      item.folder === undefined || item.folder === '' ? `\u0001${index}` : `${rootOf(item)}\u0001${topOf(item.folder)}`
    pushTo(places, key, item)
  })
  return places
}

/** Whether what lies in one place needs a look at what lies beside it, or holds several sets. */
export function needsOthers(items: readonly Groupable[]): boolean {
  const [first] = items
  if (first === undefined || first.folder === undefined) return false
  return first.folder === '' ? isOpen(items) : divided(items).length > 1 || isOpen(items)
}

/**
 * Whether a place waits for others beside it: it has not forms of every kind, and, if a folder, some form and no name
 * of a unit's own.
 */
function isOpen(items: readonly Groupable[]): boolean {
  const forms = items.flatMap((item) => item.forms.filter((form) => !form.hidden))
  const { folder, settled } = items[0]!
  if (settled || new Set(forms.map((form) => form.kind)).size === KINDS || (forms.length === 0 && folder !== ''))
    return false
  return folder === '' || isPartName(topOf(folder!), unitOfSet(items.map((item) => item.forms)).name)
}

/** A folder called after a part of a set (「2项目支出」, a project), not after a unit. */
function isPartName(folder: string, unit: string): boolean {
  const name = nameOfEntry(folder)
  return !UNIT_ENDS.test(name) && !sameUnit(name, unit)
}

/** The unit's name as the folder of a set has it, or the given folder above parts of one; '' for what lies loose. */
export function folderUnit({ folder, path }: Pick<Groupable, 'folder' | 'path'>): string {
  if (folder === undefined || folder === '') return ''
  const top = topOf(folder)
  const above = rootOf({ path, folder }).split('/').at(-2) ?? ''
  return nameOfEntry(isPartName(top, '') && UNIT_ENDS.test(nameOfEntry(above)) ? above : top)
}

type FolderPiece<Item> = Piece & { readonly items: readonly Item[] }

/** The sets of one folder. Workbooks without any form go with what lies beside them. */
function divided<Item extends Groupable>(items: readonly Item[]): Item[][] {
  const withForms = items.filter((item) => item.forms.length > 0)
  const pieces = withForms.map((item) => pieceOf(item.folder!, [item]))
  const sets = withStrays(cluster(pieces, ONE_FOLDER), 'one folder').map((set) => set.flatMap((piece) => piece.items))
  if (sets.length === 0) return [[...items]]
  for (const item of items) if (item.forms.length === 0) nearest(item, sets).push(item)
  return sets
}

function nearest<Item extends Groupable>(item: Item, sets: Item[][]): Item[] {
  const beside = sets.filter((set) => set.some((each) => each.folder === item.folder))
  return beside[0] ?? sets.find((set) => set.some((each) => each.folder!.startsWith(`${item.folder}/`))) ?? sets[0]!
}

function pieceOf<Item extends Groupable>(folder: string, items: readonly Item[]): FolderPiece<Item> {
  return { folder, workbooks: items.map((item) => item.forms), items }
}

function topOf(folder: string): string {
  return folder.split('/', 1)[0]!
}

/** The given folder below which it was found. */
function rootOf({ path, folder }: Pick<Groupable, 'folder' | 'path'>): string {
  const parent = path.slice(0, path.lastIndexOf('/') + 1)
  return folder ? parent.slice(0, Math.max(0, parent.length - folder.length - 1)) : parent
}

function pushTo<Item>(groups: Map<string, Item[]>, key: string, item: Item): void {
  const known = groups.get(key)
  if (known) known.push(item)
  else groups.set(key, [item])
}
