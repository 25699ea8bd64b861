import { readBytes } from '../../../src/adapters/files/read-file.ts'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { newWorkbook } from '../../../src/adapters/excel/new-workbook.ts'
import { collectWorkbooks } from '../../../src/adapters/files/collect-workbooks.ts'
import type { SubmissionContent } from '../../../src/core/content/content.ts'
import { drawSubmission } from '../../../src/core/drawing/zhuzhou/draw-submission.ts'
import { type ReviewOptions, reviewFiles } from '../../../src/shells/review/review-files.ts'
import { cleanSubmission } from '../../fixture-content/clean.ts'

let cwd: string
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), '校表 分组-'))
})
afterEach(() => rmSync(cwd, { recursive: true, force: true }))

/**
 * Writes the sheets of a submission with the given places (0 basic data, 1 department, from 2 on the projects) as one
 * workbook.
 */
async function put(
  path: string,
  places: readonly number[],
  content: SubmissionContent = cleanSubmission,
): Promise<void> {
  const drafts = drawSubmission(content).map((draft) => ({
    ...draft,
    cells: draft.cells.filter(({ value }) => value?.kind !== 'text' || value.text !== '单位：万元'),
  }))
  mkdirSync(join(cwd, path, '..'), { recursive: true })
  writeFileSync(join(cwd, path), await newWorkbook(places.map((place) => drafts[place]!)))
}

const groups = (paths: readonly string[], options: Partial<ReviewOptions> = {}): string[][] =>
  [...reviewFiles(collectWorkbooks(paths, cwd), { bytes: readBytes, ...options })].map(({ files }) =>
    files.map((file) => file.path),
  )

const other = JSON.parse(
  JSON.stringify(cleanSubmission).replaceAll(cleanSubmission.unit, '青山县水利局'),
) as SubmissionContent
const nextYear = JSON.parse(
  JSON.stringify({ ...cleanSubmission, year: 2024 }).replaceAll('2023', '2024'),
) as SubmissionContent

