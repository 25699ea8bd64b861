import { describe, expect, it } from 'vitest'
import type { FormHead } from '../../../src/core/identity/form-head.ts'
import {
  folderUnit,
  type Groupable,
  groupWorkbooks,
  needsOthers,
  placesOf,
} from '../../../src/core/identity/group-workbooks.ts'
import { head } from '../../shells/mail/heads.ts'
import { basic, items, project, sets, whole } from './books.ts'

describe('a folder', () => {
  it('is one set with all its sub-folders', () => {
    const books = {
      '局/1整体支出/整体': [whole('局甲')],
      '局/2项目支出/项目': [project('局甲', '图书馆')],
      '局/其他/说明': [],
    }
    expect(sets(books)).toEqual([Object.keys(books)])
  })

  it('stays one with subordinates, companies and townships as implementers, and with the spellings of one unit', () => {
    const books = {
      '局/整体': [whole('株洲市商务局')],
      '局/甲': [project('商务局', '市国投')],
      '局/乙': [project('株洲市商务局', '石桥镇人民政府')],
      '局/丙': [project('县政府', '株洲市商务局')],
      '局/丁': [head({ department: '', implementer: '' })],
    }
    expect(sets(books)).toEqual([Object.keys(books)])
  })

  it('keeps a stray form of another unit or year, to be told', () => {
    expect(
      sets({ '局/整体': [whole('水利局')], '局/甲': [project('水利局')], '局/错': [project('民政局')] }),
    ).toHaveLength(1)
    expect(
      sets({ '水利局/1整体/整体': [whole('水利局')], '水利局/错': [head({ department: '', implementer: '图书馆' })] }),
    ).toHaveLength(1)
    expect(
      sets({
        '局/自评': [whole('水利局'), project('水利局')],
        '局/其他/错一': [project('民政局')],
        '局/其他/错二': [project('民政局')],
      }),
    ).toHaveLength(1)
    const lastYear = { year: 2024 }
    expect(sets({ '局/整体': [whole('水利局')], '局/去年': [project('水利局', '水利局', lastYear)] })).toHaveLength(1)
  })

  it('holds two sets where two units hand in, each with its own', () => {
    const books = {
      '片/水/整体': [whole('水利局')],
      '片/水/甲': [project('水利局')],
      '片/民/整体': [whole('民政局')],
      '片/民/乙': [head({})],
    }
    expect(sets(books)).toEqual([
      ['片/水/整体', '片/水/甲'],
      ['片/民/整体', '片/民/乙'],
    ])
  })

  it('holds as many sets as units hand in their projects from it, and one where a single form names another filer', () => {
    const filed = (filer: string): FormHead[] => [head({ filer })]
    const own = { '局/整体': [whole('教育局')], '局/甲': [project('教育局')] }
    expect(sets({ ...own, '局/一中': filed('第一中学'), '局/二中': filed('第二中学') })).toHaveLength(3)
    expect(sets({ ...own, '局/一中': filed('第一中学') })).toHaveLength(1)
  })

  it('does not take the forms of a unit that has its own folder for strays', () => {
    expect(
      sets({ '片/水/整体': [whole('水利局')], '片/水/甲': [project('水利局')], '片/民政局/乙': [project('民政局')] }),
    ).toEqual([['片/水/整体', '片/水/甲'], ['片/民政局/乙']])
  })

  it('holds two sets where two schools hand in under one department, and one where one list holds the projects of both', () => {
    const [one, two] = [
      project('教育局', '一中', { projects: [{ name: '甲', spent: '1' }] }),
      project('教育局', '二中', { projects: [{ name: '乙', spent: '2' }] }),
    ]
    expect(sets({ '校/一中': [one], '校/二中': [two] })).toHaveLength(2)
    const list = head(
      {},
      {
        kind: 'basic-data',
        projects: [
          { name: '甲', spent: '1' },
          { name: '乙', spent: '2' },
        ],
      },
    )
    expect(sets({ '校/一中': [one], '校/二中': [two], '校/基础': [list] })).toHaveLength(1)
  })

  it('holds two sets of two schools also beside a list that names nobody and is neither’s', () => {
    const books = {
      '校/一中': [project('教育局', '一中')],
      '校/二中': [project('教育局', '二中')],
      '校/基础': [head({}, { kind: 'basic-data' })],
    }
    expect(sets(books)).toEqual([['校/一中'], ['校/二中'], ['校/基础']])
  })

  it('holds two sets where this year’s and last year’s whole set lie in it', () => {
    expect(sets({ '局/今年': [whole('水利局')], '局/去年': [whole('水利局', { year: 2024 })] })).toHaveLength(2)
  })
})

describe('a workbook without forms', () => {
  it('goes with what lies beside it or below, else with the first', () => {
    const units = { '片/水/整体': [whole('水利局')], '片/民/表/整体': [whole('民政局')] }
    expect(sets({ ...units, '片/民/表/说明': [] })[1]).toEqual(['片/民/表/整体', '片/民/表/说明'])
    expect(sets({ ...units, '片/民/说明': [] })[1]).toEqual(['片/民/表/整体', '片/民/说明'])
    expect(sets({ ...units, '片/说明': [] })[0]).toEqual(['片/水/整体', '片/说明'])
    expect(sets({ '局/说明': [], '局/附件': [] })).toEqual([['局/说明', '局/附件']])
  })

  it('keeps loose parts of one set together, and is none of them in a folder of its own', () => {
    expect(sets({ 整体: [whole('水利局')], 基础: [head({}, { kind: 'basic-data' })], 说明: [] })).toHaveLength(1)
    expect(sets({ 整体: [whole('水利局')], '2材料/说明': [] })).toHaveLength(2)
  })

  it('and every set keeps the order of its files', () => {
    const books = { '局/1': [], '局/2': [head({})], '局/3': [whole('水利局')], '局/4': [] }
    expect(sets(books)).toEqual([Object.keys(books)])
  })
})

