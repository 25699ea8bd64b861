import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { newWorkbook } from '../../../src/adapters/excel/new-workbook.ts'
import { readWorkbook } from '../../../src/adapters/excel/read-workbook.ts'
import { GBK_NAME, type RawEntry, rawZip } from '../../adapters/excel/raw-zip.ts'
import { CLEAN, FIXTURES, Place, type Ran } from './run.ts'

const UNIT = '云溪市农业农村局'
const clean = readFileSync(join(FIXTURES, CLEAN))
const PDF = '%PDF-1.4\n'
const RAR = 'Rar!\x1a\x07\x00'

let place: Place
beforeEach(() => {
  place = new Place()
})
afterEach(() => place.done())

function put(path: string, content: Uint8Array | string | readonly RawEntry[]): void {
  mkdirSync(join(place.cwd, path, '..'), { recursive: true })
  const bytes =
    typeof content === 'string'
      ? Buffer.from(content, 'latin1')
      : content instanceof Uint8Array
        ? content
        : rawZip(content)
  writeFileSync(join(place.cwd, path), bytes)
}

interface Document {
  readonly submissions: readonly {
    readonly unit: string
    readonly workbooks: readonly { readonly path: string; readonly status: string }[]
    readonly others: readonly { readonly path: string; readonly kind: string }[]
    readonly findings: readonly unknown[]
  }[]
  readonly others: readonly { readonly path: string; readonly kind: string; readonly what: string }[]
  readonly roster?: readonly { readonly unit: string; readonly state: string }[]
}

async function checked(...args: string[]): Promise<Document & Ran> {
  const ran = await place.run('check', ...args, '--format', 'json')
  return { ...ran, ...(JSON.parse(ran.stdout) as Document) }
}

const kinds = ({ others }: Pick<Document, 'others'>): Record<string, string> =>
  Object.fromEntries(others.map(({ path, kind }) => [path, kind]))

describe('an archive', () => {
  it('is unpacked like a folder, with names of Chinese Windows, and its results stand in a folder of its name', async () => {
    put('收件/教育局.zip', [
      { name: GBK_NAME, content: clean },
      { name: 'x.pdf', content: PDF },
    ])
    put('收件/教育局/另.xlsx', clean)
    const document = await checked('收件')
    const inZip = document.submissions.find(
      ({ workbooks }) => workbooks[0]!.path === '收件/教育局.zip/教育局/自评表.xlsx',
    )
    expect(inZip).toMatchObject({ unit: UNIT, others: [{ path: '收件/教育局.zip/x.pdf', kind: 'pdf' }] })
    expect(document.code).not.toBe(3)
    await place.run('correct', '收件', '--out', 'out')
    expect(existsSync(join(place.cwd, 'out/教育局/另.xlsx'))).toBe(true)
    const written = readFileSync(join(place.cwd, 'out/教育局(2)/教育局/自评表.xlsx'))
    expect(readWorkbook(new Uint8Array(written)).sheets.map(({ name }) => name)).toContain('审核结果')
  })

  it('says what its files say in a folder, whatever their order in it', async () => {
    const names = ['附件10.xlsx', '附件2.xlsx', '附件1.xlsx']
    const content = (name: string) => Buffer.concat([clean, Buffer.from(name)])
    put(
      '甲.zip',
      names.map((name) => ({ name, content: content(name) })),
    )
    for (const name of names) put(`乙/${name}`, content(name))
    const paths = ({ submissions }: Document): string[] =>
      submissions.flatMap(({ workbooks }) => workbooks.map(({ path }) => path.slice(path.lastIndexOf('/') + 1)))
    expect(paths(await checked('甲.zip'))).toEqual(paths(await checked('乙')))
    expect(paths(await checked('甲.zip'))).toEqual(['附件1.xlsx', '附件2.xlsx', '附件10.xlsx'])
  })

  it('in an archive is opened, one in that is told', async () => {
    const third = rawZip([{ name: '表.xlsx', content: clean }])
    const second = rawZip([
      { name: '表.xlsx', content: clean },
      { name: '三.zip', content: third },
    ])
    put('局.zip', [{ name: '二.zip', content: second }])
    const document = await checked('局.zip')
    expect(document.submissions.flatMap(({ workbooks }) => workbooks.map(({ path }) => path))).toEqual([
      '局.zip/二.zip/表.xlsx',
    ])
    expect(kinds(document)).toEqual({ '局.zip/二.zip/三.zip': 'archive' })
    expect(document.code).toBe(3)
  })

  it('leaves nothing behind, and what a killed run has left is taken away', async () => {
    const left = join(tmpdir(), 'jiaobiao-in-999999999-x')
    mkdirSync(left, { recursive: true })
    writeFileSync(join(left, '1'), 'x')
    put('局.zip', [{ name: '表.xlsx', content: clean }])
    await checked('局.zip')
    expect(existsSync(left)).toBe(false)
    expect(readdirSync(tmpdir()).filter((name) => name.startsWith(`jiaobiao-in-${process.pid}-`))).toEqual([])
  })

  it('with a password, broken, or of another kind is a set that could not be opened: 3', async () => {
    put('收件/01甲局.zip', [{ name: '表.xlsx', content: clean, flags: 1 }])
    put('收件/乙局.zip', 'PK\x03\x04xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx')
    put('收件/丙局/自评.rar', RAR)
    put('收件/丁局.7z', RAR)
    const document = await checked('收件')
    expect(document.submissions.map(({ unit, workbooks }) => [unit, workbooks.length])).toEqual([
      ['甲局', 0],
      ['丁局', 0],
      ['乙局', 0],
      ['丙局', 0],
    ])
    expect(Object.values(kinds(document)).sort()).toEqual(['archive', 'archive', 'password', 'unreadable'])
    expect(document.code).toBe(3)
  })

  it('that is really a workbook, and a workbook that is really an archive, are what they are', async () => {
    put('收件/甲.zip', clean)
    put('收件/乙.xlsx', [{ name: '表.xlsx', content: clean }])
    const document = await checked('收件')
    const paths = document.submissions.flatMap(({ workbooks }) => workbooks.map(({ path }) => path))
    expect(paths.sort()).toEqual(['收件/乙.xlsx/表.xlsx', '收件/甲.zip'])
    await place.run('correct', '收件', '--out', 'out')
    expect(existsSync(join(place.cwd, 'out/甲.xlsx'))).toBe(true)
  })
})

