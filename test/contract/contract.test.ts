import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CLEAN, Place, REAL } from '../shells/cli/run.ts'
import { type Schema, violations } from './json-schema.ts'
import schemaJson from './results.schema.json'

const schema = schemaJson as unknown as Schema
const place = new Place()
beforeAll(async () => {
  place.put(REAL, 'in/real.xlsx')
  place.put(CLEAN, 'in/clean.xlsx')
  place.put('packages/texts.xlsx', 'in/other.xlsx')
  place.put('clean/README.md', 'in/broken.xlsx')
  await place.run('correct', 'in', '--out', 'once')
})
afterAll(() => place.done())

describe('JSON agrees with the schema of the contract', () => {
  it('for what comes for the first time and for what comes back', async () => {
    for (const args of [
      ['check', 'in'],
      ['check', 'once'],
      ['correct', 'in', '--out', 'twice'],
    ]) {
      const { stdout } = await place.run(...args, '--format', 'json')
      expect(violations(JSON.parse(stdout), schema), args.join(' ')).toEqual([])
    }
  })

  it('a line each for ndjson', async () => {
    const { stdout } = await place.run('check', 'in', '--format', 'ndjson')
    for (const line of stdout.trimEnd().split('\n'))
      expect(violations(JSON.parse(line), schema.$defs!.submission!, schema)).toEqual([])
  })

  it('and the schema finds what does not', async () => {
    const document = JSON.parse((await place.run('check', 'in', '--format', 'json')).stdout)
    document.submissions[0].findings.push({ rule: 'x' })
    document.extra = 1
    delete document.tool.version
    expect(violations(document, schema).length).toBeGreaterThan(10)
  })
})

describe('a batch in a pipe', () => {
  it('shows neither colour nor anything that moves, and its exit code', () => {
    const launcher = fileURLToPath(new URL('../../dist/jiaobiao.js', import.meta.url))
    const env = { ...process.env, NO_COLOR: '', XDG_STATE_HOME: join(place.cwd, '.state') }
    const run = spawnSync(process.execPath, [launcher, 'check', 'in', '--jobs', '2'], {
      cwd: place.cwd,
      encoding: 'utf8',
      env,
    })
    expect(run.status).toBe(3)
    expect(run.stdout).toContain('共 2 套资料')
    expect(run.stdout + run.stderr).not.toMatch(/[\u001b\r]/)
  })
})
