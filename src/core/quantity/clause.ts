import { ACHIEVED, OPEN, type WordDegree } from './attainment.ts'

/**
 * What one clause says by itself. `denied`: of something bad that it did not happen; `pending`: under way; `part`: a
 * per cent below 100.
 */
export type Clause =
  | { readonly says: 'met' | 'denied' | 'open' | 'pending' | 'part' }
  | { readonly says: 'unmet'; readonly sure: boolean; readonly late?: true }
  | { readonly says: 'partly'; readonly sure: boolean }

/**
 * The clauses of a text together. What else it says may mean that the rest was done, so that nothing is sure beside a
 * clause that is not understood.
 */
export function combined(clauses: readonly Clause[]): WordDegree {
  const unmet = clauses.flatMap((each) => (each.says === 'unmet' ? [each] : []))
  const partly = clauses.flatMap((each) => (each.says === 'partly' ? [each] : []))
  const says = (what: Clause['says']): boolean => clauses.some((each) => each.says === what)
  if (unmet.length > 0) {
    const late = unmet.every((each) => each.late)
    if (late) return { degree: 'not', sure: unmet.some((each) => each.sure) && !says('open') && !says('met'), late }
    if (says('met')) return { degree: 'partly', sure: false }
    return { degree: 'not', sure: unmet.some((each) => each.sure) && !says('open') }
  }
  if (partly.length > 0) return { degree: 'partly', sure: partly.some((each) => each.sure) && !says('met') }
  if (says('pending') || says('part')) return OPEN
  return says('met') || says('denied') ? ACHIEVED : OPEN
}
