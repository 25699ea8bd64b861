import type { FormKind } from '../../core/template/field-map.ts'

/** What grouping looks at; `Item` says which workbook it is. */
export interface Groupable {
  /** Counted from 0: which of the given paths. */
  readonly root: number
  readonly rootKind: 'file' | 'folder'
  /** Below the given path, with 「/」. */
  readonly inRoot: string
}

/** What the forms of a workbook name. `unit` is '' when they name none, `year` undefined likewise. */
export interface Identity {
  readonly kinds: ReadonlySet<FormKind>
  readonly unit: string
  readonly year: number | undefined
}

export interface Group<Item> {
  /** Folder of the group below the given path; '' when it lies directly in it. */
  readonly folder: string
  readonly root: number
  readonly items: readonly Item[]
}

const ALL_KINDS = 3

/**
 * Which workbooks belong to one submission. A path given alone is one. A sub-folder is one, with all below it; a folder that only holds
 * folders is none, each of its folders is. Workbooks directly in the given folder are one each, but those that lack one of the three kinds of
 * form are one when they name the same unit and year. `identify` is asked only about the latter.
 */
export function groupWorkbooks<Item extends Groupable>(items: readonly Item[], identify: (item: Item) => Identity): Group<Item>[] {
  const folders = new Set(items.filter((item) => item.rootKind === 'folder').map((item) => `${item.root}:${folderOf(item.inRoot)}`))
  const groups: { folder: string; root: number; items: Item[] }[] = []
  const byFolder = new Map<string, Item[]>()
  const direct = new Map<number, Item[]>()
  for (const item of items) {
    if (item.rootKind === 'file') groups.push({ folder: '', root: item.root, items: [item] })
    else if (!item.inRoot.includes('/')) {
      const known = direct.get(item.root)
      if (known) known.push(item)
      else direct.set(item.root, [item])
    } else {
      const folder = submissionFolder(item, folders)
      const known = byFolder.get(`${item.root}:${folder}`)
      if (known) known.push(item)
      else {
        const own = [item]
        byFolder.set(`${item.root}:${folder}`, own)
        groups.push({ folder, root: item.root, items: own })
      }
    }
  }
  for (const [root, own] of direct) for (const together of groupDirect(own, identify)) groups.push({ folder: '', root, items: together })
  const order = new Map(items.map((item, index) => [item, index]))
  return groups.sort((a, b) => order.get(a.items[0]!)! - order.get(b.items[0]!)!)
}

/** The topmost folder on the way down that itself holds workbooks. */
function submissionFolder(item: Groupable, folders: ReadonlySet<string>): string {
  const parts = folderOf(item.inRoot).split('/')
  for (let depth = 1; depth < parts.length; depth++) {
    const folder = parts.slice(0, depth).join('/')
    if (folders.has(`${item.root}:${folder}`)) return folder
  }
  return parts.join('/')
}

function folderOf(inRoot: string): string {
  return inRoot.includes('/') ? inRoot.slice(0, inRoot.lastIndexOf('/')) : ''
}

/** Workbooks that lie side by side in the given folder. */
function groupDirect<Item>(items: readonly Item[], identify: (item: Item) => Identity): Item[][] {
  if (items.length === 1) return [[...items]]
  const known = items.map((item) => ({ item, identity: identify(item) }))
  const incomplete = known.filter(({ identity }) => identity.kinds.size < ALL_KINDS)
  const named = incomplete.filter(({ identity }) => identity.unit !== '')
  const years = (unit: string): Set<number> => new Set(named.flatMap(({ identity }) => (identity.unit === unit && identity.year !== undefined ? [identity.year] : [])))
  const keyOf = ({ unit, year }: Identity): string => `${unit}\u0001${year ?? (years(unit).size === 1 ? [...years(unit)][0] : '')}`
  const sets = new Set(named.map(({ identity }) => keyOf(identity)))
  const only = sets.size === 1 ? named[0]!.identity : undefined
  const onlyYear = only && [...years(only.unit)][0]
  const result = new Map<string, Item[]>()
  for (const [index, { item, identity }] of known.entries()) {
    const joins = only !== undefined && identity.unit === '' && (identity.year === undefined || onlyYear === undefined || identity.year === onlyYear)
    const complete = identity.kinds.size >= ALL_KINDS
    const key = complete ? `own:${index}` : identity.unit !== '' ? keyOf(identity) : joins ? keyOf(only) : `own:${index}`
    const together = result.get(key)
    if (together) together.push(item)
    else result.set(key, [item])
  }
  return [...result.values()]
}
