import type { Indicator } from '../../form/forms.ts'
import { compareText } from '../../quantity/normalise-text.ts'
import { parseQuantity } from '../../quantity/parse-quantity.ts'
import type { Day } from '../../quantity/quantity.ts'
import { type Outcome, toldOnce } from '../outcome.ts'
import { ROWS } from '../parts.ts'
import { defineRule } from '../rule.ts'
import { MEASURES } from '../sources.ts'
import { alignedIndicators } from '../structure/row-alignment.ts'
import { alike } from '../wording.ts'

/** Terms end with a quarter, half a year or the year; other days are chosen for the thing itself. */
const ENDS_OF_TERMS = new Set(['3/31', '6/30', '9/30', '12/31'])

/** 「2022年12月31日前」 is a term and no date on which something was done. Told once a form. */
export const targetDateCopied = defineRule({
  code: 'TX-14',
  title: '完成时间照抄指标值的期限',
  severity: 'info',
  scope: 'scored',
  reads: ROWS,
  source: MEASURES('实际完成值应为实际数'),
  formula: '指标值是期限的（某日前、季末、年末），实际完成值应写实际完成的日期；与期限一字不差的提示',
  silentWhen: ['只写到月份或年份', '指标值是某一天而不是期限（活动日期）', '完成值写「已完成」「按期完成」'],

  *check(form): Generator<Outcome> {
    const dated = alignedIndicators(form).filter((each) => parseQuantity(each.targetValue.raw).kind === 'date')
    const found = dated.filter(copiesTerm).map((each) => each.actualValue)
    yield toldOnce(found, {})
  },

  message: ({ stated, related = [] }) =>
    `实际完成值「${stated}」与指标值的期限一字不差${alike(related.length + 1)}，建议写实际完成的日期。`,

  examples: [
    { name: '实际日期', given: '2022年12月31日前，完成 2022年11月30日', plant: () => {}, outcome: 'pass' },
    {
      name: '照抄期限',
      given: '指标值、完成值均为「2022年12月31日前」',
      plant: (s) => void (s.projects[0]!.indicators[2]!.actual = '2022年12月31日前'),
      outcome: 'fail',
      says: '一字不差',
    },
    {
      name: '照抄年末',
      given: '指标值、完成值均为「2022年12月31日」',
      plant: (s) =>
        void Object.assign(s.projects[0]!.indicators[2]!, { target: '2022年12月31日', actual: '2022年12月31日' }),
      outcome: 'fail',
    },
    {
      name: '活动当天',
      given: '指标值、完成值均为「2022年9月20日」',
      plant: (s) =>
        void Object.assign(s.projects[0]!.indicators[2]!, {
          level3: '开市时间',
          target: '2022年9月20日',
          actual: '2022年9月20日',
        }),
      outcome: 'pass',
    },
    {
      name: '只写月份',
      given: '指标值、完成值均为「2022年12月」',
      plant: (s) => void Object.assign(s.projects[0]!.indicators[2]!, { target: '2022年12月', actual: '2022年12月' }),
      outcome: 'pass',
    },
  ],
})

function copiesTerm({ targetValue, actualValue }: Indicator): boolean {
  const [target, actual] = [parseQuantity(targetValue.raw), parseQuantity(actualValue.raw)]
  if (target.kind !== 'date' || actual.kind !== 'date') return false
  if (target.before && actual.before) return sameDay(target.latest, actual.latest)
  const { month, day } = target.latest
  return (
    target.precision === 'day' &&
    ENDS_OF_TERMS.has(`${month}/${day}`) &&
    compareText(targetValue.raw) === compareText(actualValue.raw)
  )
}

function sameDay(a: Day, b: Day): boolean {
  return a.month === b.month && a.day === b.day && (a.year === b.year || a.year === undefined || b.year === undefined)
}
