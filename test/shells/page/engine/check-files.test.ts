import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { CLEAN, FIXTURES, Place, REAL } from '../../cli/run.ts'
import { BytesBlob, enginePlace, filesBelow, LostBlob } from './engine-place.ts'
import { putReceived } from './made-folder.ts'

let place: Place
beforeEach(() => {
  place = new Place()
})
afterEach(() => place.done())

const VERSION = '0.0.0'
const read = (fixture: string): BytesBlob => new BytesBlob([readFileSync(join(FIXTURES, fixture))])

const printed = async (...paths: string[]): Promise<string> =>
  (await place.run('check', ...paths, '--format', 'json')).stdout

/** As the command line prints it: in the same order, too. */
const asPrinted = (document: object): string => `${JSON.stringify(document, null, 2)}\n`

describe('check', () => {
  it('says of the real submission what the command line says', async () => {
    place.put(REAL, '表.xlsx')
    const { ask, unexpected } = enginePlace(VERSION)
    const document = await ask('check', { files: [{ path: '表.xlsx', file: read(REAL) }] })
    expect(asPrinted(document)).toBe(await printed('表.xlsx'))
    expect(JSON.stringify(document)).toContain('"DF-')
    expect(unexpected).toEqual([])
  })

  it('says of a folder of many units, archives, and what cannot be read, what the command line says', async () => {
    putReceived(place, '收件')
    const { ask, unexpected } = enginePlace(VERSION)
    const document = await ask('check', { files: filesBelow(join(place.cwd, '收件'), '收件') })
    expect(asPrinted(document)).toBe(await printed('收件'))
    expect(document).toMatchObject({ summary: { workbooks: 10 } })
    expect(unexpected).toEqual([])
  })

  it('takes several loose files as the content of a folder, so that the forms of a unit come together', async () => {
    place.put(CLEAN, '全部/甲.xlsx')
    place.put(REAL, '全部/乙.xlsx')
    place.put(CLEAN, '全部/甲10.xlsx')
    const files = filesBelow(join(place.cwd, '全部'), '全部').map(({ path, file }) => ({ path: path.slice(3), file }))
    const inside = new Place()
    for (const { path, file } of files) writeFileSync(join(inside.cwd, path), (file as BytesBlob).held)
    const ran = await inside.run('check', '.', '--format', 'json')
    await inside.done()
    expect(asPrinted(await enginePlace(VERSION).ask('check', { files }))).toBe(ran.stdout)
  })

  it('takes every one of several files of one name, which were dropped from several folders', async () => {
    const files = [
      { path: '自评.xlsx', file: read(CLEAN) },
      { path: '自评.xlsx', file: read(REAL) },
    ]
    const document = await enginePlace(VERSION).ask('check', { files })
    const paths = (document as { submissions: { workbooks: { path: string }[] }[] }).submissions
      .flatMap(({ workbooks }) => workbooks.map(({ path }) => path))
      .sort()
    expect(paths).toEqual(['自评(2).xlsx', '自评.xlsx'])
  })

  it('keeps files of two folders and a loose one apart, as paths that are given one by one', async () => {
    mkdirSync(join(place.cwd, '乙'))
    place.put(CLEAN, '乙/表.xlsx')
    place.put(REAL, '甲/一/表.xlsx')
    place.put(CLEAN, '丙.xlsx')
    const files = [
      { path: '丙.xlsx', file: read(CLEAN) },
      { path: '乙/表.xlsx', file: read(CLEAN) },
      { path: '甲/一/表.xlsx', file: read(REAL) },
    ]
    const document = await enginePlace(VERSION).ask('check', { files })
    expect(asPrinted(document)).toBe(await printed('丙.xlsx', '乙', '甲'))
  })

  it('tells of a file that its disk does not give any more, and goes on', async () => {
    const files = [
      { path: '收件/甲.xlsx', file: new LostBlob(['x']) },
      { path: '收件/乙.xlsx', file: read(CLEAN) },
      { path: '收件/丙.pdf', file: new LostBlob(['x']) },
    ]
    const { submissions, others } = (await enginePlace().ask('check', { files })) as {
      readonly submissions: readonly { readonly unit: string }[]
      readonly others: readonly { readonly path: string; readonly what: string }[]
    }
    expect(submissions.map(({ unit }) => unit)).toContain('云溪市农业农村局')
    expect(others.map(({ path }) => path).sort()).toEqual(['收件/丙.pdf', '收件/甲.xlsx'])
    for (const { what } of others) expect(what).toContain('选好以后又改动过')
  })

  it('refuses a file of more than 200 MB without reading it', async () => {
    const huge = Object.defineProperty(read(CLEAN), 'size', { value: 200 * 1024 * 1024 + 1 })
    const document = await enginePlace().ask('check', { files: [{ path: '表.xlsx', file: huge }] })
    expect(JSON.stringify(document)).toContain('文件超过 200 MB')
  })

  it('of nothing is refused with one sentence, also where all is litter', async () => {
    const { ask, unexpected } = enginePlace()
    await expect(ask('check', { files: [] })).rejects.toThrow('没有找到工作簿')
    const litter = [{ path: '收件/Thumbs.db', file: new BytesBlob(['x']) }]
    await expect(ask('check', { files: litter })).rejects.toThrow('没有找到工作簿')
    expect(unexpected).toEqual([])
  })

  it('takes names that climb or are none for names like others', async () => {
    const files = [
      { path: '../../甲.xlsx', file: read(CLEAN) },
      { path: '', file: read(CLEAN) },
      { path: '/乙//丙.xlsx', file: read(CLEAN) },
    ]
    const document = JSON.stringify(await enginePlace().ask('check', { files }))
    expect([...document.matchAll(/"path":"([^"]*)"/g)].map(([, path]) => path).sort()).toEqual(
      expect.arrayContaining(['甲.xlsx', '乙/丙.xlsx', '（没有名称）']),
    )
  })
})