describe('a given folder', () => {
  it('is one set where its folders are parts of one', () => {
    expect(
      sets({
        '1整体支出/整体': [whole('水利局')],
        '2项目支出/甲': [project('水利局', '河道所')],
        基础: [basic('水利局')],
      }),
    ).toHaveLength(1)
  })

  it('is as many sets as folders where these are units’, though a school names the bureau', () => {
    const books = { '教育局/整体': [whole('教育局')], '第一中学/甲': [project('教育局', '')] }
    expect(sets(books)).toHaveLength(2)
  })

  it('leaves a unit with two folders two sets', () => {
    expect(sets({ '甲/整体': [whole('水利局')], '乙/整体': [whole('水利局')] })).toHaveLength(2)
    expect(sets({ '水利局/整体': [whole('水利局')], '水利局(1)/整体': [whole('水利局')] })).toHaveLength(2)
  })

  it('gives a workbook without a name to the only set, and to none where whole sets lie beside it', () => {
    const parts = { 整体: [whole('水利局')], 基础: [head({}, { kind: 'basic-data' })] }
    expect(sets(parts)).toHaveLength(1)
    const complete = [whole('民政局'), basic('民政局'), project('民政局')]
    expect(sets({ ...parts, 民政: complete })).toEqual([['整体'], ['基础'], ['民政']])
  })

  it('does not join those that name nobody: each may be another unit’s', () => {
    const nameless = head({ department: '', implementer: '' })
    expect(sets({ 甲: [nameless], 乙: [nameless], 丙: [nameless] })).toEqual([['甲'], ['乙'], ['丙']])
    expect(sets({ '局/甲': [nameless], '局/1/乙': [nameless] })).toEqual([['局/甲', '局/1/乙']])
  })

  it('looks at what everybody sees: a hidden form completes nothing', () => {
    expect(
      sets({
        整体: [whole('水利局'), project('水利局'), { ...basic('水利局'), hidden: true }],
        基础: [basic('水利局')],
      }),
    ).toHaveLength(1)
  })

  it('leaves the folder of a unit to itself, by what units are called or by its forms', () => {
    expect(sets({ '县残联/整体': [whole('县残联')], 基础: [basic('县残联')] })).toHaveLength(2)
    expect(sets({ '图书馆/整体': [whole('民政局')], 基础: [basic('民政局')] })).toHaveLength(2)
    expect(
      sets({ '1材料/甲': [whole('民政局')], '1材料/乙': [whole('教育局')], 基础: [basic('民政局')] }),
    ).toHaveLength(3)
  })

  it('is not asked of files that were given by name', () => {
    const parts = items({ 整体: [whole('水利局')], 基础: [head({}, { kind: 'basic-data' })] })
    const byName = (given: Groupable): Groupable => ({ ...given, folder: undefined })
    expect(groupWorkbooks(parts.map(byName))).toHaveLength(2)
    const alone = items({ 民政: [whole('民政局'), basic('民政局'), project('民政局')] }).map(byName)
    expect(groupWorkbooks([...parts, ...alone])).toHaveLength(2)
  })

  it('tells loose schools apart', () => {
    expect(sets({ 第一中学: [project('教育局', '一中')], 第二中学: [project('教育局', '二中')] })).toHaveLength(2)
  })
})

describe('place by place', () => {
  it('gives the same sets as all at once', () => {
    const books = {
      '水利局/整体': [whole('水利局')],
      '片/甲': [whole('民政局')],
      '片/乙': [whole('教育局')],
      '1整体/整体': [whole('财政局')],
      '2项目/丙': [project('财政局')],
      散: [whole('审计局'), basic('审计局'), project('审计局')],
      丁: [basic('体育局')],
      戊: [project('体育局')],
      '卫健局/甲': [whole('卫健局')],
      '卫健局/乙': [whole('医保局')],
    }
    const all = items(books)
    const open = [...placesOf(all).values()].filter((place) => needsOthers(place)).flat()
    // What is settled is not read a second time.
    const later = groupWorkbooks(
      all.map((each) => (open.includes(each) ? each : { ...each, forms: [], settled: true })),
    )
    const paths = (groups: readonly (readonly Groupable[])[]): string[][] =>
      groups.map((group) => group.map((each) => each.path))
    expect(paths(later)).toEqual(paths(groupWorkbooks(all)))
    expect(open.map((each) => each.path.slice(3))).toEqual([
      '片/甲',
      '片/乙',
      '1整体/整体',
      '2项目/丙',
      '丁',
      '戊',
      '卫健局/甲',
      '卫健局/乙',
    ])
  })
})

describe('a place that is settled', () => {
  it('still keeps a part without a name from the only set beside it', () => {
    const [part, list, complete] = items({
      整体: [whole('水利局')],
      基础: [head({}, { kind: 'basic-data' })],
      民政: [],
    })
    expect(groupWorkbooks([part!, list!, { ...complete!, settled: true }])).toHaveLength(3)
  })
})

describe('the unit by a folder’s name', () => {
  it.each([
    ['收件/03 水利局（修改）/表.xlsx', '03 水利局（修改）', '水利局'],
    ['收件/水利局/2项目支出/表.xlsx', '水利局/2项目支出', '水利局'],
    ['水利局/2项目支出/表.xlsx', '2项目支出', '水利局'],
    ['教育局/第一中学/表.xlsx', '第一中学', '第一中学'],
    ['收件/第三组/表.xlsx', '第三组', '第三组'],
    ['收件/表.xlsx', '', ''],
  ])('%s', (path, folder, unit) => expect(folderUnit({ path, folder })).toBe(unit))
})
