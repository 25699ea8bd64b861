import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Command } from 'commander'
import { describe, expect, it } from 'vitest'
import type { Environment } from '../../src/shells/cli/environment.ts'
import { buildProgram } from '../../src/shells/cli/program.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8')

/** Every guide of the repository, by its path. */
const GUIDES: readonly string[] = [
  'README.md',
  ...['src', 'templates', 'fixtures', 'test'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('README.md'))
      .map((file) => `${folder}/${file}`.replaceAll('\\', '/')),
  ),
]

const NOWHERE = { version: '0', columns: 80 } as unknown as Environment

/** Names of all commands with the long options of each; 「mail send」 for a command below another. */
function commandOptions(): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, ReadonlySet<string>>()
  const visit = (command: Command, name: string): void => {
    const own = command.options.flatMap((option) => (option.long ? [option.long] : []))
    found.set(name, new Set([...own, '--help', '--version']))
    for (const each of command.commands) visit(each, `${name} ${each.name()}`.trim())
  }
  visit(
    buildProgram(NOWHERE, async () => {}),
    '',
  )
  return found
}

describe('the guides', () => {
  it('lead only to what is there', () => {
    const lost = GUIDES.flatMap((guide) =>
      [...read(guide).matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)].flatMap(([, link]) =>
        /^[a-z]+:/.test(link!) || existsSync(join(ROOT, dirname(guide), link!)) ? [] : [`${guide}: ${link}`],
      ),
    )
    expect(lost).toEqual([])
  })

  it('name scripts that exist', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> }
    const named = GUIDES.flatMap((guide) => [...read(guide).matchAll(/\bnpm run ([\w:-]+)/g)].map((match) => match[1]!))
    expect(named.length).toBeGreaterThan(5)
    expect(named.filter((name) => scripts[name] === undefined)).toEqual([])
  })

  it('name commands and options that the program has', () => {
    const known = commandOptions()
    const everyOption = new Set([...known.values()].flatMap((options) => [...options]))
    const unknown = GUIDES.filter((guide) => !guide.startsWith('fixtures')).flatMap((guide) =>
      [...read(guide).matchAll(/\bjiaobiao ((?:mail )?[a-z]+)\b([^`\n]*)/g)].flatMap(([whole, name, rest]) => {
        const options = known.get(name!) ?? known.get(name!.split(' ')[0]!)
        if (options === undefined) return [`${guide}: ${whole}`]
        const strange = [...rest!.matchAll(/--[a-z-]+/g)].filter(([option]) => !options.has(option))
        return strange.map(([option]) => `${guide}: ${name} ${option}`)
      }),
    )
    expect(unknown).toEqual([])
    const pages = GUIDES.filter((guide) => guide.startsWith('src/shells/'))
    expect(
      pages.flatMap((page) =>
        [...read(page).matchAll(/`(--[a-z-]+)/g)].filter(([, option]) => !everyOption.has(option!)),
      ),
    ).toEqual([])
  })

  it('name every room of the house once, and no other', () => {
    const folders = (parent: string): string[] =>
      readdirSync(join(ROOT, 'src', parent), { withFileTypes: true }).flatMap((entry) =>
        entry.isDirectory() ? [`${parent}/${entry.name}`] : [],
      )
    const rows = read('src/README.md')
      .split('\n')
      .filter((line) => /^\| `(shells|adapters|core)\//.test(line))
    const named = rows.flatMap((row) => [...row.split('|')[1]!.matchAll(/`([^`]+)`/g)].map((match) => match[1]!))
    const rooms = ['core', 'adapters', 'shells'].flatMap(folders)
    expect(named.filter((name) => !name.endsWith('.ts')).sort()).toEqual(rooms.sort())
  })

  it('name source files that are there', () => {
    const lost = GUIDES.filter((guide) => guide.startsWith('src/') || guide.startsWith('templates/')).flatMap((guide) =>
      [...read(guide).matchAll(/`((?:(?:core|adapters|shells|src|test|templates)\/)[\w./-]+\.\w+)`/g)].flatMap(
        ([, path]) =>
          [path!, `src/${path!}`].some((each) => existsSync(join(ROOT, each))) ? [] : [`${guide}: ${path}`],
      ),
    )
    expect(lost).toEqual([])
  })
})
