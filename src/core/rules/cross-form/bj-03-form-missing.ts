import { plain } from '../../model/decimal.ts'
import { cannotTell, fail, notApplicable, type Outcome, pass } from '../outcome.ts'
import { PROJECT_PAIRS } from '../parts.ts'
import { defineRule } from '../rule.ts'
import { BASIC_DATA_FORM } from '../sources.ts'
import { type LineWithoutForm, linesWithoutForm } from './lines-without-form.ts'
import { matchProjects } from './match-projects.ts'

/**
 * Every listed project with spending has its own form; the department may explain why one has none. Told at the
 * project's line; only a hint for a line without spending or one that names no project (调账, 结转), and nothing where
 * neither is there.
 */
export const projectFormMissing = defineRule({
  code: 'BJ-03',
  title: '有支出的项目缺自评表',
  severity: 'warning',
  scope: 'submission',
  reads: PROJECT_PAIRS,
  source: BASIC_DATA_FORM('一个一级项目支出一张自评表'),
  formula: '基础数据表所列项目有本年决算数的，应有同名项目支出绩效自评表；确不需自评的，说明即可',
  silentWhen: [
    '没有基础数据表，或一张项目自评表也没有（缺表由 JG-01 报告）',
    '与几张自评表的名称都相近、分不清是哪一张，或有自评表没写项目名称，或有工作簿打不开：列为未能核对',
    '调账、结转、往来款等不是项目的行：有决算数的只提示，没有的不提',
  ],

  *check(submission): Generator<Outcome<LineWithoutForm>> {
    if (!submission.basicData || submission.projects.length === 0) {
      yield notApplicable('没有基础数据表或项目自评表')
      return
    }
    for (const _ of matchProjects(submission).pairs) yield pass()
    for (const each of linesWithoutForm(submission)) {
      if ('unclear' in each) yield cannotTell(each.unclear.at, each.unclear.reason)
      else if (each.noProject && !each.spent) yield notApplicable('不是项目')
      else {
        const { line, spent, noProject } = each
        yield fail({
          ...each,
          form: submission.basicData,
          stated: line.label,
          severity: spent && !noProject ? 'warning' : 'info',
          related: line.final ? [line.final] : [],
        })
      }
    }
  },

  message: ({ line, spent, noProject }) => {
    if (!spent)
      return `「${line.label}」${line.final?.state === 'blank' ? '本年决算数未填' : '本年无支出'}，没有自评表。`
    return noProject
      ? `「${line.label}」决算数 ${plain(spent)}，看名称不是项目，没有自评表。如确是项目，请补报。`
      : `「${line.label}」决算数 ${plain(spent)}，没有找到该项目的自评表。请补报或说明。`
  },

  examples: [
    { name: '各有自评表', given: '所列三个项目各有一张', plant: () => {}, outcome: 'pass' },
    {
      name: '缺一张',
      given: '「消费促进活动经费」没有自评表',
      plant: (s) => void s.projects.splice(1, 1),
      outcome: 'fail',
      says: '「消费促进活动经费」决算数 58，没有找到',
    },
    {
      name: '有工作簿打不开',
      given: '「消费促进活动经费」没有自评表，另有一个工作簿打不开',
      plant: (s) => {
        s.unreadable = true
        s.projects.splice(1, 1)
      },
      outcome: 'cannot-tell',
    },
    {
      name: '无支出的只提示',
      given: '该项目决算数 0',
      plant: (s) => [s.projects.splice(1, 1), Object.assign(s.basicData.rows[11]!, { actual: '0' })],
      outcome: 'fail',
      severity: 'info',
      says: '本年无支出',
    },
    {
      name: '决算数未填的只提示',
      given: '该项目决算数空',
      plant: (s) => [s.projects.splice(1, 1), Object.assign(s.basicData.rows[11]!, { actual: '' })],
      outcome: 'fail',
      says: '本年决算数未填',
      severity: 'info',
    },
    {
      name: '调账不是项目，只提示',
      given: '该行为「财政对账调账处理」，决算数 58',
      plant: (s) => [s.projects.splice(1, 1), Object.assign(s.basicData.rows[11]!, { label: '财政对账调账处理' })],
      outcome: 'fail',
      severity: 'info',
      says: '看名称不是项目',
    },
    {
      name: '结转而无支出的不提',
      given: '该行为「上年结转资金」，决算数 0',
      plant: (s) => [
        s.projects.splice(1, 1),
        Object.assign(s.basicData.rows[11]!, { label: '上年结转资金', actual: '0' }),
      ],
      outcome: 'pass',
    },
    {
      name: '名称里有「结转」的项目仍应有自评表',
      given: '该行为「结转菜市场改造资金」',
      plant: (s) => [s.projects.splice(1, 1), Object.assign(s.basicData.rows[11]!, { label: '结转菜市场改造资金' })],
      outcome: 'fail',
      says: '请补报或说明',
    },
    {
      name: '没有基础数据表',
      given: '只有项目自评表',
      plant: (s) => void (s.reshape = (drafts) => drafts.slice(2)),
      outcome: 'not-applicable',
    },
  ],
})
