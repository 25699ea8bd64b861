import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { beforeAll, describe, expect, it } from 'vitest'
import type { RequestName } from '../../../../src/shells/page/protocol.ts'
import { CLEAN, FIXTURES, REAL } from '../../cli/run.ts'
import { BytesBlob, enginePlace, type Place } from './engine-place.ts'

const read = (fixture: string): BytesBlob => new BytesBlob([readFileSync(join(FIXTURES, fixture))])
const FILES = [
  { path: '商务局/表.xlsx', file: read(REAL) },
  { path: '商务局/另一份.xlsx', file: read(CLEAN) },
]
const WORKBOOK = '商务局/表.xlsx'

describe('before anything is opened', () => {
  it('each request about a set says that files are to be chosen', async () => {
    const { ask, unexpected } = enginePlace()
    const place = { workbook: WORKBOOK, sheet: '1-2', cell: 'A1' }
    const asks: readonly [RequestName, object][] = [
      ['show', { set: 0 }],
      ['sheet', { set: 0, workbook: WORKBOOK, sheet: '1-2' }],
      ['card', { set: 0, place }],
      ['act', { set: 0, action: { kind: 'undo' } }],
      ['letter', { set: 0 }],
      ['download', { set: 0, what: 'mended' }],
      ['results', {}],
    ]
    for (const [name, request] of asks) await expect(ask(name, request as never), name).rejects.toThrow('请先选择文件')
    expect(unexpected).toEqual([])
  })
})

describe('a set that was opened', () => {
  let place: Place
  let set: number
  beforeAll(async () => {
    place = enginePlace()
    const { sets } = await place.ask('open', { files: FILES })
    set = sets.find(({ unit }) => unit === '株洲市商务局')!.set
  })

  it('is shown with its row in the table, and each of its sheets as it looks', async () => {
    const view = await place.ask('show', { set })
    expect(view.row).toMatchObject({ set, unit: '株洲市商务局' })
    const [workbook] = view.workbooks
    expect(workbook).toMatchObject({ path: WORKBOOK, trouble: null })
    const look = await place.ask('sheet', { set, workbook: WORKBOOK, sheet: workbook!.sheets[1]!.name })
    expect(look.cells.some(({ shown }) => shown.includes('株洲市商务局'))).toBe(true)
  })

  it('keeps what was changed in it while another one is looked at', async () => {
    const before = await place.ask('show', { set })
    const { findings, places } = before.lines.find(({ findings }) =>
      findings.some(({ proposed }) => proposed !== null),
    )!
    const after = await place.ask('act', { set, action: { kind: 'take', finding: findings[0]!.id } })
    expect(after.changed.length).toBeGreaterThan(0)
    await place.ask('show', { set: set === 0 ? 1 : 0 })
    expect((await place.ask('show', { set })).changed).toEqual(after.changed)
    expect((await place.ask('card', { set, place: places[0]! })).place).toEqual(places[0])
    await place.ask('act', { set, action: { kind: 'undo' } })
    expect((await place.ask('show', { set })).lines).toEqual(before.lines)
  })

  it('tells what cannot be typed in one sentence, and goes on', async () => {
    const nowhere = { workbook: WORKBOOK, sheet: '没有这张表', cell: 'A1' }
    const typed = { kind: 'type', place: nowhere, text: '1' } as const
    await expect(place.ask('act', { set, action: typed })).rejects.toThrow(/[\u4e00-\u9fff].*。$/)
    await expect(place.ask('show', { set: 99 })).rejects.toThrow('请重新选择文件')
    await expect(place.ask('sheet', { set, workbook: '没有.xlsx', sheet: '1' })).rejects.toThrow('没有这个工作簿。')
    expect(place.unexpected).toEqual([])
  })

  it('is had as files, the opinion as a page of its own', async () => {
    const names = async (what: 'mended' | 'annotated' | 'letter') =>
      (await place.ask('download', { set, what })).map(({ name }) => name)
    expect(await names('mended')).toEqual(['表.xlsx'])
    expect(await names('annotated')).toEqual(['表.xlsx'])
    expect(await names('letter')).toEqual([expect.stringMatching(/^株洲市商务局 .*\.html$/)])
    expect(JSON.stringify(await place.ask('letter', { set }))).toContain('株洲市商务局')
  })
})

describe('a set of several workbooks', () => {
  it('is had as one archive where that is asked for', async () => {
    const { ask } = enginePlace()
    const parts = ['1-2整体自评表', '1-3-1'].map((name) => ({
      path: `农业局/${name}.xlsx`,
      file: read(`clean/folder/${name}.xlsx`),
    }))
    await ask('open', { files: parts.map(({ path, file }) => ({ path: `收件/${path}`, file })) })
    expect(await ask('download', { set: 0, what: 'mended' })).toHaveLength(2)
    const [zip, ...more] = await ask('download', { set: 0, what: 'mended', zip: true })
    expect([zip!.name, more]).toEqual(['云溪市农业农村局 改好的工作簿.zip', []])
    const held = unzipSync((zip!.file as BytesBlob).held)
    expect(Object.keys(held)).toEqual(parts.map(({ path }) => path))
    expect(Buffer.from(held[parts[0]!.path]!).equals((parts[0]!.file as BytesBlob).held)).toBe(true)
  })
})
