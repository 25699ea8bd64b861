import { unitKey } from './unit-key.ts'
import type { FormHead } from './form-head.ts'
import { isGovernment, sameUnit } from './same-unit.ts'

/**
 * By what a set's unit is known: who hands the forms in, who stands above, who carries the projects out, or the folder
 * alone.
 */
export type UnitSource = 'filer' | 'department' | 'implementer' | 'figures' | 'folder'

export interface SetUnit {
  /** '' where no form names one. */
  readonly name: string
  readonly source: Exclude<UnitSource, 'figures' | 'folder'> | undefined
  /** Some form has the unit as 主管部门 and, by the very same name, as 实施单位. */
  readonly carriesOut: boolean
}

const NOBODY: SetUnit = { name: '', source: undefined, carriesOut: false }

/** Forms of the whole unit say best who hands in. */
const RANK: Readonly<Record<FormHead['kind'], number>> = { department: 0, 'basic-data': 1, project: 2 }

/**
 * The unit that hands a set in, from the heads of its workbooks: the filer; without one the department, where some form
 * has it as implementer, too, or leaves the implementer blank, or one workbook holds several implementers under it;
 * else the implementer that all forms share. 人民政府 and 管委会 above another unit are never it. Hidden forms are asked when
 * the visible ones name nobody.
 */
export function unitOfSet(workbooks: readonly (readonly FormHead[])[]): SetUnit {
  const visible = unitIn(workbooks.map((heads) => heads.filter((head) => !head.hidden)))
  return visible.source === undefined ? unitIn(workbooks) : visible
}

function unitIn(workbooks: readonly (readonly FormHead[])[]): SetUnit {
  const heads = workbooks.flat().sort((a, b) => RANK[a.kind] - RANK[b.kind])
  const filer = leading(heads.flatMap(({ names }) => names.filer || []))
  if (filer !== undefined) return { name: filer, source: 'filer', carriesOut: false }
  const departments = byFrequency(heads.flatMap(({ names }) => names.department || [])).filter(
    (name) => !standsAbove(name, heads),
  )
  const department = departments.find((name) => handsIn(name, workbooks))
  if (department !== undefined)
    return { name: department, source: 'department', carriesOut: carriesOut(department, heads) }
  const implementers = heads.flatMap(({ names }) => names.implementer || [])
  const [implementer] = byFrequency(implementers)
  if (implementer !== undefined && implementers.every((name) => sameUnit(name, implementer)))
    return { name: implementer, source: 'implementer', carriesOut: false }
  const [only, ...others] = departments
  return only !== undefined && others.every((name) => sameUnit(name, only))
    ? { name: only, source: 'department', carriesOut: false }
    : NOBODY
}

/**
 * Of the first name all spellings count as one; the one that most forms use is it, the first of these where several
 * are.
 */
function leading(names: readonly string[]): string | undefined {
  const [first] = names
  return first === undefined ? undefined : byFrequency(names.filter((name) => sameUnit(name, first)))[0]
}

function byFrequency(names: readonly string[]): string[] {
  const found = new Map<string, { name: string; count: number }>()
  for (const name of names) {
    const known = found.get(unitKey(name))
    if (known) known.count++
    else found.set(unitKey(name), { name, count: 1 })
  }
  return [...found.values()].sort((a, b) => b.count - a.count).map(({ name }) => name)
}

/** Whether it is a 人民政府 or 管委会 above another unit: never the one that hands in. */
export function standsAbove(name: string, heads: readonly FormHead[]): boolean {
  return (
    isGovernment(name) &&
    heads.some(({ names }) => under(names, name) && names.implementer && !sameUnit(names.implementer, name))
  )
}

function under({ department }: FormHead['names'], name: string): boolean {
  return unitKey(department ?? '') === unitKey(name)
}

function handsIn(name: string, workbooks: readonly (readonly FormHead[])[]): boolean {
  return workbooks.some((heads) => {
    const own = heads.filter(({ names }) => under(names, name))
    const implementers = own.flatMap(({ names }) => names.implementer || [])
    return (
      own.some(({ names, open }) =>
        names.implementer ? sameUnit(names.implementer, name) : !open.includes('implementer'),
      ) || implementers.some((each) => !sameUnit(each, implementers[0]!))
    )
  })
}

function carriesOut(name: string, heads: readonly FormHead[]): boolean {
  return heads.some(
    ({ names }) => under(names, name) && names.implementer && unitKey(names.implementer) === unitKey(name),
  )
}
