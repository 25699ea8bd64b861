import { nameKey } from '../../form/label-text.ts'
import { fail, notApplicable, type Outcome, pass } from '../outcome.ts'
import { PROJECT_PAIRS } from '../parts.ts'
import { defineRule } from '../rule.ts'
import { BASIC_DATA_FORM } from '../sources.ts'
import { listedProjects, matchProjects } from './match-projects.ts'

export const projectNotListed = defineRule({
  code: 'BJ-04',
  title: '自评表项目不在基础数据表',
  severity: 'warning',
  scope: 'submission',
  reads: PROJECT_PAIRS,
  source: BASIC_DATA_FORM('项目支出明细'),
  formula: '每张项目自评表的项目应列在基础数据表（特定目标类项目或市级专项资金）中',
  silentWhen: ['基础数据表没有列出项目', '名称相近、可以对应的（由 BJ-08 提示）', '同名的另一张自评表'],

  *check(submission): Generator<Outcome> {
    if (listedProjects(submission).length === 0) {
      yield notApplicable('基础数据表没有列出项目')
      return
    }
    const { pairs, formsWithoutLine, unclear } = matchProjects(submission)
    for (const _ of pairs) yield pass()
    const undecided = new Set(unclear.flatMap((each) => each.forms))
    const paired = new Set(pairs.map((pair) => nameKey(pair.form.projectName?.raw ?? '')))
    for (const form of formsWithoutLine) {
      if (undecided.has(form)) continue
      // A second form of a listed project is JG-03's.
      if (paired.has(nameKey(form.projectName?.raw ?? ''))) continue
      const name = form.projectName!
      yield fail({
        at: name,
        form,
        stated: name.raw,
      })
    }
  },

  message: ({ stated }) =>
    `项目「${stated}」没有列在基础数据表里，也没有名称相近的。请核对名称，或在基础数据表里补列，或说明。`,

  examples: [
    { name: '均已列出', given: '三个项目都在基础数据表', plant: () => {}, outcome: 'pass' },
    {
      name: '未列出',
      given: '自评表项目「会展补贴」不在基础数据表',
      plant: (s) => void (s.projects[1]!.name = '会展补贴'),
      outcome: 'fail',
      says: '没有列在基础数据表',
    },
    {
      name: '没有基础数据表',
      given: '只有项目自评表',
      plant: (s) => void (s.reshape = (drafts) => drafts.slice(2)),
      outcome: 'not-applicable',
    },
  ],
})
