import { fail, notApplicable, type Outcome, pass } from '../outcome.ts'
import { PROJECT_PAIRS } from '../parts.ts'
import { defineRule } from '../rule.ts'
import { PRACTICE } from '../sources.ts'
import { matchProjects } from './match-projects.ts'

export const projectNameAlike = defineRule({
  code: 'BJ-08',
  title: '项目名称相近而不一',
  severity: 'info',
  scope: 'submission',
  reads: PROJECT_PAIRS,
  source: PRACTICE('项目名称'),
  formula: '同一项目在基础数据表与自评表中应同名（空格、引号、年份前缀不计）',
  silentWhen: ['名称只差空格、引号、括号、年份', '名称差得多、对应不上的（由 BJ-03、BJ-04 报告）'],

  *check(submission): Generator<Outcome> {
    const { pairs } = matchProjects(submission)
    if (pairs.length === 0) yield notApplicable('没有可对应的项目')
    for (const { line, form, sameName } of pairs) {
      if (sameName) {
        yield pass()
        continue
      }
      const name = form.projectName!
      yield fail({
        at: name,
        form,
        stated: name.raw,
        expected: line.label,
        related: [{ place: line.place, key: line.key, label: line.label }],
      })
    }
  },

  message: ({ stated, expected }) =>
    `项目名称「${stated}」与基础数据表「${expected}」略有出入，已按同一项目核对，请统一名称。`,

  examples: [
    { name: '同名', given: '两表名称相同', plant: () => {}, outcome: 'pass' },
    {
      name: '年份前缀',
      given: '自评表名称前加「2022年」',
      plant: (s) => void (s.projects[1]!.name = '2022年消费促进活动经费'),
      outcome: 'pass',
    },
    {
      name: '多两字',
      given: '「流通产业发展引导专项资金」',
      plant: (s) => void (s.projects[2]!.name = '流通产业发展引导专项资金'),
      outcome: 'fail',
      says: '略有出入',
    },
  ],
})
