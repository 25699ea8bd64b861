import { describe, expect, it } from 'vitest'
import type { FormHead } from '../../../src/core/identity/form-head.ts'
import { basic, project, sets, whole } from './books.ts'

const OWN = { '片/水/整体': [whole('水利局')], '片/水/甲': [project('水利局')] }

describe('a form of another unit in a folder', () => {
  it('is told with the only set there', () => {
    expect(sets({ ...OWN, '片/水/错': [project('民政局')] })).toHaveLength(1)
  })

  it('is told with it beside another stray', () => {
    const books = { ...OWN, '片/水/错一': [project('民政局')], '片/水/错二': [project('审计局')] }
    expect(sets(books)).toEqual([Object.keys(books)])
  })

  it('is no matter of one of two', () => {
    expect(sets({ ...OWN, '片/水/错': [project('民政局')], '片/教/整体': [whole('教育局')] })).toHaveLength(3)
  })

  it('is told with it beside two units that hand in for themselves', () => {
    const filed = (filer: string): FormHead[] => [{ ...project('', ''), names: { filer } }]
    expect(
      sets({ ...OWN, '片/水/错': [project('民政局')], '片/水/一中': filed('一中'), '片/水/二中': filed('二中') }),
    ).toEqual([['片/水/整体', '片/水/甲', '片/水/错'], ['片/水/一中'], ['片/水/二中']])
  })

  it.each([
    ['图书馆', '民政局', 2],
    ['图书馆.zip', '民政局', 2],
    ['县残联', '县残联', 2],
    ['水利局', '民政局', 1],
    ['2项目支出', '民政局', 1],
  ])('in a folder 「%s」 of its own, of 「%s」: %i sets', (folder, unit, count) => {
    expect(sets({ ...OWN, [`片/${folder}/乙`]: [project(unit)] })).toHaveLength(count)
  })
})

describe('a form of another unit beside loose parts', () => {
  const parts = { 整体: [whole('水利局')], 基础: [basic('水利局')] }

  it('is told with them where it is the only one', () => {
    expect(sets({ ...parts, 错: [project('民政局')] })).toHaveLength(1)
    expect(sets({ 整体: parts.整体, 错: [project('民政局')] })).toHaveLength(2)
    expect(sets({ ...parts, 错一: [project('民政局')], 错二: [project('审计局')] })).toHaveLength(3)
    expect(sets({ ...parts, 错一: [project('民政局')], 错二: [project('民政局')] })).toHaveLength(2)
  })

  it('is not told with them where it holds no form', () => {
    const complete = [whole('民政局'), basic('民政局'), project('民政局')]
    expect(sets({ ...parts, 说明: [], 民政: complete })).toEqual([['整体', '基础'], ['说明'], ['民政']])
  })
})

describe('a form of another unit that one set lists and lacks', () => {
  const about = (name: string, spent = '100', changes: Partial<FormHead> = {}): FormHead =>
    project('民政局', '民政局', { projects: [{ name, spent }], ...changes })
  const lists = (unit: string, ...names: string[]): FormHead[] => [
    whole(unit),
    { ...basic(unit), projects: names.map((name) => ({ name, spent: '100' })) },
  ]
  /** Beside a third set, so that only the list can tell. */
  const beside = (own: readonly FormHead[], ...strays: readonly FormHead[]): string[][] =>
    sets({ 水利: own, 教育: lists('教育局', '校舍'), 错: strays })

  it('goes to it', () => {
    expect(beside(lists('水利局', '河道'), about('河道'))).toEqual([['水利', '错'], ['教育']])
  })

  it.each<[string, readonly FormHead[], readonly FormHead[]]>([
    ['two sets list it', lists('水利局', '校舍'), [about('校舍')]],
    ['another amount stands there', lists('水利局', '河道'), [about('河道', '99')]],
    ['it is of another year', lists('水利局', '河道'), [about('河道', '100', { year: 2024 })]],
    ['one of its forms is not listed', [...lists('水利局', '河道'), project('水利局')], [about('河道'), about('别的')]],
    [
      'one of its forms says no project',
      [...lists('水利局', '河道'), project('水利局')],
      [about('河道'), project('民政局')],
    ],
    [
      'the set has that form',
      [...lists('水利局', '河道').slice(1), project('水利局', '水利局', { projects: about('河道').projects })],
      [about('河道')],
    ],
    ['there are as many as the set has forms itself', lists('水利局', '河道', '水库'), [about('河道'), about('水库')]],
  ])('unless %s', (_, own, strays) => expect(beside(own, ...strays)).toHaveLength(3))
})
