import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { newWorkbook } from '../src/adapters/excel/new-workbook.ts'
import type { SheetDraft } from '../src/core/model/sheet-draft.ts'
import type { SubmissionContent } from '../src/core/content/content.ts'
import { offeredLayouts } from '../src/core/drawing/layouts.ts'
import { drawStackedProjects } from '../src/core/drawing/zhuzhou/draw-project.ts'
import { drawSubmission } from '../src/core/drawing/zhuzhou/draw-submission.ts'
import { cleanSubmission } from './fixture-content/clean.ts'
import { exampleSubmission } from './fixture-content/example.ts'
import { filledWorkbooks } from './fixture-content/layouts/filled.ts'
import { LAYOUTS } from './fixture-content/layouts/index.ts'
import { layoutsReadme } from './fixture-content/layouts/readme.ts'
import { waysOfFilling } from './fixture-content/ways-of-filling.ts'

/**
 * Writes templates/*.xlsx and all filled workbooks below fixtures/, from src/core/drawing and test/fixture-content. Run
 * by `npm run fixtures` in the project's folder; the same sources give the same bytes.
 */

const ZHUZHOU = 'fixtures/zhuzhou-commerce-2022'

async function write(
  path: string,
  drafts: readonly SheetDraft[],
  parts: Readonly<Record<string, (xml: string) => string>> = {},
) {
  const bytes = await newWorkbook(drafts)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, Object.keys(parts).length > 0 ? changeParts(bytes, parts) : bytes)
}

function changeParts(bytes: Uint8Array, changes: Readonly<Record<string, (xml: string) => string>>): Uint8Array {
  const parts = unzipSync(bytes)
  for (const [path, change] of Object.entries(changes)) {
    const before = strFromU8(parts[path] ?? new Uint8Array())
    const after = change(before)
    if (after === before) throw new Error(`${path}: the change found nothing to change`)
    parts[path] = strToU8(after)
  }
  return zipSync(parts, { mtime: new Date(2024, 0, 1), level: 6 })
}

/** A blank workbook of each form that is drawn. */
async function templates(): Promise<void> {
  const input = { year: 0 }
  for (const { ofUnit, ofProject } of offeredLayouts(LAYOUTS.map(({ layout }) => layout))) {
    for (const { file, draw } of ofUnit) await write(`templates/${file}.xlsx`, [draw(input)])
    if (ofProject) {
      const draft = ofProject.draw({ input, project: { name: '' }, attachment: '附件1-3' })
      await write(`templates/${ofProject.file}.xlsx`, [draft])
    }
  }
}

/** One workbook of all forms, and a folder of one workbook a form. */
async function workbookAndFolder(folder: string, file: string, drafts: readonly SheetDraft[]): Promise<void> {
  for (const part of ['workbook', 'folder']) rmSync(join(folder, part), { recursive: true, force: true })
  await write(join(folder, 'workbook', file), drafts)
  for (const draft of drafts) await write(join(folder, 'folder', `${draft.name}.xlsx`), [draft])
}

async function zhuzhou(): Promise<void> {
  const content = JSON.parse(readFileSync(`${ZHUZHOU}/submission.json`, 'utf8')) as SubmissionContent
  let special = 0
  const names = content.projects.map(({ attachment }) => attachment.replace(/附件\s*/, '') || `2-${++special}`)
  const drafts = drawSubmission(content, { projectSheets: names })
  const file = `${content.unit}${content.year}年绩效自评.xlsx`
  await workbookAndFolder(ZHUZHOU, file, drafts)
  const stacked = drawStackedProjects(content.projects, { name: '项目自评表', repeatHeaderAfter: 9 })
  await write(join(ZHUZHOU, 'stacked', file), [...drafts.slice(0, 2), stacked])
}

await templates()
await zhuzhou()
await workbookAndFolder(
  'fixtures/clean',
  `${cleanSubmission.unit}${cleanSubmission.year}年绩效自评.xlsx`,
  drawSubmission(cleanSubmission),
)
await write('fixtures/example/example.xlsx', drawSubmission(exampleSubmission))
for (const { file, drafts, parts } of waysOfFilling())
  await write(`fixtures/ways-of-filling/${file}.xlsx`, drafts, parts)
for (const { file, drafts } of filledWorkbooks()) await write(`fixtures/layouts/${file}.xlsx`, drafts)
writeFileSync('fixtures/layouts/README.md', layoutsReadme(filledWorkbooks()))
