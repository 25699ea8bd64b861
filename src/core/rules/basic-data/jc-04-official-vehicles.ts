import { defineRule } from '../rule.ts'
import { BASIC_DATA_FORM } from '../sources.ts'
import { checkSum, sumMessage } from '../check-sum.ts'
import { SUMS } from '../sums.ts'

export const officialVehicles = defineRule({
  code: 'JC-04',
  title: '公务用车合计',
  severity: 'error',
  scope: 'basic-data',
  reads: ['lines.label', 'lines.prior', 'lines.budget', 'lines.final'],
  source: BASIC_DATA_FORM('公务用车购置和维护经费'),
  formula: '公务用车购置和维护 = 公车购置 + 公车运行维护（逐列）',
  readings: ['按合计与分项都显示的小数位比较', '空的分项按没有计；合计更大时，漏填的也可能是它，不说应为多少'],
  silentWhen: ['有一个分项没有找到这一行', '有一格无法识别：列为未能核对', '分项都未填，或合计填为不适用'],
  relates: true,

  check: (form) => checkSum(SUMS['JC-04'], form),

  message: sumMessage,

  examples: [
    { name: '相等', given: '5.3 = 0 + 5.3', plant: () => {}, outcome: 'pass' },
    {
      name: '不等',
      given: '购置费填 8',
      plant: (s) => void (s.basicData.rows[2]!.actual = '8'),
      outcome: 'fail',
      says: '之和 13.3',
    },
    {
      name: '不适用',
      given: '两分项均「——」',
      plant: (s) =>
        [2, 3].forEach(
          (row) => void Object.assign(s.basicData.rows[row]!, { prevActual: '——', budget: '——', actual: '——' }),
        ),
      outcome: 'not-applicable',
    },
  ],
})
