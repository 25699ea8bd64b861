import { emptyFunds, type ExampleSubmission } from '../example-submission.ts'
import { FUNDS, PROJECT_PAIRS } from '../parts.ts'
import { defineRule } from '../rule.ts'
import { BASIC_DATA_FORM } from '../sources.ts'
import { amountMessage, sameProjectAmount } from './same-project-amount.ts'

export const finalEqualsExecution = defineRule({
  code: 'BJ-01',
  title: '基础数据表项目决算数应等于自评表执行数',
  severity: 'error',
  scope: 'submission',
  reads: [...FUNDS, ...PROJECT_PAIRS, 'lines.prior'],
  source: BASIC_DATA_FORM('项目支出明细与项目自评表'),
  formula: '基础数据表所列项目的本年决算数 = 该项目自评表年度资金总额的全年执行数',
  readings: [
    '按两格都显示的小数位比较：44.80 与 44.8 相符',
    '几个单位各填一张的，可以是其中一张的数，也可以是各张之和',
  ],
  silentWhen: [
    '项目名称对应不上，或对应不止一张（由 BJ-03、BJ-04 报告）',
    '一边未填、无法识别：列为未能核对',
    '由几个单位实施、各填一张的：与各张之和比，不等也只作疑点',
    '恰差一万倍（由 TX-06 报告），自评表以元为单位',
  ],
  relates: true,

  check: (_submission, facts) =>
    sameProjectAmount(facts, 'final', 'annualExecution', { basic: '决算数', form: '全年执行数' }),

  message: amountMessage,

  examples: [
    { name: '相等', given: '两表均为 76', plant: () => {}, outcome: 'pass' },
    {
      name: '不等',
      given: '基础数据表填 0，自评表 98',
      plant: (s) =>
        s.basicData.rows.filter((_, row) => row === 12 || row === 13).forEach((row) => void (row.actual = '0')),
      outcome: 'fail',
      says: '全年执行数为 98',
    },
    {
      name: '由两个单位实施，合计相等',
      given: '基础数据表 76；两张同名自评表由不同单位实施，各执行 40 和 36',
      plant: (s) => splitProject(s, '36'),
      outcome: 'pass',
    },
    {
      name: '由两个单位实施，合计不等',
      given: '基础数据表 76；两张同名自评表各执行 40 和 30',
      plant: (s) => splitProject(s, '30'),
      outcome: 'fail',
      says: '合计 70',
      severity: 'warning',
    },
    {
      name: '执行数未识别',
      given: '自评表执行数「约九十」',
      plant: (s) => void (s.projects[2]!.funds.total.executed = '约九十'),
      outcome: 'cannot-tell',
    },
    {
      name: '自评表资金各栏都填「/」',
      given: '基础数据表 98，自评表资金各栏都填「/」',
      plant: (s) => {
        Object.assign(s.projects[2]!.funds, emptyFunds())
        s.projects[2]!.funds.total = { ...emptyFunds().total, initial: '/', annual: '/', executed: '/' }
      },
      outcome: 'fail',
      says: '决算数 98，该项目自评表全年执行数填的是「/」',
    },
    {
      name: '自评表资金全空',
      given: '基础数据表 98，自评表资金各栏均未填',
      plant: (s) => void Object.assign(s.projects[2]!.funds, emptyFunds()),
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
        Object.assign(s.projects[2]!.funds, emptyFunds()),
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

/** The first project in two parts, the second by another unit. */
function splitProject(submission: ExampleSubmission, executed: string): void {
  const first = submission.projects[0]!
  const second = structuredClone(first)
  Object.assign(first.funds.total, { executed: '40' })
  Object.assign(second.funds.total, { executed })
  submission.projects.push(Object.assign(second, { implementer: '示例市第一实验学校' }))
}