describe('which workbooks belong together', () => {
  it('one form a workbook, side by side, of one unit and year: one submission', async () => {
    for (const place of [0, 1, 2, 3]) await put(`in/${place}.xlsx`, [place])
    expect(groups(['in'])).toEqual([['in/0.xlsx', 'in/1.xlsx', 'in/2.xlsx', 'in/3.xlsx']])
  })

  it('a whole set stays its own beside others, also of the same unit', async () => {
    await put('in/1.xlsx', [0, 1, 2])
    await put('in/2.xlsx', [0, 1, 2], other)
    await put('in/3.xlsx', [3])
    expect(groups(['in'])).toEqual([['in/1.xlsx'], ['in/2.xlsx'], ['in/3.xlsx']])
  })

  it('units and years are kept apart', async () => {
    for (const [index, content] of [cleanSubmission, other, nextYear].entries()) {
      await put(`in/${index}-a.xlsx`, [0], content)
      await put(`in/${index}-b.xlsx`, [1], content)
    }
    expect(groups(['in'])).toEqual([0, 1, 2].map((index) => [`in/${index}-a.xlsx`, `in/${index}-b.xlsx`]))
  })

  it('a workbook that names no unit joins the only unit beside it, and none where there are two', async () => {
    const nameless = { ...cleanSubmission, basicData: { ...cleanSubmission.basicData!, unit: '' } }
    await put('in/1.xlsx', [0], nameless)
    await put('in/2.xlsx', [1])
    expect(groups(['in'])).toEqual([['in/1.xlsx', 'in/2.xlsx']])
    await put('in/3.xlsx', [1], other)
    expect(groups(['in'])).toEqual([['in/1.xlsx'], ['in/2.xlsx'], ['in/3.xlsx']])
  })

  it('a project form that names another unit belongs to the set that lists its project with its amount and lacks its form', async () => {
    const elsewhere = (content: SubmissionContent): SubmissionContent => ({
      ...content,
      projects: content.projects.map((project) => ({
        ...project,
        department: '青山县水利局',
        implementer: '青山县水利局',
      })),
    })
    for (const place of [0, 1, 2]) await put(`in/${place}.xlsx`, [place])
    await put('in/3.xlsx', [3], elsewhere(cleanSubmission))
    expect(groups(['in'])).toEqual([['in/0.xlsx', 'in/1.xlsx', 'in/2.xlsx', 'in/3.xlsx']])
    const [{ reviewed }] = [...reviewFiles(collectWorkbooks(['in'], cwd), { bytes: readBytes })] as [
      ReturnType<typeof reviewFiles> extends Iterable<infer One> ? One : never,
    ]
    expect(reviewed.unit).toBe(cleanSubmission.unit)
    expect(reviewed.findings.filter((each) => each.rule === 'BJ-06')).toHaveLength(1)
    // Where two units hand in, it is the second one's.
    for (const place of [0, 1]) await put(`in/${place + 5}.xlsx`, [place], other)
    await put('in/4.xlsx', [3])
    expect(groups(['in'])).toEqual([
      ['in/0.xlsx', 'in/1.xlsx', 'in/2.xlsx', 'in/4.xlsx'],
      ['in/3.xlsx', 'in/5.xlsx', 'in/6.xlsx'],
    ])
  })

  it('each sub-folder is one, with its own sub-folders; a path given alone is one', async () => {
    await put('in/甲/1整体/1.xlsx', [0])
    await put('in/甲/2项目/2.xlsx', [2])
    await put('in/乙/1.xlsx', [0, 1, 2])
    await put('in/乙/2.xlsx', [3])
    expect(groups(['in'])).toEqual([
      ['in/甲/1整体/1.xlsx', 'in/甲/2项目/2.xlsx'],
      ['in/乙/1.xlsx', 'in/乙/2.xlsx'],
    ])
    expect(groups(['in/甲'])).toEqual([['in/甲/1整体/1.xlsx', 'in/甲/2项目/2.xlsx']])
    expect(groups(['in/乙/1.xlsx', 'in/乙/2.xlsx'])).toEqual([['in/乙/1.xlsx'], ['in/乙/2.xlsx']])
  })

  it('two units that hand in from one sub-folder are two', async () => {
    await put('in/甲/1.xlsx', [0, 1])
    await put('in/甲/2.xlsx', [0, 1], other)
    expect(groups(['in'])).toEqual([['in/甲/1.xlsx'], ['in/甲/2.xlsx']])
  })

  it('a sub-folder names the unit where no form does', async () => {
    const nameless = { ...cleanSubmission, unit: '', basicData: { ...cleanSubmission.basicData!, unit: '' } }
    await put('in/石桥镇财政所/1.xlsx', [0], nameless)
    expect([...reviewFiles(collectWorkbooks(['in'], cwd), { bytes: readBytes })][0]!.reviewed.unit).toBe('石桥镇财政所')
  })
})

describe('a workbook that lies in its set twice', () => {
  it('is told once and counted once, by the name without 「副本」', async () => {
    await put('in/局/表 - 副本.xlsx', [0, 1, 2, 3])
    await put('in/局/表.xlsx', [0, 1, 2, 3])
    const { reviewed } = [...reviewFiles(collectWorkbooks(['in'], cwd), { bytes: readBytes })][0]!
    expect(reviewed.submission.forms).toHaveLength(4)
    const told = reviewed.findings.filter(({ rule }) => rule.startsWith('JG'))
    expect(told.map(({ rule, severity, message }) => [rule, severity, message])).toEqual([
      ['JG-10', 'info', '「表 - 副本.xlsx」与「表.xlsx」内容完全相同，只核对其中一份，多余的请删掉。'],
    ])
    expect(reviewed.workbooks.map(({ status, forms }) => [status, forms.length])).toEqual([
      ['checked', 0],
      ['checked', 4],
    ])
  })
})

describe('a file that cannot be read', () => {
  it('has its reason, no findings, and does not stop the others', async () => {
    await put('in/1.xlsx', [0, 1, 2])
    writeFileSync(join(cwd, 'in/0.xlsx'), 'not a workbook')
    const [bad, good] = [...reviewFiles(collectWorkbooks(['in'], cwd), { bytes: readBytes })]
    expect(bad!.reviewed).toMatchObject({ findings: [], checks: { held: 0, failed: 0, unchecked: 0 } })
    expect(bad!.reviewed.workbooks[0]).toMatchObject({ status: 'unreadable', reason: expect.stringMatching(/。$/) })
    expect(good!.reviewed.workbooks[0]).toMatchObject({ status: 'checked' })
  })
})