describe('every other file', () => {
  it('is listed by its content; Word, PDF and pictures alone give no 3', async () => {
    put('收件/甲局/报告.docx', [{ name: '[Content_Types].xml' }, { name: 'word/document.xml' }])
    put('收件/甲局/没有后缀', PDF)
    put('收件/甲局/照片.dat', '\x89PNG\r\n\x1a\n')
    put('收件/甲局/Thumbs.db', 'x')
    put('收件/甲局/~$表.xlsx', 'x')
    put('收件/甲局/__MACOSX/._表.xlsx', 'x')
    const document = await checked('收件')
    expect(kinds(document)).toEqual({
      '收件/甲局/报告.docx': 'word',
      '收件/甲局/没有后缀': 'pdf',
      '收件/甲局/照片.dat': 'picture',
    })
    expect(document.submissions).toMatchObject([{ unit: '甲局', workbooks: [], findings: [] }])
    expect(document.code).toBe(0)
    const { stdout } = await place.run('check', '收件')
    expect(stdout).toContain('甲局　交了但不是自评表')
    for (const path of Object.keys(kinds(document))) expect(stdout).toContain(path)
  })

  it('stands in 汇总表 and on the page, its set in a row of its own', async () => {
    put('收件/甲局/表.xlsx', clean)
    put('收件/乙局/自评.rar', RAR)
    await place.run('correct', '收件', '--out', 'out')
    const sheets = readWorkbook(new Uint8Array(readFileSync(join(place.cwd, 'out/汇总表.xlsx')))).sheets
    const texts = sheets.map(({ cells }) => cells.flatMap(({ value }) => (value.kind === 'text' ? [value.text] : [])))
    expect(texts[0]).toEqual(expect.arrayContaining(['乙局', '交了但打不开', UNIT, '完成']))
    expect(texts.at(-1)).toEqual(expect.arrayContaining(['压缩包打不开', '收件/乙局/自评.rar']))
    expect(readFileSync(join(place.cwd, 'out/report.html'), 'utf8')).toContain('收件/乙局/自评.rar')
  })

  it('that we wrote is known as ours by its content, in one line', async () => {
    put('收件/甲局/表.xlsx', clean)
    put('收件/乙局/x.pdf', PDF)
    await place.run('correct', '收件', '--out', 'out')
    for (const [from, to] of [
      ['汇总表.xlsx', '情况.xlsx'],
      ['findings.csv', '一.csv'],
      ['results.json', '二.json'],
      ['report.html', '三.html'],
    ])
      put(`收件/甲局/${to}`, new Uint8Array(readFileSync(join(place.cwd, 'out', from!))))
    put(
      '收件/甲局/汇总表.xlsx',
      await newWorkbook([{ name: '表', cells: [], merges: [], columnWidths: [], rowHeights: [] }]),
    )
    const document = await checked('收件')
    expect(document.others.filter(({ kind }) => kind === 'ours').map(({ path }) => path)).toHaveLength(4)
    expect(kinds(document)['收件/甲局/汇总表.xlsx']).not.toBe('ours')
    expect((await place.run('check', '收件')).stdout.match(/校表的结果/g)).toHaveLength(1)
  })

  it('a link that leads out is not followed and is said; a hidden workbook is checked', async () => {
    put('别处/密.xlsx', clean)
    put('收件/甲局/.表.xlsx', clean)
    symlinkSync(join(place.cwd, '别处/密.xlsx'), join(place.cwd, '收件/甲局/链接.xlsx'))
    symlinkSync(join(place.cwd, '别处'), join(place.cwd, '收件/夹'))
    const document = await checked('收件')
    expect(document.submissions.flatMap(({ workbooks }) => workbooks.map(({ path }) => path))).toEqual([
      '收件/甲局/.表.xlsx',
    ])
    expect(kinds(document)).toEqual({ '收件/夹': 'link', '收件/甲局/链接.xlsx': 'link' })
  })
})

