import { NOBODY } from '../vocabulary/name-words.ts'
import { squeeze } from './label-text.ts'
import type { TextField } from './field.ts'

/** Who a form says it is of; undefined where the form has no cell for it. */
export interface Roles {
  /** 单位名称, 填报单位, 预算单位; on forms of the whole unit 部门名称, too. */
  readonly filer: TextField | undefined
  /** 主管部门. */
  readonly department: TextField | undefined
  /** 实施单位, 项目单位, 资金使用单位. */
  readonly implementer: TextField | undefined
}

export type RoleName = keyof Roles
export const ROLE_NAMES: readonly RoleName[] = ['filer', 'department', 'implementer']

/** What the head of a form has of the labels that name a unit. */
export type NamingLabels = Partial<
  Readonly<Record<'filer' | 'unit' | 'supervisingDepartment' | 'implementingUnit', TextField>>
>

/** On the forms of a whole unit, 部门名称 is who fills them in; on a project's form it is who stands above. */
export function rolesOf(kind: 'basic-data' | 'department' | 'project', heading: NamingLabels): Roles {
  const { filer, unit, supervisingDepartment, implementingUnit } = heading
  return kind === 'project'
    ? { filer, department: firstFilled(supervisingDepartment, unit), implementer: implementingUnit }
    : { filer: firstFilled(filer, unit), department: supervisingDepartment, implementer: implementingUnit }
}

/** The first that says something; where none does, the first that is there at all. */
function firstFilled(...fields: readonly (TextField | undefined)[]): TextField | undefined {
  return fields.find((field) => field?.state === 'filled') ?? fields.find((field) => field !== undefined)
}

/** The field by which a form of the whole unit is named. */
export function namingField({ filer, department }: Roles): TextField | undefined {
  return firstFilled(filer, department)
}

/**
 * The name in a field as it stands there, spaces at its ends taken off; '' where it names nobody: blank, 「/」, 「（盖章）」, a
 * formula without a result.
 */
export function nameIn(field: TextField | undefined): string {
  if (field?.state !== 'filled') return ''
  const name = field.raw.trim()
  return NOBODY.test(squeeze(name)) ? '' : name
}
