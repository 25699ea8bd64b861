import type { TextField } from '../../form/field.ts'
import { squeeze } from '../../form/label-text.ts'
import { type Outcome, toldOnce } from '../outcome.ts'
import { ROWS } from '../parts.ts'
import { defineRule } from '../rule.ts'
import { PROJECT_FORM } from '../sources.ts'
import { alignedIndicators } from '../structure/row-alignment.ts'
import { RULE_WORDS } from '../../vocabulary/rule-words.ts'
import { anyOf } from '../../vocabulary/word-pattern.ts'

const { across, next, acts, between, measures } = RULE_WORDS.outsideTheYear
const ACROSS = new RegExp(anyOf(across))
const MEASURE = new RegExp(anyOf(measures))
/** 「次年1月支付」 「于2023年3月底前全部完成验收」, but not 「2021年结转资金支付」 or 「下年度支出预算」. */
const OUTSIDE = new RegExp(
  `(${anyOf(next)}|(?:19|20)\\d{2}年度?)(?:${anyOf(between)}|[\\d\\-~.至到月日号])*(${anyOf(acts)})(?![预计进绩标率结情])`,
  'g',
)

/** 「改进措施：…」 tells what is to come, not what was. */
const MEASURES_FOLLOW = /(?:改进|整改|下步|解决)?措施[:为].*$|下一步.*$/

interface Told {
  readonly year: number | undefined
}

/**
 * A reason that tells of spending or completion in another year: what counts for this one may have to be looked at.
 * Told once a form.
 */
export const outsideTheYear = defineRule({
  code: 'TX-15',
  title: '原因里说到评价年度以外的支出或完成',
  severity: 'info',
  scope: 'scored',
  reads: [...ROWS, 'year'],
  source: PROJECT_FORM('全年执行数、实际完成值以评价年度为限'),
  formula: '偏差原因写明跨年度、次年或别的年份支付、完成的，提示核对本年的执行数和完成值',
  silentWhen: [
    '说的是改进措施（「改进措施：」之后的话，加强、加快、提前……）',
    '只提到别的年份，没有说那一年支付或完成',
  ],

  *check(form, { submission }): Generator<Outcome<Told>> {
    const year = form.year ?? submission.year
    const reasons = alignedIndicators(form).flatMap(({ deviationReason }) =>
      deviationReason?.state === 'filled' ? [deviationReason] : [],
    )
    const found = reasons.filter((reason) => tellsOutside(reason, year))
    yield toldOnce(found, { year })
  },

  message: ({ stated = '', year }) =>
    `原因「${shorten(stated)}」说到评价年度以外的支出或完成，请留意${year === undefined ? '本年' : ` ${year} 年`}的执行数和完成值是否只算到年底。`,

  examples: [
    {
      name: '未提别的年度',
      given: '「两家企业年中停业，退出申报；下年度提前摸底。」',
      plant: () => {},
      outcome: 'pass',
    },
    {
      name: '次年支付',
      given: '「验收较晚，尾款于2023年1月支付」',
      plant: (s) => void (s.projects[2]!.indicators[0]!.reason = '验收较晚，尾款于2023年1月支付'),
      outcome: 'fail',
      says: '评价年度以外',
    },
    {
      name: '跨年度',
      given: '「经费周期跨年度」',
      plant: (s) => void (s.projects[2]!.indicators[0]!.reason = '经费周期跨年度'),
      outcome: 'fail',
    },
    {
      name: '别的年份的资金',
      given: '「2021年结转资金支付手续较多，下年度加快支付」',
      plant: (s) => void (s.projects[2]!.indicators[0]!.reason = '2021年结转资金支付手续较多，下年度加快支付'),
      outcome: 'pass',
    },
    {
      name: '改进措施里的安排',
      given: '「一处市场审批推迟。改进措施：剩余市场2023年4月完工」',
      plant: (s) => void (s.projects[2]!.indicators[0]!.reason = '一处市场审批推迟。改进措施：剩余市场2023年4月完工'),
      outcome: 'pass',
    },
    {
      name: '本年度',
      given: '「2022年12月才完成验收」',
      plant: (s) => void (s.projects[2]!.indicators[0]!.reason = '2022年12月才完成验收'),
      outcome: 'pass',
    },
  ],
})

function tellsOutside({ raw }: TextField, year: number | undefined): boolean {
  return squeeze(raw)
    .replace(MEASURES_FOLLOW, '')
    .split(/[,，。;；!！]/)
    .some((clause) => {
      if (ACROSS.test(clause)) return true
      if (MEASURE.test(clause)) return false
      return [...clause.matchAll(OUTSIDE)].some(([, when]) => {
        const named = /^\d{4}/.exec(when!)?.[0]
        return named === undefined || (year !== undefined && Number(named) !== year)
      })
    })
}

function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ')
  return line.length > 40 ? `${line.slice(0, 40)}…` : line
}
