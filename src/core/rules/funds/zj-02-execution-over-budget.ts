import { isFilled } from '../../form/field.ts'
import { TOTAL_NAME } from '../../form/funds/fund-columns.ts'
import { FUND_COLUMN_LABELS, type FundBlock, fundRows } from '../../form/forms.ts'
import { type Decimal, plain } from '../../model/decimal.ts'
import { atMost } from '../equation.ts'
import { cannotTell, fail, notApplicable, type Outcome, pass } from '../outcome.ts'
import { defineRule } from '../rule.ts'
import { PROJECT_FORM } from '../sources.ts'

interface Told {
  /** As the form calls the row and its two columns. */
  readonly row: string
  readonly executionName: string
  readonly budgetName: string
  readonly budget: Decimal
  /** The form has only 年初预算数. */
  readonly initial: boolean
}

/**
 * Compared exactly, row by row; a blank amount in either cell leaves the row alone. Where the total is over, its
 * sources are not told again. A form that has only 年初预算数 is asked for the reason: what was added in the course of the
 * year stands nowhere on it.
 */
export const executionOverBudget = defineRule({
  code: 'ZJ-02',
  title: '执行数大于全年预算数',
  severity: 'error',
  scope: 'scored',
  reads: ['funds.rows', 'funds.sources', 'funds.byExpenditure', 'funds.basis'],
  source: PROJECT_FORM('全年预算数与全年执行数'),
  formula: '全年执行数 ≤ 全年预算数（逐行；方案允许执行率超过 100% 的除外）',
  silentWhen: [
    '预算或执行未填，预算为 0（由 ZJ-05 报告）',
    '方案允许执行率超过 100%',
    '总额已经提出的，各来源不再重复',
  ],
  relates: true,

  *check(form, { scheme }): Generator<Outcome<Told>> {
    if (scheme.overBudget === 'accepted') {
      yield notApplicable('方案允许执行率超过 100%')
      return
    }
    const { funds } = form
    if (!funds) return
    const { basis } = funds
    if (basis.kind === 'other' || basis.unclear !== undefined) {
      yield notApplicable('本表的执行率按另一栏预算计算')
      return
    }
    for (const row of fundRows(funds)) {
      const { annualExecution } = row
      const annualBudget = row.annualBudget ?? row.initialBudget
      if (!annualBudget || !annualExecution) continue
      const unreadable = [annualBudget, annualExecution].find(
        (field) => field.state === 'unreadable' || field.state === 'uncached',
      )
      if (unreadable) yield cannotTell(unreadable)
      if (!isFilled(annualBudget) || !isFilled(annualExecution) || annualBudget.value.isZero()) continue
      const equation = atMost(annualExecution, annualBudget)
      if (annualExecution.value.lessThanOrEqualTo(annualBudget.value)) {
        yield pass(equation)
        continue
      }
      if (row.name !== 'total' && totalOver(funds)) continue
      const initial = row.annualBudget === undefined
      const [budgetName, executionName] = [
        basis.kind === 'initial' && !initial ? FUND_COLUMN_LABELS.annualBudget : basis.budgetName,
        basis.executionName,
      ]
      yield fail({
        at: annualExecution,
        stated: plain(annualExecution.value),
        expected: `不大于 ${plain(annualBudget.value)}`,
        difference: plain(annualExecution.value.minus(annualBudget.value)),
        ...(initial ? { severity: 'warning' as const } : {}),
        related: [annualBudget],
        row: row.label.replace(/[:：]$/, '') || TOTAL_NAME,
        initial,
        budgetName,
        budget: annualBudget.value,
        executionName,
        equation,
      })
    }
  },

  message: ({ stated, row, executionName, budgetName, budget, initial }) =>
    `「${row}」${executionName} ${stated} 大于${budgetName} ${plain(budget)}。请核对；有追加预算的，请${
      initial ? '说明' : `更新${budgetName}`
    }。`,

  examples: [
    { name: '未超', given: '预算 80，执行 76', plant: () => {}, outcome: 'pass' },
    {
      name: '相等',
      given: '预算 80，执行 80',
      plant: (s) => void (s.projects[0]!.funds.total.executed = '80'),
      outcome: 'pass',
    },
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
function totalOver({ rows: { total } }: FundBlock): boolean {
  const budget = total?.annualBudget ?? total?.initialBudget
  const execution = total?.annualExecution
  return isFilled(budget) && isFilled(execution) && execution.value.greaterThan(budget.value) && !budget.value.isZero()
}
