import { isEmptyBlock } from '../../form/empty-blocks.ts'
import { isFilled } from '../../form/field.ts'
import { type Decimal, plain } from '../../model/decimal.ts'
import { AS_STATED, matcherFor, sameAmount } from '../equation.ts'
import { cannotTell, fail, notApplicable, type Outcome, pass } from '../outcome.ts'
import { FUNDS } from '../parts.ts'
import { defineRule } from '../rule.ts'
import { BASIC_DATA_FORM } from '../sources.ts'
import { differByTenThousand } from './same-project-amount.ts'

interface Told {
  /** 项目支出 of the basic-data sheet. */
  readonly listed: Decimal
}

export const projectTotalAgrees = defineRule({
  code: 'BJ-05',
  title: '基础数据表项目支出应等于整体表项目支出',
  severity: 'error',
  scope: 'submission',
  reads: [...FUNDS, 'projectExpenditure', 'lines.final'],
  source: BASIC_DATA_FORM('项目支出与整体支出自评表'),
  formula: '基础数据表「项目支出」本年决算数 = 整体自评表按支出性质分的「项目支出」',
  readings: ['按两格都显示的小数位比较'],
  silentWhen: ['缺其中一张表，或整体表没有填项目支出', '一边无法识别：列为未能核对', '恰差一万倍（由 TX-06 报告）'],
  relates: true,

  *check({ basicData, department }): Generator<Outcome<Told>> {
    const own = basicData?.lines.find((line) => line.name === 'projectExpenditure')?.final
    const other = department?.projectExpenditure
    if (
      basicData &&
      department &&
      isFilled(own) &&
      !own.value.isZero() &&
      other?.state === 'blank' &&
      isEmptyBlock(department, 'funds')
    ) {
      yield fail({
        at: other,
        form: department,
        stated: '',
        related: [own],
        listed: own.value,
      })
      return
    }
    if (!basicData || !own || !other || other.state === 'blank') {
      yield notApplicable('两表缺一，或整体表未填项目支出')
      return
    }
    if (!isFilled(own) || !isFilled(other)) {
      yield cannotTell(isFilled(own) ? other : own)
      return
    }
    const equation = sameAmount(own, other, matcherFor(own, other))
    if (equation.holds(AS_STATED)) {
      yield pass(equation)
      return
    }
    if (differByTenThousand(own.value, other.value)) {
      yield cannotTell(own, '疑以元填报，见 TX-06')
      return
    }
    yield fail({
      at: other,
      form: department,
      stated: plain(other.value),
      expected: plain(own.value),
      difference: plain(other.value.minus(own.value)),
      related: [own],
      listed: own.value,
      equation,
    })
  },

  message: ({ stated, difference = '', listed }) =>
    stated === ''
      ? `整体自评表资金各栏和项目支出均未填，基础数据表项目支出决算数 ${plain(listed)}。请补填整体自评表。`
      : `整体自评表项目支出 ${stated}，基础数据表项目支出决算数 ${plain(listed)}，相差 ${difference.replace('-', '')}。请核对两表。`,

  examples: [
    { name: '相等', given: '两表均为 162', plant: () => {}, outcome: 'pass' },
    {
      name: '不等',
      given: '整体表项目支出 126、基本支出 276',
      plant: (s) => void (s.department.byExpenditure = { basic: '276', project: '126' }),
      outcome: 'fail',
      says: '基础数据表项目支出决算数 162',
    },
    {
      name: '整体表资金全空',
      given: '整体表资金、按支出性质分各项全空',
      plant: (s) => [
        Object.assign(s.department.funds, { initial: '', annual: '', executed: '', rate: '', score: '' }),
        Object.assign(s.department.byExpenditure, { basic: '', project: '' }),
      ],
      outcome: 'fail',
      says: '均未填，基础数据表项目支出决算数 162',
    },
    {
      name: '整体表未填',
      given: '整体表项目支出空',
      plant: (s) => void Object.assign(s.department.byExpenditure, { project: '' }),
      outcome: 'not-applicable',
    },
  ],
})
