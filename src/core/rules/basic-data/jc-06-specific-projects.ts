import type { BasicDataRowContent } from '../../content/content.ts'
import { defineRule } from '../rule.ts'
import { BASIC_DATA_FORM } from '../sources.ts'
import { checkSum, sumMessage } from '../check-sum.ts'
import { SUMS } from '../sums.ts'

export const specificProjects = defineRule({
  code: 'JC-06',
  title: '特定目标类项目支出应等于所列项目之和',
  severity: 'error',
  scope: 'basic-data',
  reads: ['lines.text', 'lines.prior', 'lines.budget', 'lines.final'],
  source: BASIC_DATA_FORM('特定目标类项目支出'),
  formula: '特定目标类项目支出 = 其下所列各项目之和（逐列；上年决算列只提示，因上年项目可能已结束）',
  readings: ['按合计与分项都显示的小数位比较', '空的一行按没有计；不等时也可能是漏填'],
  silentWhen: ['没有列出项目', '有一格无法识别：列为未能核对', '上年决算列只提示，不作疑点'],
  relates: true,

  check: (form) => checkSum(SUMS['JC-06'], form),

  message: sumMessage,

  examples: [
    { name: '相等', given: '134 = 76 + 58', plant: () => {}, outcome: 'pass' },
    {
      name: '不等',
      given: '合计决算填 143',
      plant: (s) => void (s.basicData.rows[9]!.actual = '143'),
      outcome: 'fail',
      says: '之和 134',
    },
    {
      name: '上年列',
      given: '上年合计 130，所列 120',
      plant: (s) => void (s.basicData.rows[9]!.prevActual = '130'),
      outcome: 'fail',
      says: '之和 120',
      severity: 'info',
    },
    {
      name: '项目之下再列其中',
      given: '76 之下列「其中：设备」20，合计仍为 134',
      plant: (s) => void s.basicData.rows.splice(11, 0, ofWhich('10', '15', '20')),
      outcome: 'pass',
    },
    {
      name: '两种算法都不等',
      given: '76 之下列「其中：设备」20，合计 150',
      plant: (s) => [
        s.basicData.rows.splice(11, 0, ofWhich('10', '15', '20')),
        Object.assign(s.basicData.rows[9]!, { actual: '150' }),
      ],
      outcome: 'fail',
    },
  ],
})

function ofWhich(prevActual: string, budget: string, actual: string): BasicDataRowContent {
  return { label: '其中：设备', level: 3, prevActual, budget, actual }
}
