import { isFilled } from '../../form/field.ts'
import type { ScoredForm } from '../../form/forms.ts'
import { plain } from '../../model/decimal.ts'
import { valueIn, type Equation } from '../equation.ts'
import { cannotTell, fail, notApplicable, type Outcome, pass } from '../outcome.ts'
import { defineRule } from '../rule.ts'
import { PROJECT_FORM } from '../sources.ts'

/** Compared exactly, row by row; a blank amount in either cell leaves the row alone. Where the total is over, its sources are not told again. */
export const executionOverBudget = defineRule({
  code: 'ZJ-02',
  title: '执行数大于全年预算数',
  severity: 'error',
  scope: 'scored',
  source: PROJECT_FORM('全年预算数与全年执行数'),
  formula: '全年执行数 ≤ 全年预算数（逐行；方案允许执行率超过 100% 的除外）',
  silentWhen: ['预算或执行未填，预算为 0（由 ZJ-05 报告）', '方案允许执行率超过 100%', '总额已经提出的，各来源不再重复'],
  relates: true,

  *check(form, { scheme }): Generator<Outcome> {
    if (scheme.overBudget === 'accepted') {
      yield notApplicable('方案允许执行率超过 100%')
      return
    }
    for (const row of Object.values(form.funds?.rows ?? {})) {
      const { annualBudget, annualExecution } = row
      if (!annualBudget || !annualExecution) continue
      const unreadable = [annualBudget, annualExecution].find((field) => field.state === 'unreadable' || field.state === 'uncached')
      if (unreadable) yield cannotTell(unreadable)
      if (!isFilled(annualBudget) || !isFilled(annualExecution) || annualBudget.value.isZero()) continue
      const equation: Equation = {
        fields: [annualBudget, annualExecution],
        holds: (supposed) => valueIn(annualExecution, supposed)!.lessThanOrEqualTo(valueIn(annualBudget, supposed)!),
      }
      if (annualExecution.value.lessThanOrEqualTo(annualBudget.value)) {
        yield pass(equation)
        continue
      }
      if (row.name !== 'total' && totalOver(form)) continue
      yield fail({
        at: annualExecution,
        stated: plain(annualExecution.value),
        expected: `不大于 ${plain(annualBudget.value)}`,
        difference: plain(annualExecution.value.minus(annualBudget.value)),
        related: [annualBudget],
        message: `「${row.label.replace(/[:：]$/, '')}」全年执行数 ${plain(annualExecution.value)} 大于全年预算数 ${plain(annualBudget.value)}。请核对；有追加预算的，请更新全年预算数。`,
        equation,
      })
    }
  },

  examples: [
    { name: '未超', given: '预算 80，执行 76', plant: () => {}, outcome: 'pass' },
    { name: '相等', given: '预算 80，执行 80', plant: (s) => void (s.projects[0]!.funds.total.executed = '80'), outcome: 'pass' },
    {
      name: '超出',
      given: '预算 80，执行 90',
      plant: (s) => void (s.projects[0]!.funds.total.executed = '90'),
      outcome: 'fail',
      says: '大于全年预算数 80',
    },
    {
      name: '执行未识别',
      given: '执行「约九十」',
      plant: (s) => void (s.projects[0]!.funds.total.executed = '约九十'),
      outcome: 'cannot-tell',
    },
  ],
})

/** The total row tells it; its sources then go without saying. */
function totalOver(form: ScoredForm): boolean {
  const total = form.funds?.rows.total
  return (
    isFilled(total?.annualBudget) &&
    isFilled(total.annualExecution) &&
    total.annualExecution.value.greaterThan(total.annualBudget.value) &&
    !total.annualBudget.value.isZero()
  )
}
