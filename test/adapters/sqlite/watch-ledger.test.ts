import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { NOTHING_FOUND } from '../../../src/core/rounds/item-result.ts'
import { openDatabase } from '../../../src/adapters/sqlite/open-database.ts'
import { versionKey } from '../../../src/core/rounds/next-round.ts'
import { WatchLedger } from '../../../src/adapters/sqlite/watch-ledger.ts'

let folder: string
let ledger: WatchLedger
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), '校表 账-'))
  ledger = await WatchLedger.open(join(folder, '账本.db'))
})
afterEach(() => {
  ledger.close()
  rmSync(folder, { recursive: true })
})

const content = (path: string, sha256: string, takenAt = 0) => ({
  ...{ path, sha256, takenAt, folder: path.includes('/') ? path.slice(0, path.indexOf('/')) : '' },
  ...{ size: 1, signature: `1:${sha256}:1`, modified: 0, open: false, cameBack: false },
})
const NOTHING_WAITS = { items: [], busy: [], unsettled: [], settledBefore: 0, hindered: [] }

describe('contents that are entered together', () => {
  it('are rounds of one workbook where they bear one name, and nothing new where the last has the same bytes', () => {
    const entered = ledger.takeAll(
      [content('甲.xlsx', 'a'), content('甲.xlsx', 'b'), { ...content('甲.xlsx', 'b'), signature: '1:later:1' }],
      '规则',
    )
    expect(entered).toMatchObject([{ as: 'new' }, { as: 'new' }, { as: 'again', last: { round: 2 } }])
    expect(ledger.series.latest('甲.xlsx')).toMatchObject({ round: 2, sha256: 'b' })
    expect(ledger.lists.openCount()).toBe(2)
    expect(ledger.lists.repeatsSince(0, 5).rows.map(({ path }) => path)).toEqual(['甲.xlsx'])
  })

  it('are not taken for handed in again where a share numbers its files anew, unless they were away', () => {
    ledger.takeAll([content('甲.xlsx', 'a')], '规则')
    const renumbered = { ...content('甲.xlsx', 'a'), signature: '1:a:2' }
    expect(ledger.takeAll([renumbered], '规则')).toMatchObject([{ as: 'untouched' }])
    expect(ledger.lists.repeatsSince(0, 5).count).toBe(0)
    expect(ledger.seen().get('甲.xlsx')).toBe('1:a:2')
    expect(ledger.takeAll([{ ...renumbered, cameBack: true }], '规则')).toMatchObject([{ as: 'again' }])
  })

  it('are judged again, though nothing changed in them, when the rules have', () => {
    ledger.takeAll([content('甲.xlsx', 'a')], '旧规则')
    const item = ledger.series.latest('甲.xlsx')!
    ledger.stage(item, { ...NOTHING_FOUND, status: 'checked', rules: '旧规则' }, [])
    ledger.finish(item, '存档', 1)
    expect(ledger.takeAll([content('甲.xlsx', 'a')], '旧规则')).toHaveLength(1)
    expect(ledger.lists.openCount()).toBe(0)
    ledger.takeAll([content('甲.xlsx', 'a')], '新规则')
    expect(ledger.lists.openCount()).toBe(1)
  })
})

describe('the next item', () => {
  beforeEach(() => {
    ledger.takeAll(
      [content('甲局/一.xlsx', 'a', 1000), content('乙局/二.xlsx', 'b', 1000), content('三.xlsx', 'c', 1000)],
      '规则',
    )
  })

  it('is the oldest whose sub-folder is neither in work nor still filling', () => {
    expect(ledger.next(NOTHING_WAITS)?.path).toBe('甲局/一.xlsx')
    expect(ledger.next({ ...NOTHING_WAITS, busy: ['甲局'], unsettled: ['乙局'] })?.path).toBe('三.xlsx')
    expect(ledger.next({ ...NOTHING_WAITS, items: [1, 3], unsettled: ['乙局'] })).toBeUndefined()
  })

  it('does not wait for ever for a sub-folder in which something never stops changing', () => {
    expect(ledger.next({ ...NOTHING_WAITS, unsettled: ['甲局'], settledBefore: 1001 })?.path).toBe('甲局/一.xlsx')
    expect(ledger.next({ ...NOTHING_WAITS, busy: ['甲局'], unsettled: ['甲局'], settledBefore: 1001 })?.path).toBe(
      '乙局/二.xlsx',
    )
  })
})

describe('what is noted as published', () => {
  it('is only what was staged: a workbook that is done stays done', () => {
    ledger.takeAll([content('甲.xlsx', 'a')], '规则')
    const item = ledger.series.latest('甲.xlsx')!
    ledger.stage(item, { ...NOTHING_FOUND, status: 'checked' }, [])
    ledger.publish(item)
    expect(ledger.item(item.id)?.state).toBe('published')
    ledger.finish(item, '存档', 1)
    ledger.publish(item)
    expect(ledger.item(item.id)?.state).toBe('done')
  })
})

describe('a ledger', () => {
  /** What another program wrote into the file, while nobody had it open. */
  async function meddle(sql: string): Promise<void> {
    ledger.close()
    const database = await openDatabase(join(folder, '账本.db'))
    database.exec(sql)
    database.close()
    ledger = await WatchLedger.open(join(folder, '账本.db'))
  }

  it('knows everything when it is opened again', async () => {
    ledger.takeAll([content('甲局/表.xlsx', 'a')], '规则')
    ledger.setMeta('inbox', '/收件')
    ledger.notices.set({ path: '乙.xlsx', target: '乙 还没有核对的说明.txt', sha256: 'n', signature: '1:2:3' })
    await meddle('SELECT 1')
    expect(ledger.meta('inbox')).toBe('/收件')
    expect(ledger.seen()).toEqual(new Map([['甲局/表.xlsx', '1:a:1']]))
    expect(ledger.item(1)).toMatchObject({ folder: '甲局', place: '甲局', state: 'taken', round: 1 })
    expect(ledger.notices.on('乙.xlsx')?.sha256).toBe('n')
  })

  it('of an older program gets what it lacks: what lies together, and under names that differ in the version only', async () => {
    ledger.takeAll([content('甲局/里/表(1).xlsx', 'a')], '规则')
    await meddle(
      'DROP INDEX item_kin; DROP INDEX item_place; ALTER TABLE item DROP COLUMN kin; ALTER TABLE item DROP COLUMN place; ALTER TABLE item DROP COLUMN named',
    )
    expect(ledger.item(1)).toMatchObject({ place: '甲局', kin: versionKey('甲局/里/表.xlsx') })
  })

  it('takes back an item that was not whole, as if it had never come', () => {
    ledger.takeAll([content('甲.xlsx', 'a')], '规则')
    ledger.untake(ledger.item(1)!)
    expect([ledger.lists.openCount(), ledger.seen().size, ledger.neededCopies().size]).toEqual([0, 0, 0])
  })

  it('does not give a name in the outbox to a second item, in whatever letters', () => {
    ledger.takeAll([content('a.xlsx', 'a'), content('b.xlsx', 'b')], '规则')
    const [one, two] = [ledger.item(1)!, ledger.item(2)!]
    ledger.stage(one, { ...NOTHING_FOUND, status: 'checked' }, [{ path: '局/A.xlsx', source: '1.xlsx', sha256: 'r' }])
    expect(ledger.isPublished('局/a.XLSX', two)).toBe(true)
    expect(ledger.isPublished('局/A.xlsx', one)).toBe(false)
  })
})
