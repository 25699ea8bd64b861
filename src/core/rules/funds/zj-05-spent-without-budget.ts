import { isFilled } from '../../form/field.ts'
import { type Decimal, plain, ZERO } from '../../model/decimal.ts'
import { type Equation, valueIn } from '../equation.ts'
import { fail, notApplicable, type Outcome, pass } from '../outcome.ts'
import { defineRule } from '../rule.ts'
import { PROJECT_FORM } from '../sources.ts'

interface Told {
  readonly execution: Decimal
}

/** In the total row: money was spent for which no budget stands there. A blank budget is meant as well as a zero. */
export const spentWithoutBudget = defineRule({
  code: 'ZJ-05',
  title: '预算为零而有执行',
  severity: 'error',
  scope: 'scored',
  reads: ['funds.rows'],
  source: PROJECT_FORM('全年预算数'),
  formula: '年度资金总额有全年执行数时，全年预算数应大于 0',
  silentWhen: ['没有执行数', '没有全年预算数一栏'],
  relates: true,

  needs: ({ funds }) => ({ execution: funds?.rows.total?.annualExecution, total: funds?.rows.total }),
  notApplicableIf: 'unfilled',

  *check({ execution, total }): Generator<Outcome<Told>> {
    const budget = total?.annualBudget
    if (!budget || execution.value.lessThanOrEqualTo(ZERO)) {
      yield notApplicable('没有执行数')
      return
    }
    const zero =
      budget.state === 'blank' ||
      budget.state === 'not-applicable' ||
      (isFilled(budget) && budget.value.lessThanOrEqualTo(ZERO))
    const equation: Equation = {
      fields: [budget, execution],
      holds: (supposed) => valueIn(budget, supposed)?.greaterThan(ZERO) ?? false,
    }
    if (!zero) {
      yield pass(equation)
      return
    }
    yield fail({
      at: budget,
      stated: budget.raw,
      related: [execution],
      execution: execution.value,
      equation,
    })
  },

  message: ({ stated, execution }) =>
    `有全年执行数 ${plain(execution)}，全年预算数却${stated === '' ? '未填' : `是 ${stated}`}。请${stated === '' ? '补填' : '改正'}全年预算数，或核对全年执行数。`,

  examples: [
    { name: '有预算', given: '预算 80，执行 76', plant: () => {}, outcome: 'pass' },
    {
      name: '预算为零',
      given: '预算 0，执行 76',
      plant: (s) => void (s.projects[0]!.funds.total.annual = '0'),
      outcome: 'fail',
      says: '全年预算数却是 0',
    },
    {
      name: '预算空',
      given: '预算空，执行 76',
      plant: (s) => void (s.projects[0]!.funds.total.annual = ''),
      outcome: 'fail',
      says: '未填',
    },
  ],
})
