import { readFileSync } from 'node:fs'
import { sha256Of } from '../../adapters/platform/bytes.ts'

/**
 * The last line of report.html: the hashes of the page before it and of the summaries that were written with it. By it
 * a run knows the summaries of an earlier one on whatever computer, by whatever user, as long as nobody has changed
 * them. Between two of them a kill may come; what was written then is known by the log (adapters/files/written-log.ts).
 */
export function summarySeal(page: string, others: readonly string[]): string {
  return `${HEAD}${[page, ...others].join(' ')} -->\n`
}

const HEAD = '<!-- jiaobiao sha256 '
const SEAL = /^<!-- jiaobiao sha256 ([0-9a-f ]+) -->\n$/

/**
 * The hashes for which a page vouches, its own among them; none when it was changed, is no page of ours, or is not
 * there.
 */
export function vouchedFor(path: string): readonly string[] {
  let bytes: Buffer
  try {
    bytes = readFileSync(path)
  } catch {
    return []
  }
  const at = bytes.lastIndexOf(HEAD)
  const [page, ...others] = (at < 0 ? undefined : SEAL.exec(bytes.toString('utf8', at))?.[1])?.split(' ') ?? []
  return page === sha256Of(bytes.subarray(0, at)) ? [sha256Of(bytes), ...others] : []
}
