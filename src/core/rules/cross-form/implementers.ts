import type { ProjectForm } from '../../form/forms.ts'
import { nameKey } from '../../form/label-text.ts'

/**
 * Whether two forms name different 实施单位: both are filled, and neither is the other with its place before it (「株洲市商务局」
 * is 「商务局」).
 */
export function differentImplementers(a: ProjectForm, b: ProjectForm): boolean {
  const [one, other] = [a, b].map(({ implementingUnit }) =>
    implementingUnit?.state === 'filled' ? nameKey(implementingUnit.raw) : '',
  )
  return one !== '' && other !== '' && !one!.endsWith(other!) && !other!.endsWith(one!)
}
