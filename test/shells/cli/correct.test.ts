import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { parseCsv } from '../../../src/adapters/csv/csv-tables.ts'
import { editWorkbook } from '../../../src/adapters/excel/edit-workbook.ts'
import { readWorkbook } from '../../../src/adapters/excel/read-workbook.ts'
import { savedAgain } from '../review/people-rounds.ts'
import { CLEAN, Place, REAL } from './run.ts'

let place: Place
beforeEach(() => {
  place = new Place()
})
afterEach(() => place.done())
const bytes = (path: string): Buffer => readFileSync(join(place.cwd, path))

describe('correct', () => {
  it('writes one annotated copy at the same relative path, leaves the input alone, and puts no summary beside a single workbook', async () => {
    place.put(REAL, 'in/一 组/real.xlsx')
    const before = bytes('in/一 组/real.xlsx')
    const { code, stdout } = await place.run('correct', 'in', '--out', '结 果')
    expect(code).toBe(1)
    expect(stdout).toContain('结果在「结 果」：\n  一 组/real.xlsx\n')
    expect(readdirSync(join(place.cwd, '结 果'))).toEqual(['一 组'])
    expect(bytes('in/一 组/real.xlsx').equals(before)).toBe(true)
    expect(
      readWorkbook(bytes('结 果/一 组/real.xlsx'))
        .sheets.map((sheet) => sheet.name)
        .slice(-2),
    ).toEqual(['审核结果', '更正记录'])
  })

  it('for several workbooks also writes 汇总表.xlsx, findings.csv, results.json and report.html', async () => {
    place.put(CLEAN, 'in/甲/a.xlsx')
    place.put(REAL, 'in/乙/b.xlsx')
    const { stdout } = await place.run('correct', 'in', '--out', 'out', '--format', 'json')
    expect(readdirSync(join(place.cwd, 'out')).sort()).toEqual(
      ['findings.csv', 'report.html', 'results.json', '乙', '汇总表.xlsx', '甲'].sort(),
    )
    expect(bytes('out/results.json').toString()).toBe(stdout)
    const document = JSON.parse(stdout)
    expect(
      document.submissions[1].findings.some(
        (finding: { correction: { applied: boolean } | null }) => finding.correction?.applied,
      ),
    ).toBe(true)
    const table = parseCsv(bytes('out/findings.csv'))
    expect(table.rows).toHaveLength(document.summary.errors + document.summary.warnings + document.summary.infos)
    const overview = readWorkbook(bytes('out/汇总表.xlsx'))
    const texts = overview.sheets[0]!.cells.flatMap((cell) => (cell.value.kind === 'text' ? [cell.value.text] : []))
    expect(texts).toEqual(expect.arrayContaining(['云溪市农业农村局', '株洲市商务局']))
  })

  it('twice gives what once gave, and revert gives the original back', async () => {
    place.put(REAL, 'real.xlsx')
    await place.run('correct', 'real.xlsx', '--out', 'once')
    await place.run('correct', 'once/real.xlsx', '--out', 'twice')
    expect(bytes('twice/real.xlsx').equals(bytes('once/real.xlsx'))).toBe(true)
    const { stdout } = await place.run('revert', 'once/real.xlsx', '--out', 'back.xlsx')
    expect(stdout).toContain('与原件逐字节相同')
    expect(bytes('back.xlsx').equals(bytes('real.xlsx'))).toBe(true)
  })

  it('revert of a later round does not say that this is the file that was handed in', async () => {
    place.put(REAL, 'real.xlsx')
    await place.run('correct', 'real.xlsx', '--out', 'once')
    writeFileSync(join(place.cwd, 'saved.xlsx'), savedAgain(bytes('once/real.xlsx')))
    await place.run('correct', 'saved.xlsx', '--out', 'twice')
    const { stdout } = await place.run('revert', 'twice/saved.xlsx', '--out', 'back.xlsx')
    expect(stdout).toContain('去掉上一轮的标记')
    expect(stdout).not.toContain('逐字节相同')
    await place.run('correct', 'twice/saved.xlsx', '--out', 'thrice')
    expect(bytes('thrice/saved.xlsx').equals(bytes('twice/saved.xlsx'))).toBe(true)
  })

  it('keeps the values that annotate was told to write, before the first round and after it', async () => {
    place.put(REAL, 'real.xlsx')
    writeFileSync(join(place.cwd, 'edits.json'), '[{"sheet": "1-3-1", "cell": "H19", "value": "3"}]')
    const scoreIn = (file: string): unknown =>
      readWorkbook(bytes(file))
        .sheets.find((sheet) => sheet.name === '1-3-1')!
        .cells.find((cell) => cell.row === 19 && cell.column === 8)!.value
    await place.run('annotate', 'real.xlsx', '--edits', 'edits.json', '--out', 'before.xlsx')
    await place.run('correct', 'before.xlsx', '--out', 'first')
    expect(scoreIn('first/before.xlsx')).toMatchObject({ text: '3' })
    await place.run('correct', 'real.xlsx', '--out', 'once')
    await place.run('annotate', 'once/real.xlsx', '--edits', 'edits.json', '--out', 'after.xlsx')
    await place.run('correct', 'after.xlsx', '--out', 'second')
    expect(scoreIn('second/after.xlsx')).toMatchObject({ text: '3' })
    expect(readWorkbook(bytes('second/after.xlsx')).sheets.map((sheet) => sheet.name)).not.toContain('审核结果（校表）')
  })

  it('of a workbook that was changed since is reverted by taking the marks off', async () => {
    place.put(REAL, 'real.xlsx')
    await place.run('correct', 'real.xlsx', '--out', 'once')
    const changed = editWorkbook(bytes('once/real.xlsx'), {
      sheets: [{ sheet: '1-3-1', cells: [{ row: 4, column: 4, value: { kind: 'text', text: '改过的名称' } }] }],
    })
    writeFileSync(join(place.cwd, 'changed.xlsx'), changed)
    const { stdout } = await place.run('revert', 'changed.xlsx', '--out', 'back.xlsx', '--format', 'json')
    expect(JSON.parse(stdout)).toMatchObject({ command: 'revert', result: 'cleaned' })
    expect(readWorkbook(bytes('back.xlsx')).sheets.map((sheet) => sheet.name)).not.toContain('审核结果')
  })

  it('keeps files of one name from two given folders apart', async () => {
    place.put(CLEAN, 'a/x.xlsx')
    place.put(REAL, 'b/x.xlsx')
    await place.run('correct', 'a', 'b', '--out', 'out')
    expect(readdirSync(join(place.cwd, 'out')).filter((name) => name.startsWith('x'))).toEqual(
      ['x(2).xlsx', 'x.xlsx'].sort(),
    )
  })

  it('never overwrites the copy of a workbook that is itself called 汇总表.xlsx', async () => {
    place.put(REAL, 'in/汇总表.xlsx')
    place.put(CLEAN, 'in/a.xlsx')
    await place.run('correct', 'in', '--out', 'out')
    expect(readdirSync(join(place.cwd, 'out'))).toEqual(expect.arrayContaining(['汇总表.xlsx', '汇总表(2).xlsx']))
    expect(readWorkbook(bytes('out/汇总表.xlsx')).sheets.map((sheet) => sheet.name)).toContain('审核结果')
  })

  it('writes nothing on a dry run', async () => {
    place.put(REAL, 'in/real.xlsx')
    const { stdout } = await place.run('correct', 'in', '--out', 'out', '--dry-run')
    expect(stdout).toContain('试运行，没有写文件。将写到「out」：\n  real.xlsx')
    expect(readdirSync(place.cwd)).toEqual(['in'])
  })
})
