import { Decimal } from '../model/decimal.ts'
import type { FormHead } from './form-head.ts'
import { ROLE_NAMES, type RoleName } from '../form/roles.ts'

/**
 * How a form belongs to a unit: by the role in which it names it, not at all (`stray`: it names others only), or nobody
 * can tell (`nameless`: it names nobody, or by a formula without a result).
 */
export type Belonging = RoleName | 'stray' | 'nameless'

/** `isUnit` says whether a name is the unit: leniently for checking, exactly for mail. */
export function belongingOf(
  { names, open }: Pick<FormHead, 'names' | 'open'>,
  isUnit: (name: string) => boolean,
): Belonging {
  const { filer, department, implementer } = names
  if (filer) return isUnit(filer) ? 'filer' : 'stray'
  if (open.includes('filer')) return 'nameless'
  if (department && isUnit(department)) return 'department'
  if (implementer && isUnit(implementer)) return 'implementer'
  return open.length > 0 || (!department && !implementer) ? 'nameless' : 'stray'
}

/**
 * By what a workbook is known to be a unit's: the first role in which one of its visible forms names it, or the figures
 * of a form that has no cell for it.
 */
export function namedBy(
  heads: readonly FormHead[],
  isUnit: (name: string) => boolean,
  named: readonly FormHead[],
): RoleName | 'figures' | undefined {
  const visible = heads.filter((head) => !head.hidden)
  const found = new Set(visible.map((head) => belongingOf(head, isUnit)))
  return (
    ROLE_NAMES.find((role) => found.has(role)) ??
    (visible.some((head) => agreesByFigures(head, named)) ? 'figures' : undefined)
  )
}

/** Of the visible forms of a set those that name the unit. */
export function namingForms(heads: readonly FormHead[], isUnit: (name: string) => boolean): FormHead[] {
  return heads.filter((head) => !head.hidden && !['stray', 'nameless'].includes(belongingOf(head, isUnit)))
}

const LEAST_MATCHES = 2

/**
 * Whether a form without any cell for a unit (附件1-1) is of one unit with forms that name it: at least two of its
 * projects are theirs by name, with no more than a third of the amounts differing, and a figure of the whole unit
 * (项目支出, or what the projects add up to) agrees. Real sets hold errors: equality of everything is not asked.
 */
export function agreesByFigures(list: FormHead, named: readonly FormHead[]): boolean {
  if (Object.keys(list.names).length > 0) return false
  const spent = new Map(
    named
      .filter(({ kind }) => kind === 'project')
      .flatMap(({ projects }) => projects.map((each) => [each.name, each.spent])),
  )
  const matched = list.projects.filter(({ name }) => spent.has(name))
  const differing = matched.filter((each) => spent.get(each.name) !== each.spent).length
  if (matched.length < LEAST_MATCHES || differing * 3 > matched.length) return false
  const whole = new Set(named.filter(({ kind }) => kind !== 'project').flatMap(({ figures }) => figures))
  const total = [...spent.values()].reduce((sum, amount) => sum.plus(amount), new Decimal(0))
  return list.figures.some((figure) => whole.has(figure) || total.equals(figure))
}
