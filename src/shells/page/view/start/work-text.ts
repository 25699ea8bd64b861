import type { Work } from '../state.ts'

const MEGABYTE = 1_000_000
/** Bytes of a workbook that takes long, whatever is in it. */
export const LARGE = 8 * MEGABYTE

/** What is worked on: 「甲局/自评.xlsx（23.5 MB）」; the size only of files that are large enough to take time. */
export function workText({ name, size = 0 }: Work): string {
  return size < MEGABYTE ? name : `${name}（${(size / MEGABYTE).toFixed(1)} MB）`
}
