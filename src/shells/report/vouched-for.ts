import { readFileSync } from 'node:fs'
import { sha256Of } from '../../adapters/platform/bytes.ts'
import { SEAL_HEAD } from './summary-seal.ts'

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
  const at = bytes.lastIndexOf(SEAL_HEAD)
  const [page, ...others] = (at < 0 ? undefined : SEAL.exec(bytes.toString('utf8', at))?.[1])?.split(' ') ?? []
  return page === sha256Of(bytes.subarray(0, at)) ? [sha256Of(bytes), ...others] : []
}
