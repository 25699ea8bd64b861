import { isFilled } from '../../form/field.ts'
import { numberFields } from '../../form/number-fields.ts'
import { type Outcome, toldOnce } from '../outcome.ts'
import { NUMBERS } from '../parts.ts'
import { defineRule } from '../rule.ts'
import { slippedFields } from '../structure/row-alignment.ts'
import { PROJECT_FORM } from '../sources.ts'

/** Shown decimals that nobody needs: 万元 beyond 分 (6), scores beyond 2, rates beyond 4 of the percentage. */
const MOST = { amount: 6, score: 2, count: 0, ratio: 6 } as const

/** Formula results are left alone: their format is the form's business. */
export const tooManyDecimals = defineRule({
  code: 'TX-12',
  title: '小数位过多',
  severity: 'info',
  scope: 'form',
  reads: NUMBERS,
  source: PROJECT_FORM('数字精度'),
  formula: `金额以万元至多 ${MOST.amount} 位小数（到分），得分至多 ${MOST.score} 位小数`,
  silentWhen: ['公式算出的数', '错列的行（由 JG-05 报告）'],

  *check(form): Generator<Outcome> {
    const slipped = slippedFields(form)
    const fields = numberFields(form)
      .filter(isFilled)
      .filter((field) => !slipped.has(field))
      .filter((field) => !field.formula)
    const long = fields.filter((field) => field.decimals > MOST[field.kind])
    yield toldOnce(long, {})
  },

  message: ({ stated, related = [] }) =>
    `小数位过多（${stated}）${related.length > 0 ? `，这样的共 ${related.length + 1} 处` : ''}，建议保留两位。`,

  examples: [
    { name: '两位', given: '得分 9.67', plant: () => {}, outcome: 'pass' },
    {
      name: '过多',
      given: '得分 9.6667',
      plant: (s) => void (s.projects[1]!.funds.total.score = '9.6667'),
      outcome: 'fail',
      says: '小数位过多',
    },
  ],
})
