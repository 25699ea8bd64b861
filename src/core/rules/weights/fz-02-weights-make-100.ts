import { isFilled, type NumberField } from '../../form/field.ts'
import { isShare } from '../../form/indicators/weight-field.ts'
import type { DraftCell, SheetDraft } from '../../model/sheet-draft.ts'
import { type Decimal, HUNDRED, plain, sum } from '../../model/decimal.ts'
import { type Equation, FieldSum, sumEquation } from '../equation.ts'
import { withCells, withoutFundTotal } from '../example-submission.ts'
import { cannotTell, fail, type Outcome, pass } from '../outcome.ts'
import { ROWS } from '../parts.ts'
import { defineRule } from '../rule.ts'
import { MEASURES } from '../sources.ts'
import { type ExecutionSlip, executionSlip } from './execution-slip.ts'
import { slippedFields } from '../structure/row-alignment.ts'
import { SUMS } from '../sums.ts'

/** The sum is another; only the execution's cell keeps it from 100; only the printed sum is another. */
type Told =
  | { readonly added: Decimal }
  | { readonly slip: Pick<ExecutionSlip, 'added' | 'due' | 'scheme'> }
  | { readonly printed: true }

/**
 * All weights make 100; the printed 总分 of 分值 is their sum. Only the printed total is ever corrected, and only when the
 * parts make 100. Where the rows make what every 一级指标 prints, and the scheme's weight of the execution would make 100,
 * the execution's cell is the one to look at, also on a form without 总分.
 */
export const weightsMake100 = defineRule({
  code: 'FZ-02',
  title: '分值合计应为 100',
  severity: 'error',
  scope: 'scored',
  reads: [...ROWS, 'texts', 'funds.maxScore', 'funds.score', 'goals.score', 'groups.name', 'total.maxScore'],
  source: MEASURES('绩效指标总分 100 分'),
  formula: '执行率分值 + 全部三级指标分值 = 100；总分行的分值等于此和',
  silentWhen: [
    '没有总分一行',
    '有一项分值未填、无法识别或错列：列为未能核对',
    '合用的分值只计一次',
    '「合计」一行只合计指标，执行率在上面另计分的',
  ],
  relates: true,

  *check(form, { scheme }): Generator<Outcome<Told>> {
    const slip = executionSlip(form, scheme)
    const [declared] = SUMS['FZ-02'].resolve(form)
    if (!declared) {
      if (slip) yield slipFails(slip)
      return
    }
    const { total: printed, parts, open: unread } = declared
    const slipped = slippedFields(form)
    const open = parts.find((part) => !isFilled(part) || slipped.has(part))
    if (open) {
      yield cannotTell(open)
      return
    }
    const added = sum(parts.filter(isFilled).map((part) => part.value))
    if (unread && !(added.equals(HUNDRED) && isFilled(printed) && printed.value.equals(HUNDRED))) {
      yield cannotTell(unread.at, unread.reason)
      return
    }
    if (slip) yield slipFails(slip)
    else if (!added.equals(HUNDRED)) {
      yield fail({
        at: printed,
        stated: plain(added),
        expected: '100',
        difference: plain(added.minus(HUNDRED)),
        related: parts,
        added,
        equation: hundredEquation(parts),
      })
    } else yield pass(hundredEquation(parts))
    if (added.equals(HUNDRED) && !form.total.ofRowsOnly) yield checkPrinted(printed, parts)
  },

  message: (f) => {
    if ('printed' in f) return `总分行的分值应为 100，${f.stated === '' ? '未填' : `实填 ${f.stated}`}，请改正。`
    if (!('slip' in f)) return `全部分值合计 ${plain(f.added)}，应为 100。请调整各指标分值。`
    const { added, due, scheme } = f.slip
    return `全部分值合计 ${plain(added)}，应为 100。其他分值都相符，只有本格（执行率的分值）填 ${f.stated}，按方案「${scheme.title}」应为 ${plain(due)}，请改正。`
  },

  examples: [
    { name: '合计 100', given: '10 + 50 + 30 + 10', plant: () => {}, outcome: 'pass' },
    {
      name: '合计 105',
      given: '一个分值 15 改为 20',
      plant: (s) => void (s.projects[0]!.indicators[4]!.maxScore = '20'),
      outcome: 'fail',
      says: '全部分值合计 105',
    },
    {
      name: '执行率分值填错',
      given: '执行率分值填 9，其余与一级指标所标分值相符',
      plant: (s) => void Object.assign(s.projects[0]!.funds.total, { maxScore: '9', score: '8.55' }),
      outcome: 'fail',
      says: '只有本格（执行率的分值）填 9，按方案「全国通用（项目支出绩效评价管理办法）」应为 10',
    },
    {
      name: '没有总分行',
      given: '执行率分值填 9，表上没有总分行',
      plant: (s) => [
        Object.assign(s.projects[0]!.funds.total, { maxScore: '9', score: '8.55' }),
        Object.assign(s, { reshape: withoutTotalRow }),
      ],
      outcome: 'fail',
      says: '全部分值合计 99',
    },
    {
      name: '没有总分行而各项相符',
      given: '表上没有总分行，分值 10 + 50 + 30 + 10',
      plant: (s) => void (s.reshape = withoutTotalRow),
      outcome: 'pass',
    },
    {
      name: '资金总额一行没有认出',
      given: '资金各行都叫其中某项，执行率的分值没有读到',
      plant: (s) => void (s.reshape = withoutFundTotal),
      outcome: 'cannot-tell',
    },
    {
      name: '总分印错',
      given: '各分值合计 100，总分印 90',
      plant: (s) => void (s.projects[0]!.total.maxScore = '90'),
      outcome: 'fail',
      says: '总分行的分值应为 100',
    },
    {
      name: '分值空',
      given: '一个分值、得分均未填',
      plant: (s) => void Object.assign(s.projects[0]!.indicators[4]!, { maxScore: '', score: '' }),
      outcome: 'cannot-tell',
    },
  ],
})

