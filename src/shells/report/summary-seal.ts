/**
 * The last line of report.html: the hashes of the page before it and of the summaries that were written with it. By it
 * a run knows the summaries of an earlier one on whatever computer, by whatever user, as long as nobody has changed
 * them. Between two of them a kill may come; what was written then is known by the log (adapters/files/written-log.ts).
 */
export function summarySeal(page: string, others: readonly string[]): string {
  return `${SEAL_HEAD}${[page, ...others].join(' ')} -->\n`
}

/** How the last line begins. */
export const SEAL_HEAD = '<!-- jiaobiao sha256 '
