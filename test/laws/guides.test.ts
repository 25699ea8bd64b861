import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Command } from 'commander'
import { describe, expect, it } from 'vitest'
import type { Environment } from '../../src/shells/cli/environment.ts'
import { buildProgram } from '../../src/shells/cli/program.ts'
import { sourceImports } from './source-imports.ts'

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

/** The rooms that each row of the table in src/README.md names, from top to bottom. */
function roomRows(): readonly (readonly string[])[] {
  const rows = read('src/README.md').matchAll(/^\| (`(?:shells|adapters|core)\/[^|]+)\|/gm)
  return [...rows].map(([, rooms]) => [...rooms!.matchAll(/`([^`]+)`/g)].map(([, room]) => room!))
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
      readdirSync(join(ROOT, 'src', parent), { withFileTypes: true }).map((entry) => `${parent}/${entry.name}`)
    const rooms = ['core', 'adapters', 'shells'].flatMap(folders)
    expect(roomRows().flat().sort()).toEqual(rooms.sort())
  })

  it('list the rooms from the roof down: no import points to a row above, nor to another room of its row', () => {
    const places = roomRows().flatMap((rooms, row) => rooms.map((room) => ({ room, row })))
    const placeOf = (file: string) => places.find(({ room }) => file === room || file.startsWith(`${room}/`))!
    const up = sourceImports().flatMap(({ file, target, outside }) => {
      if (outside) return []
      const [from, to] = [placeOf(file), placeOf(target)]
      return from === to || from.row < to.row ? [] : [`${file} → ${target}`]
    })
    expect(up).toEqual([])
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
