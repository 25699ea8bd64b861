import { describe, expect, it } from 'vitest'
import { basic, nameless, project, sets, whole } from './books.ts'

const list = (...projects: readonly string[]) =>
  nameless({ kind: 'basic-data', projects: projects.map((name) => ({ name, spent: '1' })) })
const school = (name: string, about: string, department = '教育局') =>
  project(department, name, { projects: [{ name: about, spent: '1' }] })

describe('a part that several sets might take', () => {
  it('goes to its own unit’s, though its department hands in beside it', () => {
    const books = { '片/甲': [whole('教育局')], '片/乙': [whole('水利局')], '片/丙': [project('教育局', '水利局')] }
    expect(sets(books)).toEqual([['片/甲'], ['片/乙', '片/丙']])
  })

  it('goes to none where its unit has two sets', () => {
    const books = {
      '局/今年': [whole('教育局')],
      '局/去年': [whole('教育局', { year: 2024 })],
      '局/一中': [project('教育局', '一中', { year: undefined })],
    }
    expect(sets(books)).toHaveLength(3)
  })

  it('goes to its department’s, also where no form of the whole unit tells that', () => {
    expect(sets({ '校/甲': [project('教育局', '教育局')], '校/乙': [project('教育局', '一中')] })).toHaveLength(1)
  })

  it('goes to none that one of its forms contradicts, on its visible sheets', () => {
    expect(
      sets({ 整体: [whole('教育局')], 一中: [project('教育局', '一中'), project('民政局', '一中')] }),
    ).toHaveLength(2)
    expect(
      sets({ '局/整体': [whole('教育局')], '局/一中': [project('教育局', '一中'), whole('民政局', { hidden: true })] }),
    ).toHaveLength(1)
  })
})

describe('side by side, parts are one set', () => {
  it('of the very name only: another spelling may be another unit', () => {
    expect(sets({ 整体: [whole('商务局')], 基础: [basic('株洲市商务局')] })).toHaveLength(2)
  })

  it('of one year only, or where one names none', () => {
    const lastYear = { year: 2024 }
    expect(sets({ 整体: [whole('水利局')], 去年: [project('水利局', '水利局', lastYear)] })).toHaveLength(2)
    expect(sets({ 整体: [whole('教育局')], 一中: [project('教育局', '一中', lastYear)] })).toHaveLength(2)
    expect(sets({ 整体: [whole('水利局')], 基础: [nameless({ kind: 'basic-data', ...lastYear })] })).toHaveLength(2)
    expect(sets({ 整体: [whole('水利局', { year: undefined })], 项目: [project('水利局')] })).toHaveLength(1)
  })

  it('not where two folders hold what there is one of, hidden forms aside', () => {
    expect(sets({ '1材料/基础': [basic('水利局')], '2材料/基础': [basic('水利局')] })).toHaveLength(2)
    expect(sets({ 整体: [whole('水利局')], '1材料/整体': [whole('水利局')] })).toHaveLength(2)
    expect(sets({ '1材料/整体': [whole('水利局')], 整体: [whole('水利局')] })).toHaveLength(2)
    expect(
      sets({ '1整体/整体': [whole('水利局')], '2项目/甲': [project('水利局'), whole('水利局', { hidden: true })] }),
    ).toHaveLength(1)
  })

  it('also with a second copy that lies loose or in one folder, which is told', () => {
    expect(sets({ 整体: [whole('水利局')], '整体(1)': [whole('水利局')] })).toHaveLength(1)
    expect(sets({ '局/1/整体': [whole('水利局')], '局/2/整体': [whole('水利局')] })).toHaveLength(1)
  })
})

describe('schools side by side under one department are as many sets', () => {
  it.each([
    ['where one of them names two departments', { 一中: [school('一中', '甲'), school('一中', '甲', '财政局')] }],
    ['where they name two', { 一中: [school('一中', '甲', '财政局')] }],
  ])('%s, whatever a list holds', (_, first) => {
    expect(sets({ ...first, 二中: [school('二中', '乙')], 基础: [list('甲', '乙')] })).toHaveLength(3)
  })

  it('but for those whose projects one list holds', () => {
    expect(sets({ 一中: [school('一中', '甲')], 二中: [school('二中', '乙')], 基础: [list('甲', '乙')] })).toHaveLength(
      1,
    )
  })

  it('where two lists hold theirs, each once', () => {
    const schools = { 一中: [school('一中', '甲')], 二中: [school('二中', '乙')] }
    const found = sets({ ...schools, 基础: [list('甲', '乙')], 又一: [list('甲', '乙')] })
    expect(found.flat().sort()).toEqual(['一中', '二中', '又一', '基础'].sort())
    expect(found).toContainEqual(expect.arrayContaining(['一中', '二中']))
  })

  it('also beside some whose projects one list holds', () => {
    const schools = { 一中: [school('一中', '甲')], 二中: [school('二中', '乙')], 三中: [school('三中', '丙')] }
    expect(sets({ ...schools, 基础: [list('甲', '乙')] })).toEqual(expect.arrayContaining([['一中', '二中'], ['三中']]))
  })

  it('where a form of one project that both carry out names nobody', () => {
    const books = {
      一中: [school('一中', '甲')],
      二中: [school('二中', '甲')],
      表: [nameless({ projects: list('甲').projects })],
    }
    expect(sets(books)).toHaveLength(3)
  })
})

describe('a part that names nobody', () => {
  it('goes to the set with whose figures it agrees', () => {
    const own = (unit: string, name: string) => [
      whole(unit, { figures: ['2'] }),
      ...['一', '二'].map((which) => project(unit, unit, { projects: [{ name: name + which, spent: '1' }] })),
    ]
    const books = {
      '片/水利': own('水利局', '渠'),
      '片/民政': own('民政局', '院'),
      '片/基础': [{ ...list('院一', '院二'), figures: ['2'] }],
    }
    expect(sets(books)).toEqual([['片/水利'], ['片/民政', '片/基础']])
  })

  it('goes to none of another year', () => {
    const projects = ['一', '二'].map((name) => project('水利局', '水利局', { projects: [{ name, spent: '1' }] }))
    const lastYear = { ...list('一', '二'), figures: ['2'], year: 2024 }
    expect(sets({ 水利: [whole('水利局', { figures: ['2'] }), ...projects], 基础: [lastYear] })).toHaveLength(2)
    expect(
      sets({ '局/今年': [whole('水利局')], '局/去年': [nameless({ kind: 'department', year: 2024 })] }),
    ).toHaveLength(2)
  })

  it('goes to the set of the unit that hands in from its folder, not to a stray there', () => {
    expect(
      sets({ '局/整体': [whole('教育局')], '局/错': [project('民政局', '图书馆')], '局/基础': [list()] }),
    ).toHaveLength(1)
  })

  it('goes to the school that lies in its folder', () => {
    const books = { '校/一/甲': [school('一中', '甲')], '校/一/丙': [nameless()], '校/二/乙': [school('二中', '乙')] }
    expect(sets(books)).toEqual([['校/一/甲', '校/一/丙'], ['校/二/乙']])
  })

  it('goes to no file that holds no forms', () => {
    expect(sets({ 说明: [], 基础: [list()] })).toHaveLength(2)
  })
})
