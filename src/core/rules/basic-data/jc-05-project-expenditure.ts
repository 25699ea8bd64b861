import { defineRule } from '../rule.ts'
import { BASIC_DATA_FORM } from '../sources.ts'
import { checkSum, sumMessage } from '../check-sum.ts'
import { SUMS } from '../sums.ts'

export const projectExpenditure = defineRule({
  code: 'JC-05',
  title: '项目支出合计',
  severity: 'error',
  scope: 'basic-data',
  reads: ['lines.label', 'lines.prior', 'lines.budget', 'lines.final'],
  source: BASIC_DATA_FORM('项目支出'),
  formula: '项目支出 = 业务工作经费 + 运行维护经费 + 特定目标类项目支出（逐列）',
  readings: ['按合计与分项都显示的小数位比较', '空的分项按没有计；合计更大时，漏填的也可能是它，不说应为多少'],
  silentWhen: ['有一个分项没有找到这一行', '有一格无法识别：列为未能核对', '分项都未填，或合计填为不适用'],
  relates: true,

  check: (form) => checkSum(SUMS['JC-05'], form),

  message: sumMessage,

  examples: [
    { name: '相等', given: '162 = 19 + 9 + 134', plant: () => {}, outcome: 'pass' },
    {
      name: '不等',
      given: '业务工作经费决算填 91',
      plant: (s) => void (s.basicData.rows[7]!.actual = '91'),
      outcome: 'fail',
      says: '之和 234',
    },
    {
      name: '分项空按零',
      given: '运行维护经费空，合计相应减少',
      plant: (s) => [
        Object.assign(s.basicData.rows[8]!, { actual: '' }),
        Object.assign(s.basicData.rows[6]!, { actual: '153' }),
      ],
      outcome: 'pass',
    },
    {
      name: '分项空而其下已填',
      given: '特定目标类合计空，所列项目已填',
      plant: (s) => void (s.basicData.rows[9]!.actual = ''),
      outcome: 'cannot-tell',
    },
  ],
})
