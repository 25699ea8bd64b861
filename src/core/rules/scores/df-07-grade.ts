import { isFilled } from '../../form/field.ts'
import { squeeze } from '../../form/label-text.ts'
import { type Decimal, plain } from '../../model/decimal.ts'
import { gradeOf } from '../../scheme/schemes.ts'
import { cannotTell, fail, notApplicable, type Outcome, pass } from '../outcome.ts'
import { defineRule } from '../rule.ts'
import { MEASURES } from '../sources.ts'

interface Told {
  readonly total: Decimal
}

/** Only where the form carries a grade: against the total as filled in. */
export const gradeFitsTotal = defineRule({
  code: 'DF-07',
  title: '所填等级与总分不符',
  severity: 'error',
  scope: 'scored',
  reads: ['total.score', 'grade'],
  source: MEASURES('评价等级'),
  formula: ({ grades }) =>
    `总分 ${grades.map(({ name, from }) => `≥ ${from} ${name}`).join('，')}，其余差（以方案为准）`,
  silentWhen: ['表上没有填等级', '总分未填或无法识别：列为未能核对'],

  *check({ grade, total }, { scheme }): Generator<Outcome<Told>> {
    const stated = /^(优|良|中|差)/.exec(squeeze(grade?.raw ?? ''))?.[1]
    if (!grade || !stated) {
      yield notApplicable('表上没有填等级')
      return
    }
    if (!isFilled(total.score)) {
      yield cannotTell(total.score ?? grade)
      return
    }
    const expected = gradeOf(total.score.value, scheme)
    if (stated === expected) yield pass()
    else
      yield fail({
        at: grade,
        stated: grade.raw,
        expected,
        related: [total.score],
        total: total.score.value,
      })
  },

  message: ({ stated, expected, total }) => `总分 ${plain(total)} 的等级应为「${expected}」，实填「${stated}」。`,

  examples: [
    { name: '没有等级栏', given: '表上不填等级', plant: () => {}, outcome: 'not-applicable' },
    {
      name: '相符',
      given: '总分 99.5，等级：优',
      plant: (s) => void (s.projects[0]!.remark = '等级：优'),
      outcome: 'pass',
    },
    {
      name: '不符',
      given: '总分 99.5，等级：良',
      plant: (s) => void (s.projects[0]!.remark = '等级：良'),
      outcome: 'fail',
      says: '等级应为「优」',
    },
  ],
})
