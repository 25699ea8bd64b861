import { defineRule } from '../rule.ts'
import { BASIC_DATA_FORM } from '../sources.ts'
import { checkSum, sumMessage } from '../check-sum.ts'
import { SUMS } from '../sums.ts'

export const municipalSpecialFund = defineRule({
  code: 'JC-07',
  title: '市级专项资金应等于所列之和',
  severity: 'error',
  scope: 'basic-data',
  reads: ['lines.text', 'lines.prior', 'lines.budget', 'lines.final'],
  source: BASIC_DATA_FORM('市级专项资金'),
  formula: '市级专项资金 = 其下所列各专项之和（逐列；上年决算列只提示，因上年专项可能已结束）',
  readings: ['按合计与分项都显示的小数位比较', '空的一行按没有计；不等时也可能是漏填'],
  silentWhen: ['没有列出专项', '有一格无法识别：列为未能核对', '上年决算列只提示，不作疑点'],
  relates: true,

  check: (form) => checkSum(SUMS['JC-07'], form),

  message: sumMessage,

  examples: [
    { name: '相等', given: '98 = 98', plant: () => {}, outcome: 'pass' },
    {
      name: '不等',
      given: '合计决算填 89',
      plant: (s) => void (s.basicData.rows[12]!.actual = '89'),
      outcome: 'fail',
      says: '之和 98',
    },
  ],
})
