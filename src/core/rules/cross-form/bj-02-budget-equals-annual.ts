import { budgetColumnCopied } from '../basic-data/copied-column.ts'
import { notApplicable } from '../outcome.ts'
import { FUNDS, PROJECT_PAIRS } from '../parts.ts'
import { defineRule } from '../rule.ts'
import { BASIC_DATA_FORM } from '../sources.ts'
import { amountMessage, sameProjectAmount } from './same-project-amount.ts'

/**
 * Silent while the whole budget column repeats the final one: that is one cause, reported as JC-09 with these cells.
 */
export const budgetEqualsAnnual = defineRule({
  code: 'BJ-02',
  title: '基础数据表项目预算数应等于自评表全年预算数',
  severity: 'warning',
  scope: 'submission',
  reads: [...FUNDS, ...PROJECT_PAIRS, 'lines.prior'],
  source: BASIC_DATA_FORM('项目支出明细与项目自评表'),
  formula: '基础数据表所列项目的本年预算数 = 该项目自评表年度资金总额的全年预算数',
  readings: ['按两格都显示的小数位比较', '几个单位各填一张的，可以是其中一张的数，也可以是各张之和'],
  silentWhen: [
    '整列预算数照抄决算数（由 JC-09 报告）',
    '项目名称对应不上；一边未填的列为未能核对',
    '由几个单位实施、各填一张的：与各张之和比',
  ],
  relates: true,

  check: ({ basicData }, facts) =>
    basicData && budgetColumnCopied(basicData)
      ? [notApplicable('预算数列照抄决算数，见 JC-09')]
      : sameProjectAmount(facts, 'budget', 'annualBudget', { basic: '预算数', form: '全年预算数' }),

  message: amountMessage,

  examples: [
    { name: '相等', given: '两表均为 80', plant: () => {}, outcome: 'pass' },
    {
      name: '不等',
      given: '自评表全年预算数 60，基础数据表 66',
      plant: (s) => void (s.basicData.rows[11]!.budget = '66'),
      outcome: 'fail',
      says: '全年预算数为 60',
    },
    {
      name: '整列照抄',
      given: '预算数列与决算数列相同，由 JC-09 报告',
      plant: (s) => s.basicData.rows.forEach((row) => void (row.budget = row.actual)),
      outcome: 'not-applicable',
    },
  ],
})
