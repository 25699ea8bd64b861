import { type Decimal, plain } from '../../model/decimal.ts'
import { atMost } from '../equation.ts'
import { fail, type Outcome, pass } from '../outcome.ts'
import { defineRule } from '../rule.ts'
import { BASIC_DATA_FORM } from '../sources.ts'

interface Told {
  readonly budget: Decimal
}

export const threePublicOverBudget = defineRule({
  code: 'JC-10',
  title: '三公经费决算超预算',
  severity: 'warning',
  scope: 'basic-data',
  reads: ['lines.budget', 'lines.final'],
  source: BASIC_DATA_FORM('三公经费控制'),
  formula: '三公经费本年决算数 ≤ 本年预算数',
  silentWhen: ['预算或决算未填、无法识别：列为未能核对', '没有三公经费一行'],
  relates: true,

  needs({ lines }) {
    const line = lines.find((each) => each.name === 'threePublicExpenses')
    return { budget: line?.budget, final: line?.final }
  },

  *check({ budget, final }): Generator<Outcome<Told>> {
    const equation = atMost(final, budget)
    if (final.value.lessThanOrEqualTo(budget.value)) {
      yield pass(equation)
      return
    }
    yield fail({
      at: final,
      stated: plain(final.value),
      expected: `不大于 ${plain(budget.value)}`,
      difference: plain(final.value.minus(budget.value)),
      related: [budget],
      budget: budget.value,
      equation,
    })
  },

  message: ({ stated, budget }) => `三公经费决算 ${stated} 超过预算 ${plain(budget)}，请说明。`,

  examples: [
    { name: '未超', given: '预算 11，决算 10.5', plant: () => {}, outcome: 'pass' },
    {
      name: '超出',
      given: '预算 11，决算 12.5（接待 7.2）',
      plant: (s) => [
        Object.assign(s.basicData.rows[0]!, { actual: '12.5' }),
        Object.assign(s.basicData.rows[5]!, { actual: '7.2' }),
      ],
      outcome: 'fail',
      says: '超过预算 11',
    },
    { name: '未填', given: '预算空', plant: (s) => void (s.basicData.rows[0]!.budget = ''), outcome: 'cannot-tell' },
  ],
})
