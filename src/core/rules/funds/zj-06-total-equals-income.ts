import { FUNDS } from '../parts.ts'
import { defineRule } from '../rule.ts'
import { DEPARTMENT_FORM } from '../sources.ts'
import { checkSum, sumMessage } from '../check-sum.ts'
import { SUMS } from '../sums.ts'

export const totalEqualsIncome = defineRule({
  code: 'ZJ-06',
  title: '按收入性质分之和应等于年度资金总额',
  severity: 'error',
  scope: 'department',
  reads: [...FUNDS, 'unknownAmounts', 'byIncome'],
  source: DEPARTMENT_FORM('按收入性质分'),
  formula: '一般公共预算 + 政府性基金 + 非税收入 + 其他资金 = 年度资金总额（全年预算数）',
  readings: ['按两边都显示的小数位比较', '空的一项按没有计；不等时也可能是漏填'],
  silentWhen: ['四项都未填', '有一格无法识别：列为未能核对'],
  relates: true,

  check: (form) => checkSum(SUMS['ZJ-06'], form),

  message: sumMessage,

  examples: [
    { name: '相等', given: '400 + 10 = 410', plant: () => {}, outcome: 'pass' },
    {
      name: '不等',
      given: '一般公共预算填 446',
      plant: (s) => void (s.department.byIncome.generalBudget = '446'),
      outcome: 'fail',
      says: '之和 456',
    },
    {
      name: '均未填',
      given: '四项皆空',
      plant: (s) => void Object.assign(s.department.byIncome, { generalBudget: '', governmentFund: '' }),
      outcome: 'not-applicable',
    },
  ],
})
