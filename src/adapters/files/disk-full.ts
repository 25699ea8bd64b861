const FULL: ReadonlySet<string> = new Set(['ENOSPC', 'EDQUOT', 'SQLITE_FULL'])

/** Whether an error, or what caused it, says that a disk takes nothing more; SQLite says so in its own words. */
export function isDiskFull(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false
  const code = 'code' in error ? String(error.code) : ''
  if (FULL.has(code) || code.startsWith('SQLITE_IOERR')) return true
  if (error instanceof Error && /database or disk is full|disk I\/O error/i.test(error.message)) return true
  return 'cause' in error && isDiskFull(error.cause)
}
