import { nameKey } from '../../form/label-text.ts'
import type { ProjectForm } from '../../form/forms.ts'
import { differentImplementers } from './implementers.ts'

/** What `isSameProject` looks at. */
export const SAME_PROJECT = ['year', 'projectName', 'implementingUnit'] as const

/**
 * Whether two forms are of one project: one name, and neither another 实施单位 (a part of the project) nor another year
 * (BJ-07).
 */
export function isSameProject(a: ProjectForm, b: ProjectForm): boolean {
  const name = nameKey(a.projectName?.raw ?? '')
  return (
    name !== '' &&
    name === nameKey(b.projectName?.raw ?? '') &&
    !differentImplementers(a, b) &&
    !(a.year !== undefined && b.year !== undefined && a.year !== b.year)
  )
}
