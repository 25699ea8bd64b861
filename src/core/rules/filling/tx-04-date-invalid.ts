import type { TextField } from '../../form/field.ts'
import type { Form } from '../../form/forms.ts'
import { parseQuantity } from '../../quantity/parse-quantity.ts'
import { alignedIndicators } from '../structure/row-alignment.ts'
import { fail, type Outcome, pass } from '../outcome.ts'
import { ROWS } from '../parts.ts'
import { defineRule } from '../rule.ts'
import { PROJECT_FORM } from '../sources.ts'

function dateFields(form: Form): readonly TextField[] {
  const { fillingDate } = form.footer
  const values =
    form.kind === 'basic-data' ? [] : alignedIndicators(form).flatMap((each) => [each.targetValue, each.actualValue])
  return [...values, ...(fillingDate ? [fillingDate] : [])].filter((field) => field.state === 'filled')
}

/** Dates that no calendar has: a year of five digits, a 13th month, 30 February. */
export const dateInvalid = defineRule({
  code: 'TX-04',
  title: '日期无效',
  severity: 'error',
  scope: 'form',
  reads: [...ROWS, 'footer'],
  source: PROJECT_FORM('时间类内容'),
  formula: '年月日应为日历上有的日期',
  silentWhen: ['不像日期的文字', '只写到月份、季度、年份，而且月份存在'],

  *check(form): Generator<Outcome> {
    for (const field of dateFields(form)) {
      const quantity = parseQuantity(field.raw)
      if (quantity.kind === 'invalid-date') yield fail({ at: field, stated: field.raw })
      else if (quantity.kind === 'date') yield pass()
    }
  },

  message: ({ stated }) => `「${stated}」不是有效的日期，请核对年月日。`,

  examples: [
    { name: '有效', given: '2022年11月30日', plant: () => {}, outcome: 'pass' },
    {
      name: '年份多一位',
      given: '「20212年2月16日」',
      plant: (s) => void (s.projects[0]!.indicators[2]!.actual = '20212年2月16日'),
      outcome: 'fail',
      says: '不是有效的日期',
    },
    {
      name: '没有的月份',
      given: '「2022年13月1日」',
      plant: (s) => void (s.projects[0]!.indicators[2]!.actual = '2022年13月1日'),
      outcome: 'fail',
    },
    {
      name: '没有的日子',
      given: '填报日期「2023年2月30日」',
      plant: (s) => void (s.projects[0]!.filler.date = '2023年2月30日'),
      outcome: 'fail',
    },
    {
      name: '只写月份',
      given: '「2022年12月」',
      plant: (s) => void (s.projects[0]!.indicators[2]!.actual = '2022年12月'),
      outcome: 'pass',
    },
  ],
})
