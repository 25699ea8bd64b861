import { expect, it } from 'vitest'
import { lineText, placesText } from '../../../src/core/progress/line-text.ts'

const finding = (cell: string | null, message = '完成值「11 家」为指标值「5 家」的 220%。') => ({
  ...({ id: cell ?? '', rule: 'PC-02', severity: 'warning', formKey: '', status: 'open' } as const),
  ...{ explanation: null, correction: null, cell, label: '基础\n数据表', message },
})

it('a finding by itself says what it says', () => {
  expect(lineText({ findings: [finding('I14')] })).toBe('完成值「11 家」为指标值「5 家」的 220%。')
})

it('several say what they have in common, where, and one example', () => {
  expect(lineText({ findings: [finding('I14'), finding('I15', '别的'), finding('I20', '别的')] })).toBe(
    '超额完成较多，没有说明原因，3 处：I14、I15、I20。例如 I14：完成值「11 家」为指标值「5 家」的 220%。',
  )
})

it('what is missing altogether is told by its name', () => {
  expect(lineText({ findings: [finding(null, '没有找到。'), finding('B3')] })).toContain(
    '2 处：基础数据表、B3。例如：没有找到。',
  )
})

it('very many places are counted, none of them is lost from the count', () => {
  const findings = Array.from({ length: 31 }, (_, index) => finding(`I${index + 1}`))
  expect(placesText({ findings: findings as never })).toBe(
    'I1、I2、I3、I4、I5、I6、I7、I8、I9、I10、I11、I12…… 等 31 处',
  )
  expect(placesText({ findings: findings.slice(0, 12) as never })).toBe(
    'I1、I2、I3、I4、I5、I6、I7、I8、I9、I10、I11、I12',
  )
})
