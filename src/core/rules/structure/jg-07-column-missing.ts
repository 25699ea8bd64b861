import { isFilled } from '../../form/field.ts'
import type { ScoredForm } from '../../form/forms.ts'
import { HUNDRED, sum } from '../../model/decimal.ts'
import { cannotTell, fail, notApplicable, type Outcome, pass } from '../outcome.ts'
import { withCells } from '../example-submission.ts'
import { defineRule } from '../rule.ts'
import { PROJECT_FORM } from '../sources.ts'
import { mentionOfFunds } from '../unread-execution.ts'

/** The whole block that was not found, or the columns that it lacks. */
type Told = { readonly block: string } | { readonly columns: readonly string[] }

/** The fund block and the indicator table have all columns of the official form. */
export const columnMissing = defineRule({
  code: 'JG-07',
  title: '年度资金块或指标表缺列',
  severity: 'error',
  scope: 'scored',
  reads: ['title', 'texts', 'indicators.maxScore'],
  source: PROJECT_FORM('表样栏目'),
  formula:
    '资金块应有年初预算数、全年预算数、全年执行数、分值、执行率、得分；指标表应有一至三级指标、年度指标值、实际完成值、分值、得分、偏差原因',
  silentWhen: ['当地表样本来没有这一栏', '没有资金一栏而指标分值合计已是 100 的表样'],

  *check(form): Generator<Outcome<Told>> {
    const { funds, missingColumns, table, title, range, workbook, sheet } = form
    const formPlace = title?.place ?? { workbook, sheet, cell: `A${range.top}` }
    const mention = mentionOfFunds(form)
    if (!funds && mention)
      yield cannotTell(
        { place: mention, key: 'funds.block', label: '年度资金' },
        '资金一栏的表样不认识，没有读出预算数和执行数',
      )
    else if (!funds && needsNoFunds(form)) yield notApplicable('本表样没有年度资金一栏')
    else if (!funds)
      yield fail({
        at: { place: formPlace, key: 'funds.block', label: '年度资金' },
        block: '年度资金一栏（年初预算数、全年预算数、全年执行数等）',
      })
    else if (funds.missingColumns.length > 0) {
      yield fail({
        at: { place: funds.place, key: 'funds.columns', label: '年度资金' },
        columns: funds.missingColumns,
      })
    } else yield pass()
    if (!table)
      yield fail({
        at: { place: formPlace, key: 'table.block', label: '绩效指标表' },
        block: '绩效指标表（三级指标、年度指标值、实际完成值等）',
      })
    else if (missingColumns.length > 0) {
      yield fail({
        at: { place: missingColumns[0]!.place, key: 'table.columns', label: '绩效指标表' },
        columns: missingColumns.map(({ name }) => name),
      })
    } else yield pass()
  },

  message: (f) =>
    'block' in f
      ? `没有找到${f.block}。请按表样补齐。`
      : `${f.at.label}缺少${f.columns.map((name) => `「${name}」`).join('')}栏。请按表样补齐。`,

  examples: [
    { name: '齐全', given: '各栏俱在', plant: () => {}, outcome: 'pass' },
    {
      name: '缺列',
      given: '指标表没有「偏差原因分析及改进措施」栏',
      plant: (s) =>
        void (s.reshape = (drafts) =>
          withCells(drafts, '1-3-1', (cell) =>
            cell.value?.kind === 'text' && cell.value.text.startsWith('偏差原因') ? undefined : cell,
          )),
      outcome: 'fail',
      says: '偏差原因分析及改进措施',
    },
  ],
})

/**
 * A form of another wording that scores nothing may have no fund block; one whose indicators make 100 by themselves has
 * no execution to score.
 */
function needsNoFunds({ nationallyWorded, scored, indicators }: ScoredForm): boolean {
  const weights = indicators.map(({ maxScore }) => maxScore).filter(isFilled)
  return (!nationallyWorded && !scored) || sum(weights.map(({ value }) => value)).equals(HUNDRED)
}
