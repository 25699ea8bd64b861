import {
  chmodSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { editWorkbook } from '../../../src/adapters/excel/edit-workbook.ts'
import { readWorkbook } from '../../../src/adapters/excel/read-workbook.ts'
import { byteOrderMark } from '../../../src/shells/cli/output-file.ts'
import { partsOf, zipOf } from '../../adapters/excel/packages.ts'
import { CLEAN, Place, type Ran, REAL } from './run.ts'

let place: Place
beforeEach(() => {
  place = new Place()
})
afterEach(() => place.done())

const path = (name: string): string => join(place.cwd, name)
const bytes = (name: string): Buffer => readFileSync(path(name))
function write(name: string, content: string | Uint8Array): void {
  mkdirSync(dirname(path(name)), { recursive: true })
  writeFileSync(path(name), content)
}
/** By a user of this name; each has a state of its own. */
const by = (user: string, command: string): Promise<Ran> =>
  place.runWith({ stateFolder: path(`.${user}`) }, ...command.split(' '))
const run = (command: string): Promise<Ran> => by('user', command)
const SUMMARIES = ['汇总表.xlsx', 'findings.csv', 'results.json', 'report.html']

/** What a person does to a result in WPS: writes something into a cell, and saves. */
function fillIn(name: string): Buffer {
  const sheet = readWorkbook(bytes(name)).sheets.find((each) => each.name === '审核结果')!
  write(
    name,
    editWorkbook(bytes(name), {
      sheets: [{ sheet: sheet.name, cells: [{ row: 40, column: 12, value: { kind: 'text', text: '已核实' } }] }],
    }),
  )
  return bytes(name)
}

describe('correct, run again', () => {
  beforeEach(() => {
    for (const unit of ['甲局', '乙局', '丙局']) place.put(CLEAN, `in/${unit}/表.xlsx`)
  })

  it('is smooth as long as nobody has touched the results: nothing said, also after an original has changed', async () => {
    expect(await run('correct in --out out')).toMatchObject({ code: 0, stderr: '' })
    expect(await run('correct in --out out')).toMatchObject({ code: 0, stderr: '' })
    const changed = { row: 5, column: 7, value: { kind: 'number', text: '77' } } as const
    write('in/甲局/表.xlsx', editWorkbook(bytes('in/甲局/表.xlsx'), { sheets: [{ sheet: '1-3-1', cells: [changed] }] }))
    const before = bytes('out/甲局/表.xlsx')
    expect(await run('correct in --out out')).toMatchObject({ stderr: '' })
    expect(bytes('out/甲局/表.xlsx').equals(before)).toBe(false)
  })

  it('by another user, or with the folder moved, is as smooth', async () => {
    await run('correct in --out out')
    renameSync(path('out'), path('moved'))
    place.put(CLEAN, 'in/丁局/表.xlsx')
    expect(await by('colleague', 'correct in --out moved')).toMatchObject({ code: 0, stderr: '' })
    expect(await run('correct in --out moved')).toMatchObject({ code: 0, stderr: '' })
  })

  it('keeps a result that somebody has filled in, byte for byte, names it, does the rest, and exits with 3', async () => {
    await run('correct in --out out')
    const filled = fillIn('out/乙局/表.xlsx')
    rmSync(path('out/丙局/表.xlsx'))
    const again = await run('correct in --out out')
    expect(again).toMatchObject({
      code: 3,
      stderr: expect.stringMatching(/^有 1 个文件没有写成.*\n {2}「乙局\/表\.xlsx」没有写成：.*有人改动过.*\n.*\n$/),
    })
    expect(bytes('out/乙局/表.xlsx').equals(filled)).toBe(true)
    expect(existsSync(path('out/丙局/表.xlsx'))).toBe(true)
    expect((await run('correct in --out out --overwrite')).code).toBe(0)
    expect(bytes('out/乙局/表.xlsx').equals(filled)).toBe(false)
  })

  it('replaces a result that was only opened and saved', async () => {
    await run('correct in --out out')
    const before = bytes('out/乙局/表.xlsx')
    // Another program packs it anew: no byte stays where it was.
    write('out/乙局/表.xlsx', zipOf(Object.fromEntries(partsOf(before))))
    expect(bytes('out/乙局/表.xlsx').equals(before)).toBe(false)
    expect(await run('correct in --out out')).toMatchObject({ code: 0, stderr: '' })
    expect(bytes('out/乙局/表.xlsx').equals(before)).toBe(true)
  })

  it('keeps a summary that somebody has added to, and every file of theirs that has the name of one of ours', async () => {
    await run('correct in --out out')
    write('out/findings.csv', `${bytes('out/findings.csv')}备注：已电话通知\r\n`)
    rmSync(path('out/甲局/表.xlsx'))
    place.put(REAL, 'out/甲局/表.xlsx')
    const kept = ['out/findings.csv', 'out/甲局/表.xlsx'].map((name) => [name, bytes(name)] as const)
    place.put(CLEAN, 'in/丁局/表.xlsx')
    const { code, stderr } = await run('correct in --out out')
    expect(code).toBe(3)
    expect(stderr).toMatch(/「甲局\/表\.xlsx」.*「findings\.csv」/s)
    for (const [name, content] of kept) expect(bytes(name).equals(content), name).toBe(true)
    expect(existsSync(path('out/丁局/表.xlsx'))).toBe(true)
    expect(bytes('out/results.json').toString()).toContain('丁局')
  })

  it('does not put the result of one unit in the place of another one of the same file name', async () => {
    place.put(REAL, '商务局/表.xlsx')
    await run('correct in/甲局/表.xlsx --out out')
    const first = bytes('out/表.xlsx')
    expect(await run('correct 商务局/表.xlsx --out out')).toMatchObject({
      code: 3,
      stderr: expect.stringContaining('另一个单位'),
    })
    expect(bytes('out/表.xlsx').equals(first)).toBe(true)
  })

  it.each([...SUMMARIES, '甲局/表.xlsx'])(
    'with %s not to be written does all the rest, exits with 3, and once the way is free writes it',
    async (name) => {
      mkdirSync(path(`out/${name}`), { recursive: true })
      const { code, stderr, stdout } = await run('correct in --out out')
      expect([code, stderr]).toEqual([3, expect.stringContaining(`「${name}」没有写成`)])
      expect(stdout).not.toContain(`  ${name}\n`)
      rmSync(path(`out/${name}`), { recursive: true })
      expect((await run('correct in --out out')).code).toBe(0)
      for (const each of [...SUMMARIES, '甲局/表.xlsx', '乙局/表.xlsx', '丙局/表.xlsx'])
        expect(existsSync(path(`out/${each}`)), each).toBe(true)
    },
  )
})

describe('correct and the originals', () => {
  it('leaves a folder of originals of the same names alone, file by file', async () => {
    for (const unit of ['甲局', '乙局']) {
      place.put(REAL, `in/${unit}/表.xlsx`)
      place.put(CLEAN, `originals/${unit}/表.xlsx`)
    }
    const before = bytes('originals/甲局/表.xlsx')
    const { code, stderr } = await run('correct in --out originals')
    expect(code).toBe(3)
    for (const unit of ['甲局', '乙局']) {
      expect(stderr).toContain(`「${unit}/表.xlsx」没有写成`)
      expect(bytes(`originals/${unit}/表.xlsx`).equals(before)).toBe(true)
    }
  })

  it('refuses an output that is one of them under another name, a hard link or a link', async () => {
    place.put(CLEAN, 'in/表.xlsx')
    const before = bytes('in/表.xlsx')
    mkdirSync(path('out'))
    linkSync(path('in/表.xlsx'), path('out/表.xlsx'))
    for (const overwrite of ['', ' --overwrite']) {
      expect(await run(`correct in --out out${overwrite}`)).toMatchObject({
        code: 2,
        stderr: expect.stringContaining('原件不能覆盖'),
      })
      rmSync(path('out/表.xlsx'))
      symlinkSync(path('in/表.xlsx'), path('out/表.xlsx'))
    }
    expect(bytes('in/表.xlsx').equals(before)).toBe(true)
  })

  it('puts nothing among them: not through a linked folder, not where they lie inside the output folder', async () => {
    place.put(CLEAN, 'work/in/in/表.xlsx')
    expect(await run('correct work/in --out work')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('和原件混在一起'),
    })
    mkdirSync(path('out'))
    symlinkSync(path('work/in'), path('out/in'))
    expect(await run('correct work/in --out out')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('和原件混在一起'),
    })
    expect(readdirSync(path('work/in'))).toEqual(['in'])
  })

  it('keeps apart names that Windows or macOS takes for one', async () => {
    place.put(CLEAN, 'a/Café.xlsx')
    place.put(CLEAN, 'b/CAFE\u0301.xlsx')
    await run('correct a b --out out')
    const names = readdirSync(path('out')).filter((name) => /^caf/i.test(name))
    expect(new Set(names.map((name) => name.normalize('NFC').toLowerCase())).size).toBe(2)
  })
})

