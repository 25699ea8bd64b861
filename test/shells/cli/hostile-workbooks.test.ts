import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readWorkbook } from '../../../src/adapters/excel/read-workbook.ts'
import { hostileContents } from '../../adapters/excel/hostile-content.ts'
import { HOSTILE_ZIPS } from '../../adapters/opc/zip/hostile-zips.ts'
import { lyingZip } from '../../adapters/opc/zip/lying-zip.ts'
import { ODD_NAMES } from '../../adapters/opc/zip/names.ts'
import { CHARTS_ONLY } from '../../adapters/excel/odd-workbooks.ts'
import { partsOf } from '../../adapters/excel/packages.ts'
import { CLEAN, FIXTURES, Place, type Ran } from './run.ts'

/** Of everything in the hostile contents; in the long form a million: JIAOBIAO_MANY=1000000. */
const MANY = Number(process.env.JIAOBIAO_MANY ?? 2000)
/** Beyond this some more are refused for their size: a sentence is then right, too. */
const SOME_TOO_LARGE = MANY > 20_000
const PATIENT = { timeout: 240_000 + MANY }
const FILES = [...HOSTILE_ZIPS, ...hostileContents(MANY)].map((file, index) => ({
  ...file,
  path: `资料/${String(index).padStart(3, '0')}.xlsx`,
}))
/** They have no sheet 「表1」, or none that can be edited, or a formula stands where the value is to go. */
const NOT_ANNOTATED: Readonly<Record<string, number>> = {
  'a long formula': 2,
  'shared formulas that name each other': 2,
  'a long formula shared by many': 2,
  'a long sheet name': 2,
  'sheet names of control characters': 2,
  'a sheet that is its own relationship': 3,
}

const place = new Place()
beforeAll(() => {
  mkdirSync(join(place.cwd, '资料'))
  for (const { path, bytes } of FILES) writeFileSync(join(place.cwd, path), bytes())
  writeFileSync(join(place.cwd, 'charts.xlsx'), CHARTS_ONLY)
  const edits = [{ sheet: '表1', cell: 'A1', value: '1', comment: '复核', fill: 'FFFF00' }]
  writeFileSync(join(place.cwd, 'edits.json'), JSON.stringify(edits))
}, PATIENT.timeout)
afterAll(() => place.done())

