import { defineRule } from '../rule.ts'
import { BASIC_DATA_FORM } from '../sources.ts'
import { checkSum, sumMessage } from '../check-sum.ts'
import { SUMS } from '../sums.ts'

export const threePublicExpenses = defineRule({
  code: 'JC-03',
  title: '三公经费合计',
  severity: 'error',
  scope: 'basic-data',
  reads: ['lines.label', 'lines.prior', 'lines.budget', 'lines.final'],
  source: BASIC_DATA_FORM('三公经费'),
  formula: '三公经费 = 公务用车购置和维护 + 出国 + 公务接待（逐列）',
  readings: ['按合计与分项都显示的小数位比较', '空的分项按没有计；合计更大时，漏填的也可能是它，不说应为多少'],
  silentWhen: ['有一个分项没有找到这一行', '有一格无法识别：列为未能核对', '分项都未填，或合计填为不适用'],
  relates: true,

  check: (form) => checkSum(SUMS['JC-03'], form),

  message: sumMessage,

  examples: [
    { name: '相等', given: '10.5 = 5.3 + 0 + 5.2', plant: () => {}, outcome: 'pass' },
    {
      name: '不等',
      given: '决算合计填 15',
      plant: (s) => void (s.basicData.rows[0]!.actual = '15'),
      outcome: 'fail',
      says: '之和 10.5',
    },
    {
      name: '合计未填',
      given: '决算合计空',
      plant: (s) => void (s.basicData.rows[0]!.actual = ''),
      outcome: 'fail',
      says: '未填',
    },
    {
      name: '合计更大，有一个分项未填',
      given: '接待费空，决算合计填 20.5，公务用车 5.3',
      plant: (s) => [(s.basicData.rows[5]!.actual = ''), (s.basicData.rows[0]!.actual = '20.5')],
      outcome: 'fail',
      says: '（其中「3、公务接待」未填）',
    },
    {
      name: '分项未识别',
      given: '接待费「若干」',
      plant: (s) => void (s.basicData.rows[5]!.actual = '若干'),
      outcome: 'cannot-tell',
    },
  ],
})
