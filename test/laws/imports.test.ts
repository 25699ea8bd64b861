import { describe, expect, it } from 'vitest'
import { type Import, importsOf, sourceFiles, sourceImports, UNKNOWN } from './source-imports.ts'

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
  ['core/progress', 'core/our-marks'],
  ['core/returned'],
  ['core/reviewed-submission.ts'],
  ['core/repair', 'core/annotation', 'core/letters'],
  ['core/rounds'],
  ['core/review.ts', 'core/mail'],
  ['core/mending'],
  ['adapters/json', 'adapters/platform'],
  ['adapters/opc', 'adapters/process'],
  [
    'adapters/excel',
    'adapters/csv',
    'adapters/files',
    'adapters/convert',
    'adapters/docx',
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

/** 「adapters/files」 of a file there. */
const roomOf = (file: string): string => file.split('/').slice(0, 2).join('/')

/** Rooms of its own floor that a room may use. */
const BESIDE: Readonly<Record<string, readonly string[]>> = {
  // Stands upon what all Office packages share.
  'adapters/excel': ['adapters/opc'],
  'adapters/docx': ['adapters/opc'],
  // The office that converts is a program to be started, and given up.
  'adapters/convert': ['adapters/process'],
  // What a review says, and how it is opened, serves all.
  'shells/review': ['shells/report'],
  'shells/batch': ['shells/review', 'shells/report'],
  'shells/watch': ['shells/review', 'shells/report'],
  'shells/mail': ['shells/review', 'shells/report'],
  'shells/doctor': ['shells/review', 'shells/report'],
  'shells/page': ['shells/review', 'shells/report'],
}
/** JSON from files and other processes is taken by one check, and the machine asked by one seam, from every room. */
const FOR_ALL: readonly string[] = ['adapters/json', 'adapters/platform']
/** Puts the program together: opens each shell, and is opened by none. */
const ROOT = 'shells/cli'

function isBesides(part: 'adapters' | 'shells', { file, target, outside }: Import): boolean {
  const [from, to] = [roomOf(file), roomOf(target)]
  if (outside || from === to || !file.startsWith(`${part}/`) || !target.startsWith(`${part}/`)) return false
  return from !== ROOT && !FOR_ALL.includes(to) && !(BESIDE[from] ?? []).includes(to)
}

/** What holds of every import, and when one breaks it. */
const LAWS: Readonly<Record<string, (each: Import) => boolean>> = {
  'point one way: shells → adapters → core, and inside the core from review down to model': (each) =>
    !each.outside && pointsBack(each),
  'stay inside src': ({ target, outside }) => !outside && partOf(target) === undefined,
  'have a name that can be read': ({ target }) => target === UNKNOWN,
  'of the core name nothing outside but decimal.js': ({ file, target, outside }) =>
    file.startsWith('core/') && outside && target !== 'decimal.js',
  'of the core never reach an adapter or a shell': ({ file, target }) =>
    file.startsWith('core/') && /^(adapters|shells)\//.test(target),
  'of the adapters never reach another adapter, but for excel and docx upon opc, convert upon process, and the check of JSON and the platform':
    (each) => isBesides('adapters', each),
  'of the shells reach no other but review and report, and those none but report; only the command line opens all': (
    each,
  ) => isBesides('shells', each),
}

/** Faults, planted: the law each of them breaks, by the beginning of its name, the file, and what stands there. */
const FAULTS: readonly (readonly [law: string, file: string, text: string])[] = [
  ['point one way', 'core/model/planted.ts', "import { review } from '../review.ts'"],
  ['point one way', 'core/form/planted.ts', "export type { Rule } from '../rules/rule.ts'"],
  ['point one way', 'adapters/files/planted.ts', "const late = () => import('../../shells/report/tally.ts')"],
  ['stay inside src', 'core/model/planted.ts', "import type { Draw } from '../../../test/planted/draw.ts'"],
  ['have a name', 'shells/cli/planted.ts', 'const late = (name: string) => import(name)'],
  ['of the core name nothing', 'core/model/planted.ts', "import { readFileSync } from 'node:fs'"],
  ['of the core name nothing', 'core/model/planted.ts', "let workbook: import('exceljs').Workbook"],
  ['of the core name nothing', 'core/model/planted.ts', "const fs = require('fs')"],
  ['of the core never reach', 'core/model/planted.ts', "import '../../adapters/files/journal.ts'"],
  ['of the adapters never', 'adapters/csv/planted.ts', "import { codeOf } from '../files/read-file.ts'"],
  ['of the shells', 'shells/mail/planted.ts', "import { Item } from '../watch/items/item-work.ts'"],
  ['of the shells', 'shells/doctor/planted.ts', "import type { Probe } from '../watch/share/share-handlers.ts'"],
  ['of the shells', 'shells/review/planted.ts', "const late = () => import('../batch/open-batch.ts')"],
  ['of the shells', 'shells/report/planted.ts', "import { takeIn } from '../review/intake.ts'"],
  ['of the shells', 'shells/watch/planted.ts', "import { EXIT } from '../cli/environment.ts'"],
]

const shown = ({ file, target }: Import): string => `${file} → ${target}`

describe('imports', () => {
  it('are found at all', () => {
    expect(imports.length).toBeGreaterThan(2000)
  })

  it('come from files that have a floor of their own', () => {
    expect(sourceFiles().filter((file) => partOf(file) === undefined)).toEqual([])
  })

  it.each(Object.entries(LAWS))('%s', (_, isBroken) => {
    expect(imports.filter(isBroken).map(shown)).toEqual([])
  })

  it.each(FAULTS)('that do not %s … are seen: %s, %s', (law, file, text) => {
    const broken = Object.entries(LAWS).filter(([, isBroken]) => importsOf(file, text).some(isBroken))
    expect(broken.map(([name]) => name)).toContainEqual(expect.stringContaining(law))
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
      '@noble/ciphers/aes.js': 'adapters/platform',
      '@noble/hashes/legacy.js': 'adapters/platform',
      '@noble/hashes/sha2.js': 'adapters/platform',
      chalk: 'shells/cli',
      commander: 'shells/cli',
      'decimal.js': 'core/model',
      docx: 'adapters/docx',
      exceljs: 'adapters/excel',
      fflate: 'adapters/platform',
      'get-east-asian-width': 'shells/report',
      libsql: 'adapters/sqlite',
      'nodemailer/lib/mail-composer': 'adapters/mail',
      'nodemailer/lib/smtp-connection': 'adapters/mail',
      numfmt: 'adapters/excel',
      papaparse: 'adapters/csv',
      'postal-mime': 'adapters/mail',
      preact: 'shells/page, shells/report',
      'preact/hooks': 'shells/page, shells/report',
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