describe('a roster', () => {
  it('as a workbook, with a title, a hidden row and merged cells, gives each unit one of four states', async () => {
    const names = [UNIT, '乙局', '丙局', '丁局', '戊局', '己局']
    const cells = ['单位名册', '单位名称', ...names].map((text, index) => ({
      row: index + 1,
      column: 1,
      value: { kind: 'text', text } as const,
    }))
    const draft = { name: '名册', cells, merges: [], columnWidths: [], rowHeights: [] }
    put('名册.xlsx', await newWorkbook([draft]))
    put('收件/甲局/表.xlsx', clean)
    put('收件/02 乙局（最终版）/x.pdf', PDF)
    put('收件/丙局.rar', RAR)
    put('收件/丁局.docx', [{ name: '[Content_Types].xml' }, { name: 'word/document.xml' }])
    mkdirSync(join(place.cwd, '收件/戊局'))
    put('收件/己局办公室/x.pdf', PDF)
    const document = await checked('收件', '--roster', '名册.xlsx')
    expect(document.roster!.map(({ unit, state }) => [unit, state])).toEqual([
      [UNIT, '已交'],
      ['乙局', '交了但不是自评表'],
      ['丙局', '交了但打不开'],
      ['丁局', '交了但不是自评表'],
      ['戊局', '未交'],
      ['己局', '未交'],
    ])
    const { stdout } = await place.run('check', '收件', '--roster', '名册.xlsx')
    expect(stdout).toMatch(/未交 2 个\s+戊局、己局/)
    put('坏.xlsx', 'x')
    expect(await place.run('check', '收件', '--roster', '坏.xlsx')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('「坏.xlsx」'),
    })
  })
})

describe('a pattern', () => {
  it('is put into words where the shell does not, and one that matches nothing is told', async () => {
    put('收件/甲/表.xlsx', clean)
    put('收件/乙/丙/表.xlsx', clean)
    put('收件/乙/说明.pdf', PDF)
    const paths = async (pattern: string): Promise<string[]> =>
      (await checked(pattern)).submissions.flatMap(({ workbooks }) => workbooks.map(({ path }) => path)).sort()
    expect(await paths('收件/*/*.xlsx')).toEqual(['收件/甲/表.xlsx'])
    expect(await paths('收件/**/表.xls?')).toEqual(['收件/乙/丙/表.xlsx', '收件/甲/表.xlsx'])
    expect(await place.run('check', '收件/*.et')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('没有与「收件/*.et」相符的文件'),
    })
  })
})
