import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Reply } from '../../../../src/shells/page/protocol.ts'
import { CLEAN, FIXTURES, Place, REAL } from '../../cli/run.ts'
import { BytesBlob, enginePlace, filesBelow } from './engine-place.ts'
import { putReceived } from './made-folder.ts'

const real = { path: '商务局/表.xlsx', file: new BytesBlob([readFileSync(join(FIXTURES, REAL))]) }
const clean = { path: '农业局/表.xlsx', file: new BytesBlob([readFileSync(join(FIXTURES, CLEAN))]) }
const below = (folder: string, { path, file }: typeof real) => ({ path: `${folder}/${path}`, file })
const ofKind = <Kind extends Reply['kind']>(replies: readonly Reply[], kind: Kind) =>
  replies.filter((reply): reply is Extract<Reply, { kind: Kind }> => reply.kind === kind)

describe('what is opened', () => {
  let disk: Place
  beforeAll(() => {
    disk = new Place()
    putReceived(disk, '收件')
  })
  afterAll(() => disk.done())

  it('is told set by set as each is done, then in all, with what could not be checked', async () => {
    const { ask, replies } = enginePlace()
    const opened = await ask('open', { files: filesBelow(join(disk.cwd, '收件'), '收件') })
    expect(ofKind(replies, 'set').map(({ set }) => set)).toEqual(opened.sets)
    expect(opened.sets.map(({ set }) => set)).toEqual(opened.sets.map((_, index) => index))
    const printed = JSON.parse((await disk.run('check', '收件', '--format', 'json')).stdout)
    expect(opened.sets.map(({ unit, toMend }) => [unit, toMend])).toEqual(
      printed.submissions.map((each: { unit: string; workbooks: { path: string }[]; progress: { toMend: number } }) => [
        each.unit || each.workbooks[0]!.path,
        each.progress.toMend,
      ]),
    )
    expect(opened.others).toEqual(printed.others)
    expect(opened.cancelled).toBe(false)
  })

  it('tells of a unit that handed in twice', async () => {
    const twice = [below('收件/一', clean), below('收件/二', clean)].map((each, at) =>
      at === 0 ? each : { ...each, file: new BytesBlob([readFileSync(join(FIXTURES, CLEAN)), 'x']) },
    )
    const { notices } = await enginePlace().ask('open', { files: twice })
    expect(notices).toEqual(['重复报送 1 个单位：云溪市农业农村局。'])
  })

  it('tells how far it is, up to the end', async () => {
    const { ask, replies } = enginePlace()
    await ask('open', { files: [below('收件', real), below('收件', clean)] })
    const told = ofKind(replies, 'progress')
    expect(told.map(({ done }) => done)).toEqual([...told.map(({ done }) => done)].sort((a, b) => a - b))
    expect(told[0]).toMatchObject({ done: 0, name: '收件/农业局/表.xlsx' })
    expect(told.at(-1)).toMatchObject({ done: 4, total: 4, name: '收件/商务局/表.xlsx' })
  })

  it('is cut where the user stops it: what was done stays', async () => {
    const place = enginePlace()
    place.meanwhile = () => {
      if (ofKind(place.replies, 'set').length === 1) void place.ask('cancel', {})
    }
    const opened = await place.ask('open', { files: [below('收件', real), below('收件', clean)] })
    expect(opened).toMatchObject({ cancelled: true, sets: [{ unit: '云溪市农业农村局' }] })
    expect(opened.sets).toHaveLength(1)
  })

  it('stops between two files also where they are only looked through', async () => {
    const place = enginePlace()
    place.meanwhile = () => void place.ask('cancel', {})
    await expect(place.ask('open', { files: [below('收件', real), below('收件', clean)] })).rejects.toThrow('已停止。')
    expect(ofKind(place.replies, 'failed')).toMatchObject([{ stopped: true }])
    expect(place.unexpected).toEqual([])
  })

  it('stays open when something else is asked and fails', async () => {
    const { ask } = enginePlace()
    await expect(ask('check', { files: [] })).rejects.toThrow('没有找到工作簿（.xlsx、.xlsm，或')
    expect((await ask('open', { files: [real] })).sets).toHaveLength(1)
  })
})

describe('what nobody foresaw', () => {
  it('is one sentence, told to who looks after the program, and the engine goes on', async () => {
    const { ask, unexpected } = enginePlace()
    await expect(ask('check', { files: null as never })).rejects.toThrow('遇到未料到的情况')
    expect(unexpected).toHaveLength(1)
    expect(await ask('check', { files: [clean] })).toMatchObject({ summary: { submissions: 1 } })
  })
})
