import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { editWorkbook } from '../../../src/adapters/excel/edit-workbook.ts'
import { documentText } from '../../adapters/docx/document-text.ts'
import { CLEAN, Place, type Ran, REAL } from './run.ts'

const place = new Place()
const read = (path: string): Buffer => readFileSync(join(place.cwd, path))
const write = (path: string, text: string): void => writeFileSync(join(place.cwd, path), text)
const letters = (...args: string[]): Promise<Ran> => place.run('letter', ...args)
const SWJ = '株洲市商务局 反馈意见.docx'

beforeAll(async () => {
  place.put(REAL, '收件/株洲市商务局/株洲市商务局2022年绩效自评.xlsx')
  place.put(CLEAN, '收件/云溪市农业农村局/自评.xlsx')
  place.put('clean/README.md', '收件/卫健局/自评.rar')
  place.put('clean/README.md', '收件/司法局/报告.doc')
  write('收件/卫健局/自评.rar', 'Rar!\u001a\u0007\u0000')
  write('名册.csv', '单位名称\n株洲市商务局\n云溪市农业农村局\n卫健局\n民政局\n')
  await place.run('correct', '收件', '--out', '审核结果', '--roster', '名册.csv')
})
afterAll(() => place.done())

describe('jiaobiao letter', () => {
  it('writes a page for each unit, and a reminder for each of which nothing came that can be checked', async () => {
    const { code, stdout, stderr } = await letters('审核结果', '--out', '信', '--office', '绩效科')
    expect([code, stderr]).toEqual([0, ''])
    expect(stdout).toContain('反馈意见 1 份，已完成 1 份，催报 3 份。已写到「信」')
    expect(readdirSync(join(place.cwd, '信')).sort()).toEqual(
      ['云溪市农业农村局 已完成', '株洲市商务局 反馈意见', '卫健局 催报', '司法局 催报', '民政局 催报']
        .flatMap((name) => [`${name}.docx`, `${name}.html`])
        .sort(),
    )
    expect(documentText(read('信/卫健局 催报.docx')).join('\n')).toContain('「自评.rar」')
    expect(documentText(read('信/民政局 催报.docx'))[2]).toMatch(/^到现在还没有收到你单位的.*绩效自评表。$/)
  })

  it('says the same in .docx and .html, and nothing of the clerk’s machine or of rules', async () => {
    await letters('审核结果', '--out', '信')
    const text = documentText(read(`信/${SWJ}`)).join('\n')
    const html = read('信/株洲市商务局 反馈意见.html').toString('utf8')
    const body = html
      .slice(html.indexOf('<body>'))
      .replace(/<[^>]*>/g, '')
      .trim()
    expect(body.replaceAll('&quot;', '"').split('\n')).toEqual(text.split('\n'))
    expect(text).toMatch(/请改正 \d+ 处 · 请说明 \d+ 处 · 已代为更正 2 处（没有异议的不用再改）/)
    expect(text).not.toMatch(/[A-Z]{2}-\d{2}|收件|审核结果\/|\/tmp/)
  })

  it('writes the same bytes from the same results, and over its own letters only', async () => {
    await letters('审核结果', '--out', '信')
    const before = read(`信/${SWJ}`)
    expect((await letters('审核结果', '--out', '信')).code).toBe(0)
    expect(read(`信/${SWJ}`).equals(before)).toBe(true)
    write(`信/${SWJ}`, '我的')
    const { code, stderr } = await letters('审核结果', '--out', '信')
    expect([code, stderr.includes(`「${SWJ}」`)]).toEqual([3, true])
    rmSync(join(place.cwd, '信'), { recursive: true })
  })

  it('says of workbooks reviewed anew what it said of them by results.json', async () => {
    await letters('审核结果', '--out', '信')
    const name = '株洲市商务局2022年绩效自评.xlsx'
    mkdirSync(join(place.cwd, '另存'))
    copyFileSync(join(place.cwd, '审核结果/株洲市商务局', name), join(place.cwd, '另存', name))
    const { code } = await letters(`另存/${name}`, '--out', '信二')
    expect(code).toBe(0)
    expect(documentText(read(`信二/${SWJ}`))).toEqual(documentText(read(`信/${SWJ}`)))
  })

  it('of one workbook says what is to be said of its set, by results.json above it or those beside it', async () => {
    place.put('clean/folder', '多本/云溪市农业农村局')
    await place.run('correct', '多本', '--out', '多本结果')
    const own = '多本结果/云溪市农业农村局'
    const read = async (path: string): Promise<string> => {
      const { stdout } = await letters(path, '--out', '信九', '--overwrite')
      expect(stdout).toMatch(/^已完成 1 份/)
      return documentText(readFileSync(join(place.cwd, '信九/云溪市农业农村局 已完成.docx'))).join('\n')
    }
    const whole = await read('多本结果')
    expect(await read(`${own}/1-3-2.xlsx`)).toBe(whole)
    expect(await read(own)).toBe(whole)
    rmSync(join(place.cwd, '多本结果/results.json'))
    expect(await read(`${own}/1-3-2.xlsx`)).toBe(whole)
  })

  it('says what workbooks say now that were changed after they were corrected', async () => {
    const path = '审核结果/株洲市商务局/株洲市商务局2022年绩效自评.xlsx'
    const before = read(path)
    const mended = editWorkbook(before, {
      sheets: [{ sheet: '1-3-1', cells: [{ row: 19, column: 8, value: { kind: 'number', text: '3' } }] }],
    })
    writeFileSync(join(place.cwd, path), mended)
    await letters('审核结果', '--out', '信五')
    writeFileSync(join(place.cwd, path), before)
    await letters('审核结果', '--out', '信六')
    const [changed, own] = ['信五', '信六'].map((folder) => documentText(read(`${folder}/${SWJ}`)).join('\n'))
    expect([changed!.includes('H19 「全年社零增长」'), own!.includes('H19 「全年社零增长」')]).toEqual([false, true])
  })

  it('takes what the office says from a file beside the results, options above it', async () => {
    write('反馈设置.csv', '项目,内容\n交回期限,2099/12/15\n科室,预算科\n电话,0000-1\n')
    const last = async (...args: string[]): Promise<string> => {
      await letters('审核结果', '--out', '信三', '--overwrite', ...args)
      return documentText(read(`信三/${SWJ}`)).join('\n')
    }
    const text = await last()
    expect(text).toContain('于2099年12月15日前交回。')
    expect(text).toContain('请联系预算科，电话 0000-1。')
    expect(text).toMatch(/预算科$/)
    expect(await last('--office', '绩效科', '--signature', '某市财政局')).toMatch(
      /请联系绩效科，电话 0000-1。\n某市财政局$/,
    )
    rmSync(join(place.cwd, '反馈设置.csv'))
  })

  it('takes no deadline that is past, wherever it is written; today is none', async () => {
    const clock = { now: () => new Date(2026, 11, 15, 23).getTime(), sleep: async () => undefined }
    const at = (...args: string[]): Promise<Ran> =>
      place.runWith({ clock }, 'letter', '审核结果', '--out', '信七', '--dry-run', ...args)
    expect(await at('--deadline', '2026-12-14')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('--deadline 「2026年12月14日」已经过了，请写今天（2026-12-15）或以后的日期。'),
    })
    expect((await at('--deadline', '2026-12-15')).code).toBe(0)
    write('反馈设置.csv', '项目,内容\n交回期限,2025-12-31\n')
    expect((await at()).stderr).toContain('反馈设置的「交回期限」「2025年12月31日」已经过了')
    expect((await at('--deadline', '2027-1-1')).code).toBe(0)
    rmSync(join(place.cwd, '反馈设置.csv'))
  })

  it.each([
    [
      'a bad date',
      ['审核结果', '--out', '信', '--deadline', '月底'],
      '--deadline 应是年月日，如 2026-12-15，不是「月底」。',
    ],
    ['a folder inside the results', ['审核结果', '--out', '审核结果/信'], '在「审核结果」里面'],
    ['what nobody has corrected', ['收件', '--out', '信'], '没有 correct 写出的工作簿'],
    ['settings that are not there', ['审核结果', '--out', '信', '--settings', '没有.csv'], '找不到「没有.csv」'],
  ])('%s is told in one sentence', async (_, args, sentence) => {
    const { code, stderr } = await letters(...args)
    expect([code, stderr.trim().split('\n').length]).toEqual([2, 1])
    expect(stderr).toContain(sentence)
  })

  it('says which unit gets several letters, and about which sets', async () => {
    for (const folder of ['甲', '乙']) place.put(CLEAN, `两套/${folder}/自评.xlsx`)
    await place.run('correct', '两套', '--out', '两套结果')
    const { code, stdout } = await letters('两套结果', '--out', '信八')
    expect(code).toBe(0)
    expect(stdout).toMatch(/局交了 2 套（「[甲乙]」、「[甲乙]」），写了 2 份信，请只留一套再发。\n$/)
  })

  it('does not write letters by a results.json that it cannot trust', async () => {
    const whole = read('审核结果/results.json').toString('utf8')
    write('审核结果/results.json', whole.slice(0, -100))
    const { code, stderr } = await letters('审核结果', '--out', '信')
    expect([code, stderr]).toEqual([2, expect.stringContaining('请重新运行 jiaobiao correct')])
    write('审核结果/results.json', whole)
  })

  it('tries out without writing, and lists what it would write', async () => {
    const { stdout } = await letters('审核结果', '--out', '信四', '--dry-run', '--format', 'json')
    expect(JSON.parse(stdout).letters).toContainEqual({ unit: '民政局', kind: '催报', file: '民政局 催报.docx' })
    expect(readdirSync(place.cwd)).not.toContain('信四')
  })

  it('lists all its options', async () => {
    const { stdout } = await letters('--help')
    for (const option of ['--deadline', '--office', '--phone', '--note', '--signature', '--settings', '--out'])
      expect(stdout).toContain(option)
  })
})
