import { expect, it } from 'vitest'
import { FIRST_VIEW, rowsShown, sortedBy, statesOf } from '../../../../src/shells/report/parts/units.ts'
import { row } from '../../page/view/made-set.ts'

const done = { state: '完成', stateColour: 'good', progress: 0, toMend: 0, toExplain: 0 } as const
const rows = [
  row(1, { unit: '教育局', stated: '9', ...done }),
  row(2, { unit: '卫健委', stated: '97', toMend: 2 }),
  row(3, { unit: '商务局', stated: '', toMend: 5, files: ['商务/自评表.xlsx'], rules: 'DF-03' }),
  row(4, {
    unit: '审计局',
    stated: '94.5',
    state: '待说明',
    stateColour: 'warning',
    progress: 2,
    toMend: 0,
    toExplain: 3,
  }),
]
const sets = (list: readonly { readonly set: number }[]): number[] => list.map(({ set }) => set)

it('stands with what needs most work first', () => {
  expect(sets(rowsShown(rows, FIRST_VIEW))).toEqual([3, 2, 4, 1])
})

it('stands by figures as figures, blank ones below all others', () => {
  expect(sets(rowsShown(rows, { ...FIRST_VIEW, column: 'stated' }))).toEqual([2, 4, 1, 3])
})

it('a column chosen again turns round; names begin with the first, figures with the largest', () => {
  const byName = sortedBy(FIRST_VIEW, 'unit')
  expect(byName.down).toBe(false)
  expect(sortedBy(byName, 'unit').down).toBe(true)
  expect(sortedBy(byName, 'toMend').down).toBe(true)
})

it('finds by several words in name, state, files and rules, whatever their case', () => {
  expect(sets(rowsShown(rows, { ...FIRST_VIEW, search: '商务局 df-03' }))).toEqual([3])
  expect(sets(rowsShown(rows, { ...FIRST_VIEW, search: '自评表 XLSX 商务' }))).toEqual([3])
  expect(rowsShown(rows, { ...FIRST_VIEW, search: '没有的' })).toEqual([])
})

it('shows one state when asked, and counts each', () => {
  expect(statesOf(rows)).toEqual([
    { state: '待改正', count: 2 },
    { state: '待说明', count: 1 },
    { state: '完成', count: 1 },
  ])
  expect(sets(rowsShown(rows, { ...FIRST_VIEW, state: '待改正' }))).toEqual([3, 2])
})

it('rows of which none needs more than another stay as they came, whichever way they stand', () => {
  const alike = [row(3, { unit: '甲' }), row(1, { unit: '甲' }), row(2, { unit: '甲' })]
  expect(sets(rowsShown(alike, { ...FIRST_VIEW, column: 'toMend' }))).toEqual([3, 1, 2])
  expect(sets(rowsShown(alike, { ...FIRST_VIEW, column: 'unit', down: false }))).toEqual([3, 1, 2])
})

it('finds a unit by its name, state or year, and stands by grades and years as they are written', () => {
  const years = [row(1, { year: '2022', grade: '良' }), row(2, { year: '2023', grade: '优' })]
  expect(sets(rowsShown(years, { ...FIRST_VIEW, search: '2023' }))).toEqual([2])
  expect(sets(rowsShown(rows, { ...FIRST_VIEW, search: '教育' }))).toEqual([1])
  expect(sets(rowsShown(rows, { ...FIRST_VIEW, search: '待说明' }))).toEqual([4])
  expect(sets(rowsShown(years, { ...FIRST_VIEW, column: 'year', down: false }))).toEqual([1, 2])
  expect(sets(rowsShown(years, { ...FIRST_VIEW, column: 'grade', down: false }))).toEqual([2, 1])
})

it('shows those in which a form is missing, whatever their state, and no such choice where none is', () => {
  const lacking = rows.map((each) => ({ ...each, missing: each.set % 2 === 0 ? '基础数据表' : '' }))
  expect(statesOf(lacking).at(-1)).toEqual({ state: '缺报', count: 2 })
  expect(sets(rowsShown(lacking, { ...FIRST_VIEW, state: '缺报' }))).toEqual([2, 4])
  expect(statesOf(rows).map(({ state }) => state)).not.toContain('缺报')
})
