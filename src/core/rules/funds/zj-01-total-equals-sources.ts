import { defineRule } from '../rule.ts'
import { PROJECT_FORM } from '../sources.ts'
import { checkSum, sumMessage } from '../check-sum.ts'
import { SUMS } from '../sums.ts'

/** Column by column, where at least one source line is filled; a column whose sources are all blank is ZJ-09's. */
export const totalEqualsSources = defineRule({
  code: 'ZJ-01',
  title: '年度资金总额应等于各来源之和',
  severity: 'error',
  scope: 'scored',
  reads: ['funds.rows', 'funds.sources'],
  source: PROJECT_FORM('年度资金总额'),
  formula: '年度资金总额 = 当年财政拨款 + 上年结转资金 + 其他资金（逐列，该列有来源行填数时）',
  readings: ['按总额与来源都显示的小数位比较：80 与 79.6 相符', '空的来源行按没有计；不等时也可能是漏填'],
  silentWhen: [
    '这一列没有一行来源填了数（由 ZJ-09 报告）',
    '有一格无法识别：列为未能核对',
    '只列了一行「其中」：只核对它不大于总额',
  ],
  relates: true,

  check: (form) => checkSum(SUMS['ZJ-01'], form),

  message: sumMessage,

  examples: [
    { name: '相等', given: '总额 80，财政拨款 80', plant: () => {}, outcome: 'pass' },
    {
      name: '不等',
      given: '总额 80，财政拨款 70',
      plant: (s) => void (s.projects[0]!.funds.fiscal.annual = '70'),
      outcome: 'fail',
      says: '之和 70',
    },
    {
      name: '总额未填',
      given: '年初预算数总额空，财政拨款 80',
      plant: (s) => void (s.projects[0]!.funds.total.initial = ''),
      outcome: 'fail',
      says: '未填',
    },
    {
      name: '按所示小数',
      given: '总额 80，财政拨款 79.6',
      plant: (s) => void (s.projects[0]!.funds.fiscal.annual = '79.6'),
      outcome: 'pass',
    },
    {
      name: '来源未识别',
      given: '财政拨款「约七十」',
      plant: (s) => void (s.projects[0]!.funds.fiscal.annual = '约七十'),
      outcome: 'cannot-tell',
    },
  ],
})
