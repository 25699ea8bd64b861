/** What a package may cost at most; beyond it the file is refused, whatever sizes its headers announce. */
export interface PackageLimits {
  /** Inflated bytes of all parts read, each reading counted. */
  readonly totalBytes: number
  /** Inflated bytes of one part. */
  readonly partBytes: number
  readonly entries: number
}

export const DEFAULT_LIMITS: PackageLimits = {
  totalBytes: 500 * 1024 * 1024,
  partBytes: 200 * 1024 * 1024,
  entries: 5000,
}
