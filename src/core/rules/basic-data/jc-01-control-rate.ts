import { isFilled } from '../../form/field.ts'
import { type Decimal, percent, plain, ZERO } from '../../model/decimal.ts'
import { rateMatches, rateNearlyMatches } from '../../scoring/assess-execution.ts'
import { type LastDigit, lastDigit, lastDigitMessage } from '../funds/last-digit.ts'
import { cannotTell, fail, notApplicable, type Outcome, pass } from '../outcome.ts'
import { defineRule } from '../rule.ts'
import { BASIC_DATA_FORM } from '../sources.ts'
import { asFilled } from '../wording.ts'

/** 在职人数 ÷ 编制数. */
type Told = LastDigit | { readonly terms: readonly [Decimal, Decimal] }

/**
 * 控制率 = 实际在职人数 ÷ 编制数, compared at the decimals that the cell shows; cut off or rounded in another way it is merely
 * told.
 */
export const controlRate = defineRule({
  code: 'JC-01',
  title: '控制率应等于在职人数除以编制数',
  severity: 'error',
  scope: 'basic-data',
  reads: ['staffing.established', 'staffing.employed', 'staffing.controlRate'],
  source: BASIC_DATA_FORM('财政供养人员控制率'),
  formula: '控制率 = 实际在职人数 ÷ 编制数，按本格所示小数位比较',
  readings: ['「95%」「0.95」「95」是同一个控制率', '按表上所示小数位四舍五入'],
  silentWhen: ['人数未填、无法识别：列为未能核对', '编制数为 0 或不适用', '只是末位截尾、进位的不同：只提示，不更正'],
  relates: true,

  // A form without a cell for the rate states none.
  needs: ({ staffing }) => ({
    established: staffing.controlRate && staffing.established,
    employed: staffing.controlRate && staffing.employed,
    staffing,
  }),
  notApplicableIf: 'marked',

  *check({ established, employed, staffing }): Generator<Outcome<Told>> {
    const field = staffing.controlRate!
    if (established.value.lessThanOrEqualTo(ZERO)) {
      yield notApplicable('编制数为 0')
      return
    }
    if (field.state === 'unreadable' || field.state === 'uncached') {
      yield cannotTell(field)
      return
    }
    const rate = employed.value.dividedBy(established.value)
    if (isFilled(field) && rateMatches(field, rate)) {
      yield pass()
      return
    }
    if (isFilled(field) && rateNearlyMatches(field, rate)) {
      yield lastDigit(field, rate, [established, employed])
      return
    }
    yield fail({
      at: field,
      stated: field.raw,
      expected: percent(rate),
      ...(isFilled(field) ? { difference: percent(field.value.minus(rate)) } : {}),
      related: [established, employed],
      terms: [employed.value, established.value],
      fix: { field, value: rate.toDecimalPlaces(6), when: 'always' },
    })
  },

  message: (f) =>
    'lastDigit' in f
      ? lastDigitMessage(f)
      : `控制率应为 ${f.expected}（${f.terms.map((term) => plain(term)).join(' ÷ ')}），${asFilled(f)}。`,

  examples: [
    { name: '相符', given: '编制 60，在职 57，控制率 95%', plant: () => {}, outcome: 'pass' },
    {
      name: '不符',
      given: '控制率 90%',
      plant: (s) => void (s.basicData.staffing.controlRate = '90%'),
      outcome: 'fail',
      says: '控制率应为 95%（57 ÷ 60），实填 90%',
    },
    {
      name: '尾数取舍不同',
      given: '58 ÷ 60 = 96.67% 填 96.6%，只提示',
      plant: (s) => void Object.assign(s.basicData.staffing, { employed: '58', controlRate: '96.6%' }),
      outcome: 'fail',
      severity: 'info',
      says: '尾数取舍不同',
    },
    {
      name: '未填',
      given: '控制率空',
      plant: (s) => void (s.basicData.staffing.controlRate = ''),
      outcome: 'fail',
      says: '未填',
    },
    {
      name: '编制数为 0',
      given: '编制 0，在职 0',
      plant: (s) => void Object.assign(s.basicData.staffing, { established: '0', employed: '0', controlRate: '' }),
      outcome: 'not-applicable',
    },
    {
      name: '人数未识别',
      given: '在职「约五十」',
      plant: (s) => void (s.basicData.staffing.employed = '约五十'),
      outcome: 'cannot-tell',
    },
  ],
})
