import { describe, expect, it } from 'vitest'
import { bareActual, nameWithTarget, targetParts } from '../../../../src/core/drawing/layouts/target-parts.ts'

describe('a target in three columns', () => {
  it.each([
    ['≥100家', '≥', '100', '家'],
    ['不少于3.5公里', '≥', '3.5', '公里'],
    ['90%以上', '≥', '90', '%'],
    ['≤6.8元/平方米', '≤', '6.8', '元/平方米'],
    ['控制在30天以内', '≤', '30', '天'],
    ['＞0.5', '＞', '0.5', ''],
    ['=0起', '=', '0', '起'],
    ['100%', '=', '100', '%'],
    ['5-10家', '=', '5-10', '家'],
    ['40%～43%', '=', '40～43', '%'],
    ['2023年11月30日前', '=', '2023年11月30日前', ''],
    ['健全', '定性', '健全', ''],
    ['', '', '', ''],
  ])('「%s」 is 「%s」 「%s」 「%s」', (target, nature, value, unit) => {
    expect(targetParts(target)).toEqual({ nature, value, unit })
  })

  it.each([
    ['105家', '≥100家', '105'],
    ['105个', '≥100家', '105个'],
    ['约105家', '≥100家', '约105家'],
    ['健全', '健全', '健全'],
    ['12', '≥10', '12'],
  ])('the figure of 「%s」 beside 「%s」 is 「%s」', (actual, target, expected) => {
    expect(bareActual(actual, targetParts(target))).toBe(expected)
  })

  it('sign and unit go into a name only where there are any', () => {
    expect(nameWithTarget('新建面积', targetParts('≥300平方米'))).toBe('新建面积(≥**平方米)')
    expect(nameWithTarget('管护机制', targetParts('健全'))).toBe('管护机制')
    expect(nameWithTarget('档案卷数', targetParts('≥300'))).toBe('档案卷数')
  })
})