/** The form without its row 总分. */
function withoutTotalRow(drafts: readonly SheetDraft[]): readonly SheetDraft[] {
  const row = drafts.find((draft) => draft.name === '1-3-1')?.cells.find((cell) => textOf(cell) === '总分')?.row
  return withCells(drafts, '1-3-1', (cell) => (cell.row === row ? undefined : cell))
}

function textOf({ value }: DraftCell): string {
  return value?.kind === 'text' ? value.text : ''
}

function slipFails({ field, due, added, groups, parts, scheme }: ExecutionSlip): Outcome<Told> {
  return fail({
    at: field,
    stated: plain(field.value),
    expected: plain(due),
    difference: plain(field.value.minus(due)),
    related: groups,
    slip: { added, due, scheme },
    equation: hundredEquation(parts),
  })
}

function hundredEquation(parts: readonly NumberField[]): Equation {
  const added = new FieldSum(parts)
  return {
    fields: parts,
    holds: (supposed) => added.supposing(supposed).equals(HUNDRED),
    solve: (field) => {
      const rest = HUNDRED.minus(added.without(field))
      return rest.isPositive() && !rest.isZero() ? rest : undefined
    },
  }
}

function checkPrinted(printed: NumberField, parts: readonly NumberField[]): Outcome<Told> {
  if (printed.state === 'unreadable' || printed.state === 'uncached') return cannotTell(printed)
  const equation = sumEquation(printed, parts, (left, right) => left.equals(right))
  if (isFilled(printed) && printed.value.equals(HUNDRED)) return pass(equation)
  return fail({
    at: printed,
    stated: isFilled(printed) ? plain(printed.value) : '',
    expected: '100',
    printed: true as const,
    equation,
    ...(isShare(printed) ? {} : { fix: { field: printed, value: HUNDRED, when: 'always' as const } }),
  })
}
