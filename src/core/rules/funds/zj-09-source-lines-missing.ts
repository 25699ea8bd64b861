import { isFilled } from '../../form/field.ts'
import { type FundBlock, FUND_COLUMN_LABELS, FUND_COLUMNS, type FundColumnName } from '../../form/forms.ts'
import { type Decimal, plain, ZERO } from '../../model/decimal.ts'
import { fail, notApplicable, type Outcome, pass } from '../outcome.ts'
import { defineRule } from '../rule.ts'
import { PROJECT_FORM } from '../sources.ts'

function sourcesFilled(funds: FundBlock, column: FundColumnName): boolean {
  return funds.sources.some((row) => isFilled(row[column]))
}

interface Told {
  readonly column: string
  readonly total: Decimal
  /** The columns in which sources are filled in. */
  readonly others: readonly string[]
}

/**
 * A column whose total is filled while its source lines are all blank, although another column has them. ZJ-01 then
 * does not apply to it.
 */
export const sourceLinesMissing = defineRule({
  code: 'ZJ-09',
  title: '来源行漏填',
  severity: 'error',
  scope: 'project',
  reads: ['funds.rows', 'funds.sources'],
  source: PROJECT_FORM('资金来源各行'),
  formula: '某列有年度资金总额，而其他列填了来源行时，该列也应填来源行',
  silentWhen: ['各列都没有填来源行', '这一列总额为 0 或未填', '有一行来源填了数'],

  *check({ funds }): Generator<Outcome<Told>> {
    if (!funds || !FUND_COLUMNS.some((column) => sourcesFilled(funds, column))) {
      yield notApplicable('各列均未填来源行')
      return
    }
    for (const column of FUND_COLUMNS) {
      const total = funds.rows.total?.[column]
      if (!isFilled(total) || total.value.equals(ZERO)) continue
      const sources = funds.sources.map((row) => row[column]).filter((field) => field !== undefined)
      if (sources.length === 0) continue
      if (sources.some((field) => field.state !== 'blank' && field.state !== 'not-applicable')) {
        yield pass()
        continue
      }
      const others = FUND_COLUMNS.filter((other) => other !== column && sourcesFilled(funds, other)).map(
        (other) => FUND_COLUMN_LABELS[other],
      )
      const counterpart = funds.sources.find((row) => FUND_COLUMNS.some((other) => isFilled(row[other])))
      const at = counterpart?.[column] ?? sources[0] ?? total
      yield fail({
        at,
        stated: at.raw,
        related: [total, ...sources],
        column: FUND_COLUMN_LABELS[column],
        total: total.value,
        others,
      })
    }
  },

  message: ({ column, total, others }) =>
    `${column}总额为 ${plain(total)}，但财政拨款、上年结转、其他资金各行均未填（${others.join('、')}已填）。请补填各来源的${column}。`,

  examples: [
    { name: '各列均填', given: '三列都有财政拨款', plant: () => {}, outcome: 'pass' },
    {
      name: '执行数来源漏填',
      given: '财政拨款有预算数，无执行数',
      plant: (s) => void (s.projects[0]!.funds.fiscal.executed = ''),
      outcome: 'fail',
      says: '请补填各来源的全年执行数',
    },
    {
      name: '来源行都未填',
      given: '只填总额',
      plant: (s) =>
        s.projects.forEach((p) => void Object.assign(p.funds, { fiscal: { initial: '', annual: '', executed: '' } })),
      outcome: 'not-applicable',
    },
  ],
})
