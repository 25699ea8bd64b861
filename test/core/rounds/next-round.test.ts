import { describe, expect, it } from 'vitest'
import { isNextOfName, isNextVersion, type Told, versionKey } from '../../../src/core/rounds/next-round.ts'

const told = (changes: Partial<Told> = {}): Told => ({
  ...{ named: '甲局', unit: '甲局', year: 2023, about: ['department', 'project 河道清淤'], workbookHash: 'x' },
  ...changes,
})

describe('a workbook under the name of another version', () => {
  it('is the next round of the same unit’s same forms, however its name is spaced', () => {
    expect(isNextVersion(told(), told())).toBe(true)
    expect(isNextVersion(told(), told({ named: ' 甲\u200b局' }))).toBe(true)
    expect(isNextVersion(told(), told({ year: null, about: ['department', 'project 河道清淤', 'project 新增'] }))).toBe(
      true,
    )
  })

  it.each([
    ['of another unit', { named: '乙局' }],
    ['of a unit called nearly so', { named: '市甲局' }],
    ['of no unit', { named: '' }],
    ['of which nothing was read', { workbookHash: null }],
    ['of another year', { year: 2024 }],
    ['of another project', { about: ['project 堤防加固'] }],
    ['of which only half is the same', { about: ['department', 'project 堤防加固'] }],
    ['about nothing known', { about: [] }],
  ])('is its own when it is %s', (_, other) => {
    expect(isNextVersion(told(), told(other))).toBe(false)
    expect(isNextVersion(told(other), told())).toBe(false)
  })

  it('is its own when neither names a unit', () =>
    expect(isNextVersion(told({ named: '' }), told({ named: '' }))).toBe(false))
})

describe('a workbook under the same name', () => {
  it.each([
    ['the same unit', [told()], told({ year: 2024 }), true, true],
    ['another unit', [told()], told({ named: '乙局' }), false, false],
    ['no unit after one', [told()], told({ named: '' }), false, true],
    ['no unit twice', [told({ named: '' })], told({ named: '' }), false, true],
    ['what could not be read before', [told({ workbookHash: null })], told(), true, true],
    ['what cannot be read now', [told()], told({ workbookHash: null }), true, true],
  ])('with %s', (_, before, now, side, own) => {
    expect(isNextOfName(before, now, true)).toBe(side)
    expect(isNextOfName(before, now, false)).toBe(own)
  })
})

describe('the key of a name’s versions', () => {
  it.each(['表.xlsx', '表(1).xlsx', '表 - 副本.xls', '表（修改）.XLSX', '表最终版.et', '表（第2次）.xlsx'])(
    '%s',
    (name) => {
      expect(versionKey(`局/${name}`)).toBe('局/表')
      expect(versionKey(`别的局/${name}`)).not.toBe('局/表')
    },
  )
  it('keeps archives from workbooks', () => expect(versionKey('表(1).zip')).toBe('/表.zip'))
})
