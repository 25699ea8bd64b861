import type { NumberField } from './field.ts'
import { type Form, fundRows } from './forms.ts'
import { oncePer } from '../model/memoise.ts'

/** Every number field of a form, in reading order. */
export const numberFields = oncePer((form: Form): readonly NumberField[] => {
  const fields = form.kind === 'basic-data' ? basicDataFields(form) : scoredFields(form)
  return fields.filter((field) => field !== undefined)
})

function basicDataFields(form: Extract<Form, { kind: 'basic-data' }>): (NumberField | undefined)[] {
  const { established, employed, controlRate } = form.staffing
  return [established, employed, controlRate, ...form.lines.flatMap((line) => [line.prior, line.budget, line.final])]
}

function scoredFields(form: Exclude<Form, { kind: 'basic-data' }>): (NumberField | undefined)[] {
  const { funds, total } = form
  const rows = funds ? fundRows(funds).flatMap((row) => [row.initialBudget, row.annualBudget, row.annualExecution]) : []
  const amounts = form.kind === 'department' ? [...form.byIncome, form.basicExpenditure, form.projectExpenditure] : []
  return [
    ...rows,
    funds?.maxScore,
    funds?.executionRate,
    funds?.score,
    ...amounts,
    ...form.indicators.flatMap((each) => [each.maxScore, each.score]),
    total.maxScore,
    total.score,
  ]
}
