import { describe, expect, it } from 'vitest'
import { isLowerGrade } from '../../../src/core/quantity/compare-grades.ts'

describe('an outcome is a lower grade', () => {
  it.each([
    ['地表水水质', 'Ⅲ类及以上', 'Ⅳ类'],
    ['断面水质', '稳定达到III类标准', '劣V类'],
    ['水质', '三类', '五类'],
    ['年度考核等次', '优秀', '合格'],
    ['储备粮质量', '国标三等以上', '等外级'],
    ['综合排名', '进入全省前三名', '全省第4名'],
    ['综合排名', '前十', '第十一位'],
  ])('%s: %s → %s', (name, target, actual) => expect(isLowerGrade(name, target, actual)).toBe(true))
})

describe('an outcome is no lower grade', () => {
  it.each([
    ['the same or a better one', '水质', 'Ⅲ类及以上', 'Ⅲ类'],
    ['the same or a better one', '水质', 'Ⅲ类及以上', 'Ⅰ类'],
    ['the last place that is asked', '综合排名', '前三名', '第三名'],
    ['of an indicator that asks for no such grade', '治理项目类别', 'Ⅲ类', 'Ⅴ类'],
    ['with more words than a grade', '水质', 'Ⅲ类', 'Ⅴ类水体已消除'],
    ['of another scale than the target', '水质', '优秀', 'Ⅴ类'],
    ['a place, where none was asked', '综合排名', '全省领先', '第八名'],
    ['where a share of all is asked', '综合排名', '前10%', '第12名'],
  ])('%s: %s: %s → %s', (_, name, target, actual) => expect(isLowerGrade(name, target, actual)).toBe(false))
})