describe('commands that write one file', () => {
  beforeEach(async () => {
    place.put(REAL, 'real.xlsx')
    write('edits.json', '[{"sheet":"1-3-1","cell":"A1","comment":"x"}]')
    await run('export real.xlsx --out csv')
    await run('correct real.xlsx --out marked')
  })

  it.each([
    ['revert', 'revert marked/real.xlsx --out x.xlsx'],
    ['annotate', 'annotate real.xlsx --edits edits.json --out x.xlsx'],
    ['import', 'import csv --out x.xlsx'],
    ['check --output', 'check real.xlsx --exit-zero --output x.txt'],
    ['check --output in json', 'check real.xlsx --exit-zero --format json --output x.txt'],
  ])('%s: replaces its own earlier one, never another file without --overwrite', async (_name, command) => {
    const name = command.endsWith('.txt') ? 'x.txt' : 'x.xlsx'
    expect((await run(command)).code).toBe(0)
    expect((await run(command)).code).toBe(0)
    write('edits.json', '[{"sheet":"1-3-1","cell":"A1","comment":"y"}]')
    expect((await run(command)).code).toBe(0)
    write(name, '别人的文件')
    expect(await run(command)).toMatchObject({ code: 2, stderr: expect.stringContaining(`「${name}」没有写成`) })
    expect(bytes(name).toString()).toBe('别人的文件')
    expect((await run(`${command} --overwrite`)).code).toBe(0)
    rmSync(path(name))
    write(name, '只读')
    chmodSync(path(name), 0o444)
    expect((await run(`${command} --overwrite`)).code).toBe(2)
    expect(bytes(name).toString()).toBe('只读')
  })

  it('export and template: what they may not replace is named, the rest is done, exit code 3', async () => {
    write('csv/funds.csv', `${bytes('csv/funds.csv')}\r\n`)
    const edited = bytes('csv/funds.csv')
    rmSync(path('csv/indicators.csv'))
    expect(await run('export real.xlsx --out csv')).toMatchObject({
      code: 3,
      stderr: expect.stringContaining('「funds.csv」没有写成'),
    })
    expect(bytes('csv/funds.csv').equals(edited)).toBe(true)
    expect(existsSync(path('csv/indicators.csv'))).toBe(true)

    await run('template --out blank --unit 甲局')
    expect((await run('template --out blank --unit 乙局')).code).toBe(0)
    write('blank/基础数据表.xlsx', '填了一半')
    expect(await run('template --out blank --unit 丙局')).toMatchObject({
      code: 3,
      stderr: expect.stringContaining('「基础数据表.xlsx」没有写成'),
    })
    expect(bytes('blank/基础数据表.xlsx').toString()).toBe('填了一半')
  })
})

