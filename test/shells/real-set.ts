import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const GOLDEN = fileURLToPath(new URL('../../fixtures/zhuzhou-commerce-2022/findings.json', import.meta.url))
const severities = (JSON.parse(readFileSync(GOLDEN, 'utf8')) as readonly [severity: string][]).map(
  ([severity]) => severity,
)

function count(severity: string): number {
  return severities.filter((each) => each === severity).length
}

/** How many findings the real set has, by its golden. */
export const REAL_SET = { errors: count('error'), warnings: count('warning'), infos: count('info') }