/** Runs a command; what it says on stderr are sentences, and nothing that only programmers read. */
async function run(...args: string[]): Promise<Ran> {
  const ran = await place.run(...args)
  expect(ran.stderr).not.toMatch(/^\s+at |Error\b|undefined|NaN|\[object|遇到未料到的情况|没有料到的问题/m)
  for (const line of ran.stderr.split('\n').filter((each) => each !== '')) expect(line).toMatch(/\p{Script=Han}.*。$/u)
  return ran
}

/** Runs a command that writes one file, in an empty folder: the file is there and a workbook, or nothing is there. */
async function runWriting(command: string, path: string, ...options: string[]): Promise<Ran> {
  rmSync(join(place.cwd, 'out'), { recursive: true, force: true })
  mkdirSync(join(place.cwd, 'out'))
  const ran = await run(command, path, ...options, '--out', 'out/结果.xlsx')
  expect(below('out')).toEqual(ran.code === 0 ? ['结果.xlsx'] : [])
  if (ran.code === 0) readWorkbook(readFileSync(join(place.cwd, 'out/结果.xlsx')))
  return ran
}

function expectCode(name: string, code: number, expected: number): void {
  expect([name, SOME_TOO_LARGE && code === 3 ? expected : code]).toEqual([name, expected])
}

function below(folder: string): string[] {
  return readdirSync(join(place.cwd, folder), { recursive: true, encoding: 'utf8' }).sort()
}

describe('a whole folder of hostile workbooks', PATIENT, () => {
  it('is checked: each is read or has its reason, and nothing is written', async () => {
    const before = below('')
    const { code, stdout } = await run('check', '资料', '--format', 'json')
    expect(code).toBe(3)
    const workbooks = JSON.parse(stdout).submissions.flatMap((each: { workbooks: object[] }) => each.workbooks)
    expect(workbooks).toHaveLength(FILES.length)
    for (const { path, name, refused } of FILES) {
      const { status, reason }: { status: string; reason: string } = workbooks.find(
        (each: { path: string }) => each.path === path,
      )
      const expected = refused === undefined ? 'not-a-form' : 'unreadable'
      expect([name, SOME_TOO_LARGE && status === 'unreadable' ? expected : status]).toEqual([name, expected])
      expect([name, reason]).toEqual([name, expect.stringMatching(/^[^\n]*\p{Script=Han}[^\n]*。$/u)])
      expect(reason).toContain(refused ?? '')
    }
    expect(below('')).toEqual(before)
  })

  it('is corrected: only the summaries are there, whole', async () => {
    expect((await run('correct', '资料', '--out', '结果')).code).toBe(3)
    expect(below('结果')).toEqual(['findings.csv', 'report.html', 'results.json', '汇总表.xlsx'])
    expect(readWorkbook(readFileSync(join(place.cwd, '结果/汇总表.xlsx'))).sheets.length).toBeGreaterThan(0)
  })

  it('is exported: nothing is there', async () => {
    expect((await run('export', '资料', '--out', '数据')).code).toBe(3)
    expect(readdirSync(place.cwd)).not.toContain('数据')
  })
})

describe('one hostile workbook', PATIENT, () => {
  it('is reverted to a whole workbook, or a sentence is said and no file written', async () => {
    for (const { path, name, refused } of FILES) {
      const { code } = await runWriting('revert', path)
      expectCode(name, code, refused === undefined ? 0 : 3)
    }
  })

  it('is annotated to a whole workbook, or a sentence is said and no file written', async () => {
    for (const { path, name, refused } of FILES) {
      const { code } = await runWriting('annotate', path, '--edits', 'edits.json')
      expectCode(name, code, refused === undefined ? (NOT_ANNOTATED[name] ?? 0) : 3)
    }
  })

  it('is inspected: its sheets are told, or why not', async () => {
    for (const { path, name, refused } of FILES) {
      const { code, stdout } = await run('inspect', path)
      expectCode(name, code, refused === undefined ? 0 : 3)
      expect([name, stdout === '']).toEqual([name, code === 3])
    }
  })
})

describe('a filled form among hostile entries', () => {
  it('is corrected and reverted byte for byte, and no entry becomes a file', async () => {
    const parts = [...partsOf(readFileSync(join(FIXTURES, CLEAN)))].map(([name, content]) => ({ name, content }))
    const sheet = parts.find(({ name }) => name.startsWith('xl/worksheets/sheet'))!
    const odd = ODD_NAMES.map(([, name]) => ({ name, content: 'x' }))
    const original = lyingZip([...parts, ...odd, { ...sheet, name: sheet.name.toUpperCase() }])
    mkdirSync(join(place.cwd, '表'))
    writeFileSync(join(place.cwd, '表/表.xlsx'), original)
    const before = below('')
    expect((await run('correct', '表/表.xlsx', '--out', '批注')).code).toBe(0)
    expect(below('').filter((path) => !before.includes(path))).toEqual(['批注', '批注/表.xlsx'])
    const marked = readFileSync(join(place.cwd, '批注/表.xlsx'))
    expect(readWorkbook(marked).sheets.map(({ name }) => name)).toContain('审核结果')
    expect([...partsOf(marked).keys()]).toEqual(expect.arrayContaining(odd.map(({ name }) => name)))
    expect((await run('revert', '批注/表.xlsx', '--out', '原样.xlsx')).code).toBe(0)
    expect(Buffer.compare(readFileSync(join(place.cwd, '原样.xlsx')), original)).toBe(0)
  })
})

describe('a workbook of chart sheets only', () => {
  it('is valid, and holds no form: every command says so', async () => {
    const { code, stdout } = await run('check', 'charts.xlsx', '--format', 'json')
    const [workbook] = JSON.parse(stdout).submissions[0].workbooks
    expect([code, workbook.status, workbook.reason]).toEqual([0, 'not-a-form', '工作簿里没有可核对的工作表。'])
    expect(await run('inspect', 'charts.xlsx')).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('没有可核对的工作表'),
    })
    expect(await runWriting('revert', 'charts.xlsx')).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('内容不变'),
    })
    const annotated = await runWriting('annotate', 'charts.xlsx', '--edits', 'edits.json')
    expect(annotated).toMatchObject({ code: 2, stderr: expect.stringContaining('里面只有图表页') })
    expect(await run('export', 'charts.xlsx', '--out', '数据')).toMatchObject({
      code: 0,
      stderr: expect.stringContaining('没有导出'),
    })
  })
})
