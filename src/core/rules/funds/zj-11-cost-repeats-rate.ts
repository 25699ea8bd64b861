import type { Indicator } from '../../form/forms.ts'
import { squeeze } from '../../form/label-text.ts'
import type { Decimal } from '../../model/decimal.ts'
import { parseQuantity } from '../../quantity/parse-quantity.ts'
import { assessExecution } from '../../scoring/assess-execution.ts'
import { fail, notApplicable, type Outcome, pass } from '../outcome.ts'
import { EXECUTION, ROWS } from '../parts.ts'
import { defineRule } from '../rule.ts'
import { COST_RULES } from '../sources.ts'
import { alignedIndicators } from '../structure/row-alignment.ts'
import { RULE_WORDS } from '../../vocabulary/rule-words.ts'
import { anyOf } from '../../vocabulary/word-pattern.ts'

const { names, before } = RULE_WORDS.executionRates
const NAME = new RegExp(`^(?:${anyOf(before)})*(?:${anyOf(names)})$`)

/** Printed in whole per cent at the coarsest. */
const WHOLE_PER_CENT = '0.01'

interface Told {
  readonly name: string
}

/** A cost indicator is to tell what a thing cost; the rate of spending is scored above it already. */
export const costRepeatsRate = defineRule({
  code: 'ZJ-11',
  title: '成本指标只是重复预算执行率',
  severity: 'info',
  scope: 'scored',
  reads: [...ROWS, ...EXECUTION, 'indicators.level3'],
  source: COST_RULES('成本指标'),
  formula: '成本指标名为资金投入率、预算执行率等，完成值又与年度资金总额的执行率相同的，提示',
  silentWhen: ['执行率不在资金表计分的方案', '执行率无法计算', '完成值与执行率不同'],

  *check(form, { scheme }): Generator<Outcome<Told>> {
    const assessment = assessExecution(form.funds, scheme)
    if (scheme.executionPlace !== 'funds' || !assessment || assessment.bothZero) {
      yield notApplicable('执行率不在资金表计分，或无法计算')
      return
    }
    for (const indicator of alignedIndicators(form).filter((each) => each.cost)) {
      if (!repeats(indicator, assessment.rate)) {
        yield pass()
        continue
      }
      const { level3, actualValue } = indicator
      yield fail({
        at: actualValue,
        stated: actualValue.raw,
        related: [assessment.budget, assessment.execution],
        name: squeeze(level3.raw),
      })
    }
  },

  message: ({ stated, name }) =>
    `成本指标「${name}」完成值「${stated}」就是预算执行率，执行率一行已经计分。成本指标宜写单位成本、控制数等，建议下年度改换。`,

  examples: [
    { name: '另有所指', given: '项目总成本 ≤80万元，76万元', plant: () => {}, outcome: 'pass' },
    {
      name: '资金投入率',
      given: '成本指标「资金投入率」100%，完成 95%，执行率 95%',
      plant: (s) =>
        void Object.assign(s.projects[0]!.indicators[3]!, {
          level3: '资金投入率',
          target: '100%',
          actual: '95%',
          score: '9.5',
        }),
      outcome: 'fail',
      says: '就是预算执行率',
    },
    {
      name: '与执行率不同',
      given: '成本指标「资金使用率」完成 88%，执行率 95%',
      plant: (s) =>
        void Object.assign(s.projects[0]!.indicators[3]!, { level3: '资金使用率', target: '≥80%', actual: '88%' }),
      outcome: 'pass',
    },
    {
      name: '控制率不是执行率',
      given: '成本指标「成本控制率」完成 95%',
      plant: (s) =>
        void Object.assign(s.projects[0]!.indicators[3]!, { level3: '成本控制率', target: '≤100%', actual: '95%' }),
      outcome: 'pass',
    },
  ],
})

function repeats({ level3, actualValue }: Indicator, rate: Decimal): boolean {
  if (!NAME.test(squeeze(level3.raw))) return false
  const outcome = parseQuantity(actualValue.raw)
  return outcome.kind === 'number' && outcome.unit === '%' && outcome.value.minus(rate).abs().lessThan(WHOLE_PER_CENT)
}
