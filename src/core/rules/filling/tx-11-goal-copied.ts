import { squeeze } from '../../form/label-text.ts'
import { fail, type Outcome, pass } from '../outcome.ts'
import { defineRule } from '../rule.ts'
import { PROJECT_FORM } from '../sources.ts'

/** What was achieved is not said by repeating what was planned. */
export const goalCopied = defineRule({
  code: 'TX-11',
  title: '实际完成情况照抄预期目标',
  severity: 'warning',
  scope: 'scored',
  reads: ['goals.expected', 'goals.actual'],
  source: PROJECT_FORM('年度总体目标完成情况'),
  formula: '实际完成情况应写实际做到的，不与预期目标一字不差',
  silentWhen: ['预期目标或实际完成情况未填', '有一字不同'],

  needs: ({ goals: { expected, actual } }) => ({ expected, actual }),
  notApplicableIf: 'unfilled',

  *check({ expected, actual }): Generator<Outcome> {
    if (squeeze(expected.raw) !== squeeze(actual.raw)) {
      yield pass()
      return
    }
    yield fail({
      at: actual,
      stated: actual.raw,
      related: [expected],
    })
  },

  message: () => '实际完成情况与预期目标一字不差，请写实际完成的情况。',

  examples: [
    { name: '各写各的', given: '目标「完成…」，完成情况「已完成…，取得预期成效」', plant: () => {}, outcome: 'pass' },
    {
      name: '照抄',
      given: '两格文字相同',
      plant: (s) => void (s.projects[0]!.goals.actual = s.projects[0]!.goals.expected),
      outcome: 'fail',
      says: '一字不差',
    },
    {
      name: '未填',
      given: '完成情况空',
      plant: (s) => [...s.projects, s.department].forEach((p) => void (p.goals.actual = '')),
      outcome: 'not-applicable',
    },
  ],
})
