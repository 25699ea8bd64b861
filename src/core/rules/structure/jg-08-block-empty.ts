import { type EmptyBlock, emptyBlocks } from '../../form/empty-blocks.ts'
import { isFilled, type Place, placeOf } from '../../form/field.ts'
import { type Form, isUnderstood, type ProjectForm } from '../../form/forms.ts'
import type { Submission } from '../../identity/submission.ts'
import { matchProjects } from '../cross-form/match-projects.ts'
import { emptyFunds } from '../example-submission.ts'
import { fail, type Outcome, pass, type Target } from '../outcome.ts'
import { FUNDS, PROJECT_PAIRS } from '../parts.ts'
import { defineRule } from '../rule.ts'
import { PROJECT_FORM } from '../sources.ts'

type Told = { readonly unfilled: keyof typeof UNFILLED } | { readonly missed: readonly string[] }

/**
 * One finding a block; the rules for single cells are silent about it. A form without a project that is not missed
 * anywhere is only told.
 */
export const blockEmpty = defineRule({
  code: 'JG-08',
  title: '资金、指标整块未填或空表',
  severity: 'error',
  scope: 'submission',
  reads: [
    ...FUNDS,
    ...PROJECT_PAIRS,
    'texts',
    'indicators.level3',
    'indicators.actualValue',
    'indicators.score',
    'lines.prior',
  ],
  source: PROJECT_FORM('年度资金与绩效指标'),
  formula: '年度资金各栏、指标各行应当填写；整块未填的只报一条。没有项目名称、也不缺它的空白表只提示',
  silentWhen: ['整块里填了任何一格：由各格的规则报告', '没有读懂的表'],

  *check(submission): Generator<Outcome<Told>> {
    for (const form of submission.forms) {
      if (!isUnderstood(form)) continue
      const empty = emptyBlocks(form)
      if (empty.size === 0) yield pass()
      for (const block of empty)
        yield fail({ at: targetOf(form, block), form, stated: '', unfilled: unfilledIn(form, block) })
    }
    const missed = missedProjects(submission)
    for (const form of submission.spares) yield spareForm(form, missed)
  },

  message: (f) => ('unfilled' in f ? UNFILLED[f.unfilled] : spareMessage(f.missed)),

  examples: [
    { name: '已填', given: '各表资金、指标均已填写', plant: () => {}, outcome: 'pass' },
    {
      name: '资金各栏均未填',
      given: '第一张项目表的资金块全空',
      plant: (s) => void Object.assign(s.projects[0]!.funds, emptyFunds()),
      outcome: 'fail',
      says: '资金各栏均未填',
    },
    {
      name: '指标各行均未填',
      given: '第一张项目表没有填一行指标',
      plant: (s) => s.projects[0]!.indicators.forEach((row) => void Object.assign(row, NO_ROW)),
      outcome: 'fail',
      says: '指标各行均未填',
    },
    {
      name: '只有目标',
      given: '指标名称、指标值、分值已填，完成值和得分全空',
      plant: (s) => s.projects[0]!.indicators.forEach((row) => void Object.assign(row, { actual: '', score: '' })),
      outcome: 'fail',
      says: '实际完成值和得分各行均未填',
    },
    {
      name: '填了一行就不是空表',
      given: '除第一行外，各行完成值、得分均未填（由各格的规则报告）',
      plant: (s) =>
        s.projects[0]!.indicators.slice(1).forEach((row) => void Object.assign(row, { actual: '', score: '' })),
      outcome: 'pass',
    },
    {
      name: '填 0 不算未填',
      given: '资金各栏填 0',
      plant: (s) =>
        void Object.assign(s.projects[0]!.funds, {
          ...emptyFunds(),
          total: { ...emptyFunds().total, initial: '0', annual: '0', executed: '0' },
        }),
      outcome: 'pass',
    },
  ],
})

const NO_ROW = { level3: '', target: '', actual: '', maxScore: '', score: '', reason: '' }

/** The first cell of the block to be filled in. */
function targetOf(form: Form, block: EmptyBlock): Target {
  const label = { funds: '年度资金', indicators: '绩效指标', lines: '经费各项' }[block]
  const at = (place: Place): Target => ({ place, key: `${block}.empty`, label })
  if (form.kind === 'basic-data') return at((form.lines[0]!.final ?? form.lines[0]!).place)
  if (block === 'funds') return at((form.funds!.basis.budget ?? form.funds!).place)
  const [first] = form.indicators
  if (first) return at((first.actualValue.state === 'absent' ? first.score : first.actualValue).place)
  const heads = form.texts.filter(({ top }) => top === form.table!.headerRows[0])
  const head = heads.find(({ text }) => /三级|名称/.test(text)) ?? heads[0]!
  return at(placeOf(form.workbook, form.sheet, head))
}

const UNFILLED = {
  funds: '资金各栏均未填。请填写预算数、执行数、执行率和得分；确无资金的请填 0。',
  lines: '各项经费均未填。请填写。',
  indicators: '指标各行均未填。请填写指标、实际完成值、分值和得分。',
  outcomes: '指标的实际完成值和得分各行均未填。请逐行填写。',
}

/** Indicators that were asked for lack only what was reached. */
function unfilledIn(form: Form, block: EmptyBlock): keyof typeof UNFILLED {
  const asked = form.kind !== 'basic-data' && form.indicators.some(({ level3 }) => level3.state === 'filled')
  return block === 'indicators' && asked ? 'outcomes' : block
}

/** A form that is blank altogether, and the projects that it may be meant for. */
function spareMessage(missed: readonly string[]): string {
  if (missed.length === 0) return '这是一张空白的项目支出绩效自评表，没有核对。不用的可以删去。'
  const names = missed.slice(0, 3).map((name) => `「${name}」`)
  const count = missed.length > 3 ? `等 ${missed.length} 个项目` : ''
  return `这张项目支出绩效自评表是空白的，而基础数据表所列${names.join('')}${count}没有自评表。请填写，或删去空表。`
}

/** Listed projects with spending that have no form: the blank one may be meant for them. */
function missedProjects(submission: Submission): readonly string[] {
  return matchProjects(submission).linesWithoutForm.flatMap(({ final, label }) =>
    isFilled(final) && !final.value.isZero() ? [label] : [],
  )
}

function spareForm(form: ProjectForm, missed: readonly string[]): Outcome<Told> {
  const { title, workbook, sheet, range, projectName } = form
  const place = projectName?.place ?? title?.place ?? placeOf(workbook, sheet, { top: range.top, left: range.left })
  const at = { place, key: 'form.empty', label: '项目支出绩效自评表' }
  return fail({ at, form, stated: '', ...(missed.length === 0 ? { severity: 'info' } : {}), missed })
}
