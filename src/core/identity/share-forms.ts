/**
 * Whether more than half of the forms of the smaller of two workbooks, told as texts, are in both: one may be the
 * other, handed in again.
 */
export function shareForms(one: readonly string[], other: readonly string[]): boolean {
  const [small, large] = one.length <= other.length ? [one, other] : [other, one]
  const both = small.filter((form) => large.includes(form)).length
  return both * 2 > small.length
}
