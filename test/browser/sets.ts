import { readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import fc from 'fast-check'
import { zipSync } from 'fflate'
import { newWorkbook } from '../../src/adapters/excel/new-workbook.ts'
import { drawSubmission } from '../../src/core/drawing/zhuzhou/draw-submission.ts'
import { workbookMaker, unitName } from '../fixture-content/many-workbooks.ts'
import { Draw } from '../planted/draw.ts'
import { copyOf } from '../planted/planted-content.ts'
import { PLANTS } from '../planted/plants.ts'
import { submissionOf, submissionSizes } from '../planted/random-submission.ts'
import { declaration, notUnderstood, partlyUnderstood, wordsOnly } from '../shells/unusual-books.ts'
import type { GivenBytes } from './open-page.ts'
import { ROOT } from './root.ts'

/** What is handed in together. */
export interface HandedIn {
  readonly name: string
  readonly files: readonly GivenBytes[]
}

const CASES = 'layouts packages protected rich-workbooks ways-of-filling'.split(' ')
const SEED = 20260228

/** All files below a folder of fixtures, by their paths there. */
function folderOf(path: string): GivenBytes[] {
  const root = join(ROOT, 'fixtures', path)
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .map((each) => each.replaceAll('\\', '/'))
    .filter((each) => statSync(join(root, each)).isFile())
    .sort()
    .map((each) => ({ path: each, bytes: readFileSync(join(root, each)) }))
}

const inFolder = (files: readonly GivenBytes[]): GivenBytes[] =>
  files.map(({ path, bytes }) => ({ path: `报送/${path}`, bytes }))

const alone = (name: string, path: string, bytes: Uint8Array): HandedIn => ({ name, files: [{ path, bytes }] })

/** The submission of a real bureau: in one workbook, a form a workbook, all project forms below each other. */
export function realSets(): HandedIn[] {
  return ['workbook', 'folder', 'stacked'].map((form) => {
    const path = `zhuzhou-commerce-2022/${form}`
    return { name: path, files: inFolder(folderOf(path)) }
  })
}

/** Workbooks of the fixtures, each alone. */
export function fixtureSets(): HandedIn[] {
  return CASES.flatMap((folder) =>
    folderOf(folder)
      .filter(({ path }) => /\.xls[xm]?$/.test(path))
      .map(({ path, bytes }) => alone(`${folder}/${path}`, basename(path), bytes)),
  )
}

/** What is not one sound workbook: several units, a zip with folders, a broken file, forms that nobody understands. */
export async function unusualSets(): Promise<HandedIn[]> {
  const make = await workbookMaker()
  const units = Array.from({ length: 6 }, (_, number) => {
    return { path: `${number + 1} ${unitName(number)}/自评表.xlsx`, bytes: make(number) }
  })
  const [first, second] = units as [GivenBytes, GivenBytes]
  const zip = zipSync(Object.fromEntries(units.map(({ path, bytes }) => [path, bytes])), { level: 0 })
  return [
    { name: 'a folder of units', files: inFolder(units) },
    { name: 'two workbooks given by name', files: [first, second].map(flat) },
    { name: 'workbooks of two units in a folder', files: inFolder([first, second].map(flat)) },
    { name: 'the same workbook twice', files: inFolder([flat(first), { path: '副本.xlsx', bytes: first.bytes }]) },
    alone('a zip of units', '报送.zip', zip),
    {
      name: 'a broken workbook, a picture and a text beside a sound one',
      files: inFolder([
        flat(first),
        { path: '坏的.xlsx', bytes: second.bytes.subarray(0, 3000) },
        { path: '照片.jpg', bytes: Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 1, 2, 3) },
        { path: '说明.txt', bytes: new TextEncoder().encode('请查收') },
      ]),
    },
    alone('a form that is not understood', '自评.xlsx', await notUnderstood()),
    alone('one that is understood in part', '自评.xlsx', await partlyUnderstood()),
    alone('a form of words', '自评.xlsx', await wordsOnly()),
    alone('a declaration', '目标.xlsx', await declaration()),
  ]
}

function flat({ path, bytes }: GivenBytes): GivenBytes {
  return { path: path.replace('/', ' '), bytes }
}

/** Made-up sets, most with an error planted; the same for the same number. */
export async function plantedSets(count: number): Promise<HandedIn[]> {
  const sizes = fc.sample(submissionSizes({ specific: 3, municipal: 2, rows: 14 }), { numRuns: count, seed: SEED })
  const sets: HandedIn[] = []
  for (const [index, size] of sizes.entries()) {
    const content = copyOf(submissionOf(size))
    const kind = PLANTS[index % PLANTS.length]!
    kind.plant(content, new Draw(size.seed))
    sets.push(
      alone(`planted ${index}: ${kind.name}`, `${content.unit}.xlsx`, await newWorkbook(drawSubmission(content))),
    )
  }
  return sets
}
