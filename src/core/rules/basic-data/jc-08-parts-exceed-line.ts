import { defineRule } from '../rule.ts'
import { BASIC_DATA_FORM } from '../sources.ts'
import { checkSum, sumMessage } from '../check-sum.ts'
import { SUMS } from '../sums.ts'

export const partsExceedLine = defineRule({
  code: 'JC-08',
  title: '其中项之和大于所属项',
  severity: 'error',
  scope: 'basic-data',
  reads: ['lines.text', 'lines.prior', 'lines.budget', 'lines.final'],
  source: BASIC_DATA_FORM('公用经费'),
  formula: '公用经费 ≥ 其中各项之和（其中项不必列全）',
  silentWhen: ['其中项之和小于公用经费：其中项不必列全', '有一格无法识别：列为未能核对'],
  relates: true,

  check: (form) => checkSum(SUMS['JC-08'], form),

  message: sumMessage,

  examples: [
    { name: '不超过', given: '81 ≥ 29 + 19 + 4', plant: () => {}, outcome: 'pass' },
    {
      name: '超过',
      given: '办公经费决算填 90',
      plant: (s) => void (s.basicData.rows[15]!.actual = '90'),
      outcome: 'fail',
      says: '不应小于',
    },
  ],
})
