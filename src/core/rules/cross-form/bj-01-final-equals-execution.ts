import { EMPTY_FUNDS } from '../example-submission.ts'
import { defineRule } from '../rule.ts'
import { BASIC_DATA_FORM } from '../sources.ts'
import { sameProjectAmount } from './same-project-amount.ts'

export const finalEqualsExecution = defineRule({
  code: 'BJ-01',
  title: '基础数据表项目决算数应等于自评表执行数',
  severity: 'error',
  scope: 'submission',
  source: BASIC_DATA_FORM('项目支出明细与项目自评表'),
  formula: '基础数据表所列项目的本年决算数 = 该项目自评表年度资金总额的全年执行数',
  relates: true,

  check: (_submission, facts) => sameProjectAmount(facts, 'final', 'annualExecution', { basic: '决算数', form: '全年执行数' }),

  examples: [
    { name: '相等', given: '两表均为 76', plant: () => {}, outcome: 'pass' },
    {
      name: '不等',
      given: '基础数据表填 0，自评表 98',
      plant: (s) => s.basicData.rows.filter((_, row) => row === 12 || row === 13).forEach((row) => void (row.actual = '0')),
      outcome: 'fail',
      says: '全年执行数为 98',
    },
    {
      name: '执行数未识别',
      given: '自评表执行数「约九十」',
      plant: (s) => void (s.projects[2]!.funds.total.executed = '约九十'),
      outcome: 'cannot-tell',
    },
    {
      name: '自评表资金全空',
      given: '基础数据表 98，自评表资金各栏均未填',
      plant: (s) => void Object.assign(s.projects[2]!.funds, EMPTY_FUNDS),
      outcome: 'fail',
      says: '决算数 98，该项目自评表资金各栏均未填',
    },
    {
      name: '基础数据表未填',
      given: '决算数空，自评表 98',
      plant: (s) => s.basicData.rows.slice(12, 14).forEach((row) => void (row.actual = '')),
      outcome: 'fail',
      says: '决算数未填，该项目自评表全年执行数为 98',
    },
    {
      name: '0 与空相符',
      given: '决算数 0，自评表资金全空',
      plant: (s) => [
        s.basicData.rows.slice(12, 14).forEach((row) => void (row.actual = '0')),
        Object.assign(s.projects[2]!.funds, EMPTY_FUNDS),
      ],
      outcome: 'pass',
    },
    {
      name: '自评表填为不适用',
      given: '基础数据表 98，自评表执行数「——」',
      plant: (s) => void (s.projects[2]!.funds.total.executed = '——'),
      outcome: 'cannot-tell',
    },
    {
      name: '没有基础数据表',
      given: '只有项目自评表',
      plant: (s) => void (s.reshape = (drafts) => drafts.slice(2)),
      outcome: 'not-applicable',
    },
  ],
})
