import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { RULES } from '../../../src/core/rules/catalogue.ts'
import { readExample } from '../../../src/core/rules/example-submission.ts'
import { runRules } from '../../../src/core/rules/run-rules.ts'
import { nationalScheme, schemeById } from '../../../src/core/scheme/schemes.ts'
import { type Change, changed } from './changed.ts'
import { EDGES } from './edges.ts'
import { lineOf, uncheckedLines } from './told.ts'

/**
 * Goldens: what one rule says at each of its edges, on this side and on that. `npx vitest run --config
 * test/vitest.config.ts test/core/rules/edges.test.ts -u` rewrites them: read their diff with the change of the rule.
 */
const GOLDENS = join(import.meta.dirname, 'edges')

function told(code: string, change: Change): string[] {
  const rules = RULES.filter((rule) => rule.code === code)
  const { scheme = nationalScheme.id, ...changes } = change
  const result = runRules(readExample(changed(changes)), schemeById(scheme)!, rules)
  const findings = result.findings.flatMap((each) => [lineOf(each), `  ${each.message}`])
  const { held, failed } = result.checks
  return [`（${held} 项相符，${failed} 项不符）`, ...findings, ...uncheckedLines(result)]
}

describe('at each of its edges a rule says what its golden says', () => {
  for (const [code, changes] of Object.entries(EDGES)) {
    it(code, async () => {
      const said = changes.flatMap((change) => {
        const title = Object.entries(change).map(([path, value]) => `${path} = ${value}`)
        return [`# ${title.join('，')}`, ...told(code, change)]
      })
      await expect(`${said.join('\n')}\n`).toMatchFileSnapshot(join(GOLDENS, `${code}.txt`))
    })
  }
})
