import { chmodSync, cpSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { openDatabase } from '../../../src/adapters/sqlite/open-database.ts'
import { type MailPlace, withMailPlace } from './mail-place.ts'

let place: MailPlace
let mask: number
withMailPlace((opened) => {
  place = opened
  mask = process.umask(0)
})
afterEach(() => {
  process.umask(mask)
})

const FOLDERS = ['台账', '审核结果-发信']
const entries = (): string[] =>
  FOLDERS.flatMap((folder) => [
    folder,
    ...readdirSync(place.path(folder), { recursive: true }).map((name) => join(folder, String(name))),
  ])
const open = (names: readonly string[]): string[] =>
  names.filter((name) => (statSync(place.path(name)).mode & 0o077) !== 0)

// Windows knows no modes.
describe.skipIf(process.platform === 'win32')('plan, letters, results, records and ledger', () => {
  it('are the user’s alone, whatever the umask', async () => {
    await place.planAndSend()
    await place.send('--yes', '2', '--rehearse', 'wo@czj.example.cn')
    await place.mail('status', '--plan', '审核结果-发信/发送计划.xlsx')
    expect(entries()).toEqual(
      expect.arrayContaining([
        '台账/发送台账.db',
        '台账/发送台账.db.发送记录.jsonl',
        '审核结果-发信/发送计划.json',
        '审核结果-发信/发送结果.json',
        '审核结果-发信/发送记录.jsonl',
        '审核结果-发信/演练发送结果.xlsx',
        '审核结果-发信/邮件/001 云溪市农业农村局.docx',
        '审核结果-发信/邮件/001 云溪市农业农村局.eml',
      ]),
    )
    expect(open([...entries(), '审核结果/.校表发送记录.jsonl'])).toEqual([])
  })

  it('are so while the ledger is open, with what SQLite puts beside it', async () => {
    await place.planAndSend()
    const database = await openDatabase(place.ledger)
    database.run("INSERT OR REPLACE INTO mail_meta VALUES ('x', 'y')")
    const names = readdirSync(place.path('台账')).map((name) => join('台账', name))
    expect(names).toContain('台账/发送台账.db-wal')
    expect(open(names)).toEqual([])
    database.close()
  })

  it('are made so where an earlier version left them open to others; what is not ours is left as it is', async () => {
    await place.planAndSend()
    for (const name of entries()) chmodSync(place.path(name), 0o777)
    await place.planAndSend()
    expect(open(entries())).toEqual([])
    place.write('审核结果-发信/说明.txt', '')
    for (const name of entries()) chmodSync(place.path(name), 0o777)
    await place.sendAll()
    expect(open(entries())).toEqual(['审核结果-发信', '审核结果-发信/说明.txt'])
  })

  it('leave a folder that others use as it is', async () => {
    mkdirSync(place.path('共用'))
    place.write('共用/别人的.txt', '')
    await place.plan('--out', '共用', '--ledger', '共用/台账.db')
    expect(open(['共用', '共用/发送计划.json', '共用/台账.db'])).toEqual(['共用'])
  })

  it('keep what they say when they are tightened', async () => {
    await place.planAndSend()
    cpSync(place.path('审核结果-发信/发送结果.json'), place.path('前'))
    for (const name of entries()) chmodSync(place.path(name), 0o755)
    await place.send('--dry-run')
    expect(readFileSync(place.path('审核结果-发信/发送结果.json'))).toEqual(readFileSync(place.path('前')))
    expect((await place.mail('verify', '--plan', '审核结果-发信/发送计划.xlsx')).code).toBe(0)
  })
})