describe('--output', () => {
  beforeEach(() => place.put(REAL, 'real.xlsx'))

  it.each(['text', 'json', 'ndjson'])(
    'as %s holds what stdout would, which stays empty, with the same exit code',
    async (format) => {
      const shown = await run(`check real.xlsx --format ${format}`)
      const { code, stdout, stderr } = await run(`check real.xlsx --format ${format} --output 结果/r.txt`)
      expect([code, stdout, stderr]).toEqual([1, '', '结果已写到「结果/r.txt」。\n'])
      expect(bytes('结果/r.txt').toString()).toBe(shown.stdout)
    },
  )

  it('serves the other commands that only tell, too', async () => {
    for (const command of [
      'inspect real.xlsx',
      'rules DF-02',
      'schemes',
      'correct real.xlsx --out o --dry-run --exit-zero',
    ]) {
      const shown = await run(command)
      expect(await run(`${command} --output r.txt`)).toMatchObject({ code: shown.code, stdout: '' })
      expect(bytes('r.txt').toString()).toBe(shown.stdout)
    }
  })

  it('begins a text with a byte order mark on Windows, and nothing else', () => {
    const marks = (['text', 'json', 'ndjson'] as const).map((format) => byteOrderMark(format, 'win32'))
    expect([marks, byteOrderMark('text', 'linux')]).toEqual([['\uFEFF', '', ''], ''])
  })

  it('leaves no file of a run that was refused or stopped, and never takes an input for it', async () => {
    const refused = [
      'check nowhere --output r.txt',
      'check real.xlsx --output real.xlsx --overwrite',
      'check real.xlsx --output . --overwrite',
    ]
    for (const command of refused) expect((await run(command)).code, command).toBe(2)
    write('名册.csv', '单位名称\r\n甲局\r\n')
    expect((await run('check real.xlsx --roster 名册.csv --output 名册.csv --overwrite')).code).toBe(2)
    const stopped = await place.runWith(
      { interrupted: () => true, stateFolder: path('.user') },
      'check',
      'real.xlsx',
      '--output',
      'r.txt',
    )
    expect(stopped.code).toBe(130)
    expect(readdirSync(place.cwd).sort()).toEqual(['real.xlsx', '名册.csv'].sort())
  })
})
