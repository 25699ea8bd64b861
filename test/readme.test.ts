import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))
const readme = readFileSync(join(root, 'README.md'), 'utf8')

describe('the README', () => {
  it('names npm start and npm test as its first two commands', () => {
    const commands = [...readme.matchAll(/```sh\n([^`]*?)\n```/g)].map((match) => match[1])
    expect(commands.slice(0, 2)).toEqual(['npm start', 'npm test'])
  })

  it('shows output that the command really prints', () => {
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      scripts: Record<string, string>
    }
    const out = mkdtempSync(join(tmpdir(), 'jiaobiao-'))
    const args = scripts
      .start!.split(' && ')
      .at(-1)!
      .split(' ')
      .slice(1)
      .map((arg) => (arg === 'out' ? out : arg))
    const { stdout, status } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' })
    rmSync(out, { recursive: true })
    expect(status).toBe(0)
    const shown = [...readme.matchAll(/```text\n([\s\S]*?)\n```/g)].map((match) => match[1])
    expect(shown.length).toBeGreaterThan(1)
    for (const block of shown) expect(stdout.replaceAll(out, 'out')).toContain(block)
  })
})
