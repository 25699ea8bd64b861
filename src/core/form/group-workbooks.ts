import { squeeze } from './label-text.ts'
import { type FormHead, unitOf, yearOf } from './submission.ts'

/** A workbook to be put into a submission. */
export interface Groupable {
  /** Sub-folder below the given folder; '' directly in it; undefined when the file was given by name. */
  readonly folder: string | undefined
  readonly path: string
  readonly forms: readonly FormHead[]
}

const KINDS = 3

/**
 * Which workbooks belong together. Each sub-folder is one submission; a file given by name is one. A workbook lying directly in the given
 * folder is one of its own, unless it lacks one of the three kinds of form and others beside it, lacking some too, name the same unit and
 * year: then they are one. An incomplete one that names no unit joins the others when those name a single one. Project forms that name another
 * unit are strays of the set beside them whose 基础数据表 lists those projects with the same amounts and which has no forms of them.
 */
export function groupWorkbooks<Item extends Groupable>(items: readonly Item[]): Item[][] {
  const groups: Item[][] = []
  const folders = new Map<string, Item[]>()
  const loose: Item[] = []
  for (const item of items) {
    if (item.folder === undefined) groups.push([item])
    else if (item.folder === '') loose.push(item)
    else pushTo(folders, folderKey(item), item)
  }
  groups.push(...groupLoose(loose), ...folders.values())
  const order = new Map(items.map((item, index) => [item, index]))
  return groups.sort((a, b) => order.get(a[0]!)! - order.get(b[0]!)!)
}

/** The same sub-folder name below two given folders makes two submissions. */
export function folderKey({ path, folder }: Pick<Groupable, 'path' | 'folder'>): string {
  return path.slice(0, path.lastIndexOf('/')) || folder!
}

/** Whether a workbook waits for others beside it: it has forms, but not of every kind. */
export function isPart({ forms }: Pick<Groupable, 'forms'>): boolean {
  return forms.length > 0 && kindsOf({ forms }) < KINDS
}

function groupLoose<Item extends Groupable>(items: readonly Item[]): Item[][] {
  const whole = items.filter((item) => !isPart(item))
  const parts = items.filter(isPart)
  const named = new Map<string, Item[]>()
  const [full, lacking] = [parts.filter((item) => missing(item) === 0), parts.filter((item) => missing(item) > 0)]
  for (const item of full) pushTo(named, `${parentOf(item)}\u0001${unitName(item)}\u0001${yearOf(item.forms)}`, item)
  for (const item of lacking.sort((a, b) => missing(a) - missing(b))) {
    const fitting = [...named.values()].filter((group) => mayJoin(item, group))
    if (fitting.length === 1) fitting[0]!.push(item)
    else pushTo(named, unitName(item) === '' ? item.path : `${parentOf(item)}\u0001${unitName(item)}\u0001`, item)
  }
  const groups = withStrays([...named.values()])
  return [...whole.map((item) => [item]), ...groups.map((group) => group.sort((a, b) => items.indexOf(a) - items.indexOf(b)))]
}

/** Each stray in the set to which its projects belong, where that is a single one; BJ-06 tells that it names another unit. */
function withStrays<Item extends Groupable>(groups: readonly Item[][]): Item[][] {
  const hosts = new Map<Item[], Item[]>()
  for (const group of groups) {
    const fitting = groups.filter((other) => other !== group && lacksProjectsOf(other, group))
    if (fitting.length === 1) hosts.set(group, fitting[0]!)
  }
  return groups
    .filter((group) => !hosts.has(group))
    .map((group) => [...group, ...groups.filter((stray) => hosts.get(stray) === group).flat()])
}

/** Whether the set lists what the project forms of the other are about, spent to the same amount, and has no form of it. */
function lacksProjectsOf(set: readonly Groupable[], other: readonly Groupable[]): boolean {
  const [own, strays] = [set.flatMap((each) => each.forms), other.flatMap((each) => each.forms)]
  const years = [yearOf(own), yearOf(strays)]
  if (parentOf(set[0]!) !== parentOf(other[0]!) || (years[0] !== years[1] && !years.includes(undefined))) return false
  // The set keeps its own name.
  if (strays.length >= own.length || strays.some((form) => form.kind !== 'project' || !form.projects?.length)) return false
  const projects = (kind: FormHead['kind']) => own.flatMap((form) => (form.kind === kind ? (form.projects ?? []) : []))
  return strays
    .flatMap((form) => form.projects ?? [])
    .every(
      ({ name, spent }) =>
        projects('basic-data').some((line) => line.name === name && line.spent === spent) &&
        !projects('project').some((form) => form.name === name),
    )
}

/** How much of unit and year an incomplete workbook leaves open. */
function missing(item: Groupable): number {
  return (unitName(item) === '' ? 2 : 0) + (yearOf(item.forms) === undefined ? 1 : 0)
}

/** One that names no unit, or no year, joins the others beside it when what it does name agrees. */
function mayJoin(item: Groupable, group: readonly Groupable[]): boolean {
  const [first] = group
  const year = yearOf(item.forms)
  const groupYear = yearOf(group.flatMap((each) => each.forms))
  const sameUnit = unitName(item) === '' || unitName(item) === unitName(first!)
  return parentOf(first!) === parentOf(item) && sameUnit && (year === undefined || groupYear === undefined || year === groupYear)
}

function unitName({ forms }: Groupable): string {
  return squeeze(unitOf(forms))
}

function parentOf({ path }: Groupable): string {
  return path.slice(0, path.lastIndexOf('/') + 1)
}

function kindsOf({ forms }: Pick<Groupable, 'forms'>): number {
  return new Set(forms.map((form) => form.kind)).size
}

function pushTo<Item>(groups: Map<string, Item[]>, key: string, item: Item): void {
  const known = groups.get(key)
  if (known) known.push(item)
  else groups.set(key, [item])
}
