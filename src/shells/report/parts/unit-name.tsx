import type { UnitRow } from './units.ts'

/** More of what is left stands where the set is opened. */
export const MOST_LEFT = 3

/** Beside and below the name of a unit: its year, what else is to be done, what became of the last round. */
export function BelowName({ row }: { readonly row: UnitRow }) {
  const more = row.left.length - MOST_LEFT
  return (
    <>
      {row.left.slice(0, MOST_LEFT).map((sentence) => (
        <span key={sentence} class="unit-left">
          {sentence}
        </span>
      ))}
      {more > 0 && <span class="unit-left">……另有 {more} 项</span>}
      {row.since !== '' && <span class="unit-left">与上一轮相比：{row.since}</span>}
    </>
  )
}
