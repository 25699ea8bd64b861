import { FUNDS } from '../parts.ts'
import { defineRule } from '../rule.ts'
import { DEPARTMENT_FORM } from '../sources.ts'
import { checkSum, sumMessage } from '../check-sum.ts'
import { SUMS } from '../sums.ts'

export const totalEqualsExpenditure = defineRule({
  code: 'ZJ-07',
  title: '基本支出加项目支出应等于全年执行数',
  severity: 'error',
  scope: 'department',
  reads: [...FUNDS, 'unknownAmounts', 'basicExpenditure', 'projectExpenditure'],
  source: DEPARTMENT_FORM('按支出性质分'),
  formula: '基本支出 + 项目支出 = 年度资金总额（全年执行数）',
  readings: ['按两边都显示的小数位比较'],
  silentWhen: ['两项都未填', '有一格无法识别：列为未能核对'],
  relates: true,

  check: (form) => checkSum(SUMS['ZJ-07'], form),

  message: sumMessage,

  examples: [
    { name: '相等', given: '240 + 162 = 402', plant: () => {}, outcome: 'pass' },
    {
      name: '不等',
      given: '基本支出填 250',
      plant: (s) => void (s.department.byExpenditure.basic = '250'),
      outcome: 'fail',
      says: '之和 412',
    },
    {
      name: '均未填',
      given: '两项皆空',
      plant: (s) => void Object.assign(s.department.byExpenditure, { basic: '', project: '' }),
      outcome: 'not-applicable',
    },
  ],
})
