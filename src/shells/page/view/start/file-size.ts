const MEGABYTE = 1_000_000
/** Bytes of a workbook that takes long, whatever is in it. */
export const LARGE = 8 * MEGABYTE

/** 「（23.5 MB）」; '' of files that are not large enough to take time. */
export function sizeText(bytes: number): string {
  return bytes < MEGABYTE ? '' : `（${(bytes / MEGABYTE).toFixed(1)} MB）`
}
