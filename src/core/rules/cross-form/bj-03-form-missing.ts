import { isFilled } from '../../form/field.ts'
import type { BasicLine } from '../../form/forms.ts'
import { type Decimal, plain } from '../../model/decimal.ts'
import { cannotTell, fail, notApplicable, type Outcome, pass } from '../outcome.ts'
import { PROJECT_PAIRS } from '../parts.ts'
import { defineRule } from '../rule.ts'
import { BASIC_DATA_FORM } from '../sources.ts'
import { matchProjects } from './match-projects.ts'
import { namesNoProject } from './names-no-project.ts'

interface Told {
  readonly line: BasicLine
  readonly spent: Decimal | undefined
  /** Its name is that of no project. */
  readonly noProject: boolean
}

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

  *check(submission): Generator<Outcome<Told>> {
    const { pairs, linesWithoutForm, unclear } = matchProjects(submission)
    if (!submission.basicData || submission.projects.length === 0) {
      yield notApplicable('没有基础数据表或项目自评表')
      return
    }
    for (const _ of pairs) yield pass()
    const nameless = submission.projects.filter(
      (form) => form.projectName?.state !== 'filled' && pairs.every((pair) => pair.form !== form),
    ).length
    for (const line of linesWithoutForm) {
      const doubt = unclear.find((each) => each.line === line)
      const at = { place: line.place, key: `line.${line.key}`, label: line.label, raw: line.label }
      if (doubt) {
        yield cannotTell(
          at,
          `与几张自评表的名称都相近（${doubt.forms.map((form) => form.projectName?.raw).join('、')}），未能对应`,
        )
        continue
      }
      if (submission.unreadable.length > 0) {
        yield cannotTell(at, '有工作簿打不开，不知道里面有没有它的自评表')
        continue
      }
      if (nameless > 0) {
        yield cannotTell(at, '有自评表没有写项目名称，未能对应')
        continue
      }
      if (line.final?.state === 'unreadable' || line.final?.state === 'uncached') {
        yield cannotTell(line.final)
        continue
      }
      const spent = isFilled(line.final) && !line.final.value.isZero() ? line.final.value : undefined
      const noProject = namesNoProject(line.label)
      if (noProject && !spent) {
        yield notApplicable('不是项目')
        continue
      }
      yield fail({
        at,
        form: submission.basicData,
        stated: line.label,
        severity: spent && !noProject ? 'warning' : 'info',
        related: line.final ? [line.final] : [],
        line,
        spent,
        noProject,
      })
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
