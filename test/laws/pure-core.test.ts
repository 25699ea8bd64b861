import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const ROOT = join(import.meta.dirname, '../..')
const SETTINGS = ['.biome.json', 'test/laws/pure-core.grit']

/** What the linter must see in the core, each on a line of its own. */
const FAULTS = [
  "import { readFileSync } from 'node:fs'",
  'export const place = process.env.HOME',
  'export const now = Date.now()',
  'export const later = [1].map(Date.now)',
  'export const today = new Date()',
  'export const chance = Math.random()',
  'export const since = performance.now()',
  'export const id = crypto.randomUUID()',
  'export const told = () => console.log(1)',
  'export const wait = () => setTimeout(told, 1)',
  'export const hidden = globalThis.Date',
]
const FINE = ['export const day = new Date(Date.UTC(2024, 0, 1))', 'export const most = Math.max(1, 2)']

let folder: string
/** Lines of each file at which the linter found something. */
let found: ReadonlyMap<string, readonly number[]>

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'jiaobiao-laws-'))
  for (const file of SETTINGS) {
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    cpSync(join(ROOT, file), join(folder, file))
  }
  for (const room of ['core', 'adapters', 'shells']) {
    mkdirSync(join(folder, 'src', room), { recursive: true })
    writeFileSync(join(folder, 'src', room, 'planted.ts'), `${[...FAULTS, ...FINE].join('\n')}\n`)
  }
  const biome = join(ROOT, 'node_modules/@biomejs/biome/bin/biome')
  const { stdout } = spawnSync(process.execPath, [biome, 'lint', '--reporter=github', '--max-diagnostics=200', 'src'], {
    cwd: folder,
    encoding: 'utf8',
  })
  const lines = new Map<string, number[]>()
  for (const [, room, line] of stdout.matchAll(/src[/\\](\w+)[/\\]planted\.ts,line=(\d+)/g))
    lines.set(room!, [...(lines.get(room!) ?? []), Number(line)])
  found = lines
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const isSeen = (room: string, text: string): boolean =>
  (found.get(room) ?? []).includes([...FAULTS, ...FINE].indexOf(text) + 1)

describe('the core has no clock, chance, environment, console or system: the linter sees', () => {
  it.each(FAULTS)('%s', (text) => expect(isSeen('core', text)).toBe(true))
  it.each(FINE)('that %s is none of it', (text) => expect(isSeen('core', text)).toBe(false))
  it('that only what the process is bound to may speak and look around', () => {
    for (const room of ['adapters', 'shells']) expect(isSeen(room, FAULTS[8]!)).toBe(true)
    expect(['core', 'adapters', 'shells'].map((room) => isSeen(room, FAULTS[1]!))).toEqual([true, false, true])
    expect(['core', 'adapters', 'shells'].map((room) => isSeen(room, FAULTS[2]!))).toEqual([true, false, false])
  })
})
