/** What a workbook may cost at most; beyond it the file is refused, whatever sizes its headers announce. */
export interface Limits {
  /** Inflated bytes of all parts read, each reading counted. */
  readonly totalBytes: number
  /** Inflated bytes of one part. */
  readonly partBytes: number
  readonly entries: number
  /** Cell elements of all sheets, blank ones too. */
  readonly cells: number
}

export const DEFAULT_LIMITS: Limits = {
  totalBytes: 500 * 1024 * 1024,
  partBytes: 200 * 1024 * 1024,
  entries: 5000,
  cells: 3_000_000,
}
