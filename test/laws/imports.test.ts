import { describe, expect, it } from 'vitest'
import { type Import, sourceFiles, sourceImports } from './source-imports.ts'

const imports = sourceImports()

/**
 * Parts of the core from the ground up: each may import its own folder and parts of a lower floor, never its own floor
 * or above.
 */
const FLOORS: readonly (readonly string[])[] = [
  ['core/model'],
  ['core/vocabulary'],
  ['core/quantity', 'core/scheme', 'core/formula'],
  ['core/form'],
  ['core/identity'],
  ['core/readings', 'core/intake'],
  ['core/scoring', 'core/content'],
  ['core/drawing'],
  ['core/rules'],
  ['core/reviewed-submission.ts'],
  ['core/repair', 'core/annotation'],
  ['core/review.ts', 'core/mail', 'core/rounds'],
  ['adapters/json'],
  ['adapters/opc', 'adapters/process'],
  [
    'adapters/excel',
    'adapters/csv',
    'adapters/files',
    'adapters/convert',
    'adapters/layouts',
    'adapters/sqlite',
    'adapters/mail',
  ],
  ['shells'],
]

function partOf(file: string): string | undefined {
  return FLOORS.flat().find((part) => file === part || file.startsWith(`${part}/`))
}

function floorOf(part: string): number {
  return FLOORS.findIndex((parts) => parts.includes(part))
}

function pointsBack({ file, target }: Import): boolean {
  const [from, to] = [partOf(file), partOf(target)]
  if (from === undefined || to === undefined || from === to) return false
  return floorOf(to) >= floorOf(from)
}

const shown = ({ file, target }: Import): string => `${file} → ${target}`

describe('imports', () => {
  it('are found at all', () => {
    expect(imports.length).toBeGreaterThan(300)
  })

  it('come from files that have a floor of their own', () => {
    expect(sourceFiles().filter((file) => partOf(file) === undefined)).toEqual([])
  })

  it('point one way: shells → adapters → core, and inside the core from review down to model', () => {
    expect(imports.filter((each) => !each.outside && pointsBack(each)).map(shown)).toEqual([])
  })

  it('stay inside src', () => {
    expect(imports.filter((each) => !each.outside && partOf(each.target) === undefined).map(shown)).toEqual([])
  })

  it('of the core name nothing outside but decimal.js', () => {
    const outside = imports.filter(
      (each) => each.file.startsWith('core/') && each.outside && each.target !== 'decimal.js',
    )
    expect(outside.map(shown)).toEqual([])
  })

  it('of the core never reach an adapter or a shell', () => {
    expect(
      imports.filter((each) => each.file.startsWith('core/') && /^(adapters|shells)\//.test(each.target)).map(shown),
    ).toEqual([])
  })

  it('of the adapters never reach another adapter, but for excel upon what all Office packages share, the office that converts upon processes, and the check of JSON', () => {
    const folder = (file: string): string => file.split('/').slice(0, 2).join('/')
    const upon: Readonly<Record<string, string>> = {
      'adapters/excel': 'adapters/opc',
      'adapters/convert': 'adapters/process',
    }
    const isUpon = ({ file, target }: Import): boolean =>
      upon[folder(file)] === folder(target) || folder(target) === 'adapters/json'
    const across = imports.filter(
      (each) =>
        each.file.startsWith('adapters/') &&
        each.target.startsWith('adapters/') &&
        folder(each.file) !== folder(each.target) &&
        !isUpon(each),
    )
    expect(across.map(shown)).toEqual([])
  })

  it('have each outside library behind one folder', () => {
    const folders = new Map<string, Set<string>>()
    for (const { file, target, outside } of imports) {
      if (!outside || target.startsWith('node:')) continue
      const folder = file.split('/').slice(0, 2).join('/')
      folders.set(target, (folders.get(target) ?? new Set()).add(folder))
    }
    const home = Object.fromEntries([...folders].map(([name, places]) => [name, [...places].sort().join(', ')]).sort())
    expect(home).toEqual({
      chalk: 'shells/cli',
      commander: 'shells/cli',
      'decimal.js': 'core/model',
      exceljs: 'adapters/excel',
      fflate: 'adapters/excel',
      'get-east-asian-width': 'shells/report',
      libsql: 'adapters/sqlite',
      'nodemailer/lib/mail-composer': 'adapters/mail',
      'nodemailer/lib/smtp-connection': 'adapters/mail',
      papaparse: 'adapters/csv',
      'postal-mime': 'adapters/mail',
      valibot: 'adapters/json',
    })
  })

  it('form no circle between files', () => {
    const targets = new Map<string, string[]>()
    for (const { file, target, outside } of imports)
      if (!outside) targets.set(file, [...(targets.get(file) ?? []), target])
    const done = new Set<string>()
    const circles: string[] = []
    const visit = (file: string, way: readonly string[]): void => {
      if (way.includes(file)) circles.push([...way.slice(way.indexOf(file)), file].join(' → '))
      if (done.has(file) || way.includes(file)) return
      for (const target of targets.get(file) ?? []) visit(target, [...way, file])
      done.add(file)
    }
    for (const file of targets.keys()) visit(file, [])
    expect(circles).toEqual([])
  })
})
