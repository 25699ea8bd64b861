import { type FilledNumber, isFilled } from '../../form/field.ts'
import type { Indicator } from '../../form/forms.ts'
import { squeeze } from '../../form/label-text.ts'
import { Decimal, plain } from '../../model/decimal.ts'
import { parseQuantity } from '../../quantity/parse-quantity.ts'
import { type Equation, equalAsShown, valueIn } from '../equation.ts'
import type { ExampleSubmission } from '../example-submission.ts'
import { fail, notApplicable, type Outcome, pass } from '../outcome.ts'
import { defineRule } from '../rule.ts'
import { COST_RULES } from '../sources.ts'
import { alignedIndicators } from '../structure/row-alignment.ts'

const TEN_THOUSAND = new Decimal(10_000)

/** A cost indicator whose name says that it is the project's whole money; 「展馆租赁费」 and 「三公经费」 are parts of it or something else. */
const WHOLE =
  /^(预算|项目|本项目|专项|活动|补贴|补助|奖补|慰问|工作)?(资金|经费)?(总?投入|总?投资|总?支出|总?成本|总额|金额|总费用|资金|经费)(金额|额|总额|控制数|控制额|控制)?$/

interface Amount {
  readonly value: Decimal
  readonly decimals: number
}

/** 「19.938万」 → 19.938 万元; undefined for rates (元/吨) and everything that is not money. */
function amountOf(text: string): Amount | undefined {
  const quantity = parseQuantity(text)
  if (quantity.kind !== 'number' || !/^元?$/.test(quantity.unit) || !/[元万亿]/.test(text)) return undefined
  const shift = quantity.multiplier.dividedBy(TEN_THOUSAND).log(10).toNumber()
  return { value: quantity.value.dividedBy(TEN_THOUSAND), decimals: Math.max(0, quantity.decimalsShown - Math.round(shift)) }
}

/** Only the one cost indicator that stands for the whole project: its target against 全年预算数, its outcome against 全年执行数. */
export const costAmountAgrees = defineRule({
  code: 'BJ-10',
  title: '成本指标金额与资金表不一',
  severity: 'warning',
  scope: 'project',
  source: COST_RULES('成本指标'),
  formula: '表示项目总投入的成本指标：完成值 = 年度资金总额的全年执行数，指标值 = 全年预算数',
  relates: true,

  *check(form): Generator<Outcome> {
    const total = form.funds?.rows.total
    const costs = alignedIndicators(form).filter((each) => each.cost && amountOf(each.actualValue.raw))
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
    if (isFilled(total.annualBudget) && amountOf(cost.targetValue.raw)) yield compare(cost, 'targetValue', total.annualBudget, '全年预算数')
  },

  examples: [
    { name: '相等', given: '项目总成本 ≤80万元，76万元；预算 80，执行 76', plant: () => {}, outcome: 'pass' },
    {
      name: '不等',
      given: '项目总成本完成值 67万元，执行 76',
      plant: (s) => void (s.projects[0]!.indicators[3]!.actual = '67万元'),
      outcome: 'fail',
      says: '全年执行数 76',
    },
    {
      name: '部分成本不比',
      given: '成本指标为「设备租赁费」20万元',
      plant: (s) => costRows(s).forEach((row) => void Object.assign(row, { level3: '设备租赁费', target: '≤20万元', actual: '20万元' })),
      outcome: 'not-applicable',
    },
    {
      name: '单价不比',
      given: '成本指标为「单位成本」≤90元/平方米',
      plant: (s) =>
        costRows(s).forEach((row) => void Object.assign(row, { level3: '单位成本', target: '≤90元/平方米', actual: '88元/平方米' })),
      outcome: 'not-applicable',
    },
  ],
})

function costRows(submission: ExampleSubmission): ExampleSubmission['projects'][number]['indicators'] {
  return submission.projects.flatMap((project) => project.indicators).filter((row) => row.level2 === '成本指标')
}

function compare(cost: Indicator, which: 'targetValue' | 'actualValue', field: FilledNumber, name: string): Outcome {
  const text = cost[which]
  const amount = amountOf(text.raw)!
  const same = (value: Decimal): boolean => equalAsShown(amount, { value, decimals: field.decimals })
  const equation: Equation = { fields: [field], holds: (supposed) => same(valueIn(field, supposed)!) }
  if (same(field.value)) return pass(equation)
  return fail({
    at: text,
    stated: text.raw,
    expected: `${plain(field.value)}万元`,
    related: [field],
    message: `成本指标「${cost.level3.raw}」为 ${plain(amount.value)} 万元，资金表${name} ${plain(field.value)} 万元，请核对。`,
    equation,
  })
}
