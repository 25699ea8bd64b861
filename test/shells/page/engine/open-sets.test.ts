import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { CLEAN, FIXTURES, REAL } from '../../cli/run.ts'
import { BytesBlob, enginePlace, LostBlob, type Place } from './engine-place.ts'

const real = { path: '商务局/表.xlsx', file: new BytesBlob([readFileSync(join(FIXTURES, REAL))]) }
const clean = { path: '乡镇/表.xlsx', file: new BytesBlob([readFileSync(join(FIXTURES, CLEAN))]) }

async function opened(...files: { path: string; file: BytesBlob }[]): Promise<Place> {
  const place = enginePlace()
  await place.ask('open', { files: files.map(({ path, file }) => ({ path: `收件/${path}`, file })) })
  return place
}

/** Of two: sets stand in the order of their folders. */
const set = 0
const workbook = '收件/商务局/表.xlsx'
const place = { workbook, sheet: '1-3-2', cell: 'E8' }
const typed = (text: string) => ({ kind: 'type', place, text }) as const

it('a set that was opened is shown, mended and downloaded', async () => {
  const { ask } = await opened(clean, real)
  const shown = await ask('show', { set })
  expect(shown.workbooks.map(({ path }) => path)).toEqual([workbook])
  expect(await ask('sheet', { set, workbook, sheet: '1-3-2' })).toMatchObject({ gridLines: expect.any(Boolean) })
  const mended = await ask('act', { set, action: typed('5') })
  expect([mended.canUndo, mended.changed.map(({ cell }) => cell)]).toEqual([true, ['E8']])
  expect(await ask('card', { set, place })).toMatchObject({ shown: '5' })
  expect((await ask('letter', { set })).paragraphs.length).toBeGreaterThan(3)
  const names = async (what: 'mended' | 'annotated' | 'letter') =>
    (await ask('download', { set, what })).map(({ name, file }) => [name, file.size > 1000])
  expect(await names('mended')).toEqual([['商务局/表.xlsx', true]])
  expect(await names('annotated')).toEqual([['商务局/表.xlsx', true]])
  expect(await names('letter')).toEqual([['株洲市商务局 反馈意见.html', true]])
})

it('what was done in a set is still there when others were looked at', async () => {
  const { ask } = await opened(clean, real)
  await ask('act', { set, action: typed('5') })
  await ask('show', { set: 1 })
  expect((await ask('show', { set })).cells).toEqual([{ ...place, shown: '5', edit: '5' }])
})

it('what cannot be done is told in one sentence, and nothing unexpected', async () => {
  const { ask, unexpected } = await opened(real)
  await expect(ask('act', { set: 0, action: typed('=A1') })).rejects.toThrow(/公式/)
  await expect(ask('show', { set: 7 })).rejects.toThrow(/不在了/)
  await expect(ask('sheet', { set: 0, workbook: '别.xlsx', sheet: '1-3-2' })).rejects.toThrow(/没有这个工作簿/)
  await expect(enginePlace().ask('show', { set: 0 })).rejects.toThrow(/还没有打开/)
  expect(unexpected).toEqual([])
})

it('a set of which nothing can be read is shown with why', async () => {
  const lost = { path: '商务局/表.xlsx', file: new LostBlob([readFileSync(join(FIXTURES, REAL))]) }
  const { ask } = await opened(lost)
  const { workbooks, lines, row } = await ask('show', { set: 0 })
  expect([workbooks.map(({ trouble }) => trouble), lines]).toEqual([[expect.stringContaining('文件读不出来')], []])
  expect(row.left.length).toBeGreaterThan(0)
  expect(await ask('download', { set: 0, what: 'mended' })).toEqual([])
})

it('a set has one name, and one row, before and after it is looked at, without any workbook, too', async () => {
  const place = enginePlace()
  const files = [clean, real, { path: '教育局/报告.docx', file: new BytesBlob(['报告']) }]
  const { sets } = await place.ask('open', {
    files: files.map(({ path, file }) => ({ path: `收件/${path}`, file })),
  })
  expect(sets.map(({ unit }) => unit)).toContain('教育局')
  for (const row of sets) expect((await place.ask('show', { set: row.set })).row).toEqual(row)
})
