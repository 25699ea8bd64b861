import { isFilled, type NumberField } from '../../form/field.ts'
import type { BasicDataForm } from '../../form/forms.ts'
import { matchProjects } from '../cross-form/match-projects.ts'
import { fail, notApplicable, type Outcome, pass } from '../outcome.ts'
import { PROJECT_PAIRS } from '../parts.ts'
import { defineRule } from '../rule.ts'
import { BASIC_DATA_FORM } from '../sources.ts'
import { budgetColumnCopied, LEAST_LINES } from './copied-column.ts'

interface Told {
  readonly columns: BasicDataForm['columnLabels']
  /** How many project forms say something else. */
  readonly contradicted: number
}

/** Told once, with the cells that contradict the project forms as further places; BJ-02 is then silent. */
export const budgetColumnCopiedRule = defineRule({
  code: 'JC-09',
  title: '预算数列与决算数列逐行相同',
  severity: 'warning',
  scope: 'basic-data',
  looksAround: true,
  reads: PROJECT_PAIRS,
  source: BASIC_DATA_FORM('本年预算数与本年决算数'),
  formula: '本年预算数与本年决算数不应各行都相同',
  silentWhen: ['有一行预算与决算不同', `相同的不足 ${LEAST_LINES} 行，或预算数列未填`],

  *check(form, { submission }): Generator<Outcome<Told>> {
    const first = form.lines.find((line) => isFilled(line.budget))
    if (!first?.budget) {
      yield notApplicable('预算数列未填')
      return
    }
    if (!budgetColumnCopied(form)) {
      yield pass()
      return
    }
    const contradicted = submission.basicData === form ? contradictions(submission) : []
    yield fail({
      at: first.budget,
      related: contradicted,
      columns: form.columnLabels,
      contradicted: contradicted.length / 2,
    })
  },

  message: ({ columns: { budget = '预算数', final = '决算数' }, contradicted }) =>
    `「${budget}」与「${final}」各行完全相同，可能是照抄。${
      contradicted > 0 ? `其中 ${contradicted} 个项目与自评表的全年预算数不符。` : ''
    }请按批复的预算填写，或说明。`,

  examples: [
    { name: '不同', given: '各行预算、决算有别', plant: () => {}, outcome: 'pass' },
    {
      name: '照抄',
      given: '各行预算数等于决算数',
      plant: (s) => s.basicData.rows.forEach((row) => void (row.budget = row.actual)),
      outcome: 'fail',
      says: '可能是照抄',
    },
    {
      name: '未填',
      given: '预算数列全空',
      plant: (s) => s.basicData.rows.forEach((row) => void (row.budget = '')),
      outcome: 'not-applicable',
    },
  ],
})

function contradictions(submission: Parameters<typeof matchProjects>[0]): NumberField[] {
  return matchProjects(submission).pairs.flatMap(({ line, form, parts }) => {
    if (parts.length > 0) return []
    const budget = form.funds?.rows.total?.annualBudget
    return isFilled(line.budget) && isFilled(budget) && !line.budget.value.equals(budget.value)
      ? [line.budget, budget]
      : []
  })
}
