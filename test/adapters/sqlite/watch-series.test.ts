import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Item } from '../../../src/adapters/sqlite/watch-item.ts'
import { WatchLedger } from '../../../src/adapters/sqlite/watch-ledger.ts'
import { type ItemResult, NOTHING_FOUND } from '../../../src/core/rounds/item-result.ts'

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

/** Contents dropped under these names, one after the other. */
function taken(...paths: readonly string[]): Item[] {
  const contents = paths.map((path, index) => ({
    ...{ path, sha256: `内容${index}`, takenAt: index, folder: '', size: 1, signature: `1:${index}:1`, modified: 0 },
    ...{ open: false, cameBack: false },
  }))
  ledger.takeAll(contents, '规则')
  return paths.map((_, index) => ledger.item(index + 1)!)
}

const ofUnit = (named: string): ItemResult => ({
  ...{ ...NOTHING_FOUND, status: 'checked', workbookHash: 'h', unit: named, named, about: ['项目一', '项目二'] },
})
const UNREAD: ItemResult = { ...NOTHING_FOUND, status: 'unreadable' }

/** Reviewed: in the series that is its own, with its result. */
function reviewed(item: Item, result: ItemResult): Item {
  const settled = ledger.series.settle(item, result)
  ledger.stage(settled, result, [])
  return settled
}
const rounds = (items: readonly Item[]) => items.map(({ id }) => [ledger.item(id)!.series, ledger.item(id)!.round])

describe('a workbook that turns out to continue another', () => {
  it('goes before what came after it: that is one round later', () => {
    const items = taken('表.xlsx', '表(1).xlsx', '表.xlsx', '表.xlsx')
    expect(rounds(items).map(([, round]) => round)).toEqual([1, 1, 2, 3])
    reviewed(items[0]!, ofUnit('教育局'))
    reviewed(items[1]!, ofUnit('教育局'))
    expect(rounds(items)).toEqual([1, 2, 3, 4].map((round) => ['表.xlsx', round]))
  })

  it('stays by itself where its unit is another', () => {
    const items = taken('表.xlsx', '表(1).xlsx')
    reviewed(items[0]!, ofUnit('教育局'))
    reviewed(items[1]!, ofUnit('水利局'))
    expect(rounds(items)).toEqual([
      ['表.xlsx', 1],
      ['表(1).xlsx', 1],
    ])
  })

  it('changes nothing when it is reviewed again', () => {
    const items = taken('表.xlsx', '表(1).xlsx', '表.xlsx')
    reviewed(items[0]!, ofUnit('教育局'))
    const second = reviewed(items[1]!, ofUnit('教育局'))
    expect(ledger.series.settle(second, ofUnit('教育局'))).toEqual(second)
    expect(rounds(items).map(([, round]) => round)).toEqual([1, 2, 3])
  })
})

describe('the round before', () => {
  it('is the last that could be judged, whatever was dropped in between', () => {
    const items = taken('表.xlsx', '表.xlsx', '表.xlsx')
    reviewed(items[0]!, ofUnit('教育局'))
    reviewed(items[1]!, UNREAD)
    const last = reviewed(items[2]!, ofUnit('教育局'))
    expect(ledger.series.previous(last)?.round).toBe(1)
  })

  it('is else the last, and of a first round there is none', () => {
    const items = taken('表.xlsx', '表.xlsx', '表.xlsx')
    for (const item of items.slice(0, 2)) reviewed(item, UNREAD)
    expect(ledger.series.previous(ledger.item(3)!)?.round).toBe(2)
    expect(ledger.series.previous(ledger.item(1)!)).toBeUndefined()
  })
})
