import { type FilledNumber, isFilled } from '../../form/field.ts'
import type { Indicator } from '../../form/forms.ts'
import { squeeze } from '../../form/label-text.ts'
import { type Decimal, plain } from '../../model/decimal.ts'
import { type Equation, equalAsShown, valueIn } from '../equation.ts'
import type { ExampleSubmission } from '../example-submission.ts'
import { fail, notApplicable, type Outcome, pass } from '../outcome.ts'
import { moneyAmountIn } from '../money-amount.ts'
import { ROWS } from '../parts.ts'
import { defineRule } from '../rule.ts'
import { COST_RULES } from '../sources.ts'
import { alignedIndicators } from '../structure/row-alignment.ts'

/**
 * A cost indicator whose name says that it is the project's whole money; 「展馆租赁费」 and 「三公经费」 are parts of it or
 * something else.
 */
const WHOLE =
  /^(预算|项目|本项目|专项|活动|补贴|补助|奖补|慰问|工作)?(资金|经费)?(总?投入|总?投资|总?支出|总?成本|总额|金额|总费用|资金|经费)(金额|额|总额|控制数|控制额|控制)?$/

interface Told {
  readonly indicator: string
  readonly amount: Decimal
  /** The amount of the fund block, and what its column is called. */
  readonly inFunds: Decimal
  readonly column: string
}

/**
 * Only the one cost indicator that stands for the whole project: its target against 全年预算数, its outcome against 全年执行数.
 */
export const costAmountAgrees = defineRule({
  code: 'BJ-10',
  title: '成本指标金额与资金表不一',
  severity: 'warning',
  scope: 'project',
  reads: [...ROWS, 'funds.rows', 'indicators.level3'],
  source: COST_RULES('成本指标'),
  formula: '表示项目总投入的成本指标：完成值 = 年度资金总额的全年执行数，指标值 = 全年预算数',
  readings: ['按两格都显示的小数位比较：19.938万 与 19.94 相符'],
  silentWhen: ['成本指标说的是一部分成本、单价、比例', '成本指标不止一个，或表以元为单位', '执行数未填'],
  relates: true,

  *check(form): Generator<Outcome<Told>> {
    const total = form.funds?.rows.total
    const costs = alignedIndicators(form).filter((each) => each.cost && moneyAmountIn(each.actualValue.raw))
    const [cost] = costs
    if (
      !cost ||
      costs.length !== 1 ||
      !WHOLE.test(squeeze(cost.level3.raw)) ||
      !isFilled(total?.annualExecution) ||
      form.amountUnit === '元'
    ) {
      yield notApplicable('没有表示项目总投入的成本指标')
      return
    }
    yield compare(cost, 'actualValue', total.annualExecution, '全年执行数')
    if (isFilled(total.annualBudget) && moneyAmountIn(cost.targetValue.raw))
      yield compare(cost, 'targetValue', total.annualBudget, '全年预算数')
  },

  message: ({ indicator, amount, inFunds, column }) =>
    `成本指标「${indicator}」为 ${plain(amount)} 万元，资金表${column}为 ${plain(inFunds)} 万元，两处不一。请核对，或说明。`,

  examples: [
    { name: '相等', given: '项目总成本 ≤80万元，76万元；预算 80，执行 76', plant: () => {}, outcome: 'pass' },
    {
      name: '不等',
      given: '项目总成本完成值 67万元，执行 76',
      plant: (s) => void (s.projects[0]!.indicators[3]!.actual = '67万元'),
      outcome: 'fail',
      says: '资金表全年执行数为 76 万元',
    },
    {
      name: '部分成本不比',
      given: '成本指标为「设备租赁费」20万元',
      plant: (s) =>
        costRows(s).forEach(
          (row) => void Object.assign(row, { level3: '设备租赁费', target: '≤20万元', actual: '20万元' }),
        ),
      outcome: 'not-applicable',
    },
    {
      name: '单价不比',
      given: '成本指标为「单位成本」≤90元/平方米',
      plant: (s) =>
        costRows(s).forEach(
          (row) => void Object.assign(row, { level3: '单位成本', target: '≤90元/平方米', actual: '88元/平方米' }),
        ),
      outcome: 'not-applicable',
    },
  ],
})

function costRows(submission: ExampleSubmission): ExampleSubmission['projects'][number]['indicators'] {
  return submission.projects.flatMap((project) => project.indicators).filter((row) => row.level2 === '成本指标')
}

function compare(
  cost: Indicator,
  which: 'targetValue' | 'actualValue',
  field: FilledNumber,
  name: string,
): Outcome<Told> {
  const text = cost[which]
  const amount = moneyAmountIn(text.raw)!
  const same = (value: Decimal): boolean => equalAsShown(amount, { value, decimals: field.decimals })
  const equation: Equation = { fields: [field], holds: (supposed) => same(valueIn(field, supposed)!) }
  if (same(field.value)) return pass(equation)
  return fail({
    at: text,
    stated: text.raw,
    expected: `${plain(field.value)}万元`,
    related: [field],
    indicator: cost.level3.raw,
    amount: amount.value,
    column: name,
    inFunds: field.value,
    equation,
  })
}
