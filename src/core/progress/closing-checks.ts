import type { Unchecked } from '../rules/unchecked.ts'

/**
 * Totals within a form and sums between forms: as long as one of them could not be checked, nobody can say that a set
 * is done. What else could not be checked is told and keeps nothing open.
 */
const CLOSING: ReadonlySet<string> = new Set([
  'DF-02',
  'FZ-01',
  'FZ-02',
  'ZJ-01',
  'ZJ-06',
  'ZJ-07',
  'JC-03',
  'JC-05',
  'JC-07',
  'BJ-01',
  'BJ-02',
  'BJ-05',
])

/** Of what could not be checked, that which keeps a set from being done. */
export function keepsOpen<Item extends Pick<Unchecked, 'rule'>>(unchecked: readonly Item[]): Item[] {
  return unchecked.filter(({ rule }) => CLOSING.has(rule))
}
