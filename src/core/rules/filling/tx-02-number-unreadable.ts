import { cellsOfEmptyBlocks } from '../../form/empty-blocks.ts'
import { WITHOUT_RESULT } from '../../form/field.ts'
import { type Form, isUnderstood } from '../../form/forms.ts'
import { squeeze } from '../../form/label-text.ts'
import { slippedFields } from '../structure/row-alignment.ts'
import { numberFields } from '../../form/number-fields.ts'
import type { Submission } from '../../identity/submission.ts'
import { cannotTell, fail, type Outcome, pass } from '../outcome.ts'
import { NUMBERS } from '../parts.ts'
import { defineRule } from '../rule.ts'
import { PROJECT_FORM } from '../sources.ts'

/**
 * Formulas without a result are told once a workbook, at the first of them: one step mends them all. A warning, for as
 * long as they stand so a part of the form is unchecked and somebody has to act; no error, for whoever opens the file
 * in WPS or Excel sees the right figures.
 */
function* checkResults(form: Form, { forms }: Submission): Generator<Outcome<Told>> {
  const open = forms.filter((each) => each.workbook === form.workbook && each.withoutResult.length > 0)
  if (open.find(isUnderstood) !== form) return
  const places = [form, ...open.filter((each) => each !== form)].flatMap((each) => each.withoutResult)
  const [first, ...others] = places.map((place) => ({ place, key: 'withoutResult', label: '公式没有计算结果' }))
  yield fail({
    at: first!,
    stated: '',
    severity: 'warning',
    related: others,
    formulas: places.length,
  })
}

interface Told {
  /** How many formulas of the workbook have no result. */
  readonly formulas?: number
  readonly lettered?: true
}

/** A cell that is a figure with its unit, but for letters that look like digits. */
const FIGURE_LIKE = /^[≥≤<>=约]*[\dOol.,]+(?:[%‰]|\p{Script=Han}{1,6})?$/u
/** 「1O56人」, 「9O%」. Not 「500l」: a litre is a unit. */
const LETTER_FOR_DIGIT = /\d[Ool]+\d|\d[Oo]+(?=[%‰\p{Script=Han}])/u

/** A doubt: targets and outcomes need not be figures. */
function* checkLetters(form: Form): Generator<Outcome<Told>> {
  if (form.kind === 'basic-data') return
  for (const { targetValue, actualValue } of form.indicators) {
    for (const field of [targetValue, actualValue]) {
      const text = squeeze(field.raw)
      if (FIGURE_LIKE.test(text) && LETTER_FOR_DIGIT.test(text))
        yield fail({ at: field, stated: field.raw, severity: 'warning', lettered: true })
    }
  }
}

/** The one rule that reports a cell whose number cannot be read; the rules that need it answer "cannot tell". */
export const numberUnreadable = defineRule({
  code: 'TX-02',
  title: '数字无法识别',
  severity: 'error',
  scope: 'form',
  looksAround: true,
  reads: [...NUMBERS, 'withoutResult'],
  source: PROJECT_FORM('金额、分值、得分填写数字'),
  formula:
    '金额、人数、执行率、控制率、分值、得分各栏应为数字，指标值、完成值里的数字不混入字母（疑点）；公式没有保存计算结果又无法代为计算的，一个工作簿提出一次（疑点）',
  silentWhen: ['「/」「—」「无」等不适用的记号', '错列的行（由 JG-05 报告）', '公式没有保存结果而能代为计算的'],

  *check(form, { submission }): Generator<Outcome<Told>> {
    yield* checkResults(form, submission)
    yield* checkLetters(form)
    const slipped = slippedFields(form)
    const empty = cellsOfEmptyBlocks(form)
    for (const field of numberFields(form)) {
      if (slipped.has(field) || empty.has(field)) continue
      if (field.state === 'filled') yield pass()
      else if (field.state === 'unreadable') yield fail({ at: field, stated: field.raw })
      else if (field.state === 'uncached') yield cannotTell(field, WITHOUT_RESULT)
    }
  },

  message: ({ stated, formulas, lettered }) => {
    if (lettered) return `「${stated}」像是数字，里面却有字母（O、l），没有核对。请改填数字。`
    if (formulas === undefined) return `「${stated}」无法识别为数字，请改填数字。`
    const count = formulas === 1 ? '本格是公式' : `本工作簿有 ${formulas} 格是公式`
    return `${count}，文件里没有保存计算结果，也无法代为计算，因此没有核对。请用 WPS 或 Excel 打开后保存一次再交。`
  },

  examples: [
    { name: '是数字', given: '全年预算数 80', plant: () => {}, outcome: 'pass' },
    {
      name: '写了文字',
      given: '全年预算数「约八十」',
      plant: (s) => void (s.projects[0]!.funds.total.annual = '约八十'),
      outcome: 'fail',
      says: '「约八十」无法识别',
    },
    {
      name: '逗号错位',
      given: '全年预算数「7,00.0,77」',
      plant: (s) => void (s.projects[0]!.funds.total.annual = '7,00.0,77'),
      outcome: 'fail',
    },
    {
      name: '指标值、完成值里混入字母',
      given: '完成值「1O人」（字母 O）',
      plant: (s) => void (s.projects[0]!.indicators[0]!.actual = '1O人'),
      outcome: 'fail',
      says: '里面却有字母',
    },
    {
      name: '升写作 l',
      given: '完成值「500l」',
      plant: (s) => void (s.projects[0]!.indicators[0]!.actual = '500l'),
      outcome: 'pass',
    },
    {
      name: '不适用',
      given: '年初预算数「——」',
      plant: (s) => void (s.projects[0]!.funds.other.initial = '——'),
      outcome: 'pass',
    },
  ],
})
