import { isFilled } from '../../form/field.ts'
import type { ScoredForm } from '../../form/forms.ts'
import { squeeze } from '../../form/label-text.ts'
import { type Decimal, percent, plain, ZERO } from '../../model/decimal.ts'
import { fail, notApplicable, type Outcome, pass } from '../outcome.ts'
import { defineRule } from '../rule.ts'
import { PRACTICE } from '../sources.ts'
import { RULE_WORDS } from '../../vocabulary/rule-words.ts'
import { anyOf } from '../../vocabulary/word-pattern.ts'
import { inPercent } from '../wording.ts'

const { alone, withMoney, money } = RULE_WORDS.budgetChange
const ALONE = new RegExp(anyOf(alone))
const [CHANGE, MONEY] = [anyOf(withMoney), anyOf(money)]
const BESIDE_MONEY = new RegExp(`(?:${CHANGE}).{0,8}?(?:${MONEY})|(?:${MONEY}).{0,8}?(?:${CHANGE})`)

/** Heads such as 「全年（调整）预算数(A)」 and 「调整后指标值」 say nothing of a change. */
const HEAD = /(?:全年|年初|年度)?\(?调整后?\)?(?:全年)?(?:预算|指标|目标)(?:数|值|金额)?(?!率)/g

interface Told {
  readonly initial: Decimal
  readonly change: Decimal
  /** Of the initial budget. */
  readonly share: Decimal
}

/** A large change is explained by any word on it, or by what was carried over and had not been budgeted. */
export const budgetChanged = defineRule({
  code: 'ZJ-10',
  title: '全年预算数比年初变动较大而无说明',
  severity: 'info',
  scope: 'scored',
  reads: ['texts', 'funds.rows', 'indicators.level3'],
  source: PRACTICE('预算调整'),
  formula: ({ budgetChange }) =>
    `｜全年预算数 − 年初预算数｜ ÷ 年初预算数 达到方案所定的线（全国通用 ${inPercent(budgetChange)}），而表上没有一处说到调整、追加、压减的，提示`,
  silentWhen: ['年初预算数空或为 0', '差额正是上年结转资金', '表上任何一处说到预算调整、追加、压减、收回等'],

  needs: (form) => ({
    initial: form.funds?.rows.total?.initialBudget,
    annual: form.funds?.rows.total?.annualBudget,
    form,
  }),
  notApplicableIf: 'unfilled',

  *check({ initial, annual, form }, { scheme }): Generator<Outcome<Told>> {
    if (initial.value.lessThanOrEqualTo(ZERO)) {
      yield notApplicable('年初预算数为 0')
      return
    }
    const change = annual.value.minus(initial.value)
    const share = change.abs().dividedBy(initial.value)
    if (share.lessThan(scheme.budgetChange) || isCarriedOver(form, change.toFixed()) || tellsChange(form)) {
      yield pass()
      return
    }
    yield fail({
      at: annual,
      stated: plain(annual.value),
      difference: plain(change),
      related: [initial],
      initial: initial.value,
      change,
      share,
    })
  },

  message: ({ stated, initial, change, share }) =>
    `全年预算数 ${stated} 比年初预算数 ${plain(initial)} ${change.isNegative() ? '减少' : '增加'} ${percent(share)}，表上没有说明。建议写明调整的原因。`,

  examples: [
    { name: '未调整', given: '年初 80，全年 80', plant: () => {}, outcome: 'pass' },
    {
      name: '追加过半',
      given: '年初 50，全年 80，没有说明',
      plant: (s) => void (s.projects[0]!.funds.total.initial = '50'),
      outcome: 'fail',
      says: '增加 60%',
    },
    {
      name: '不到线',
      given: '年初 62，全年 80（29.03%）',
      plant: (s) => void (s.projects[0]!.funds.total.initial = '62'),
      outcome: 'pass',
    },
    {
      name: '原因里说到',
      given: '年初 50，全年 80，备注「年中追加 30 万元」',
      plant: (s) => {
        s.projects[0]!.funds.total.initial = '50'
        s.projects[0]!.remark = '备注：年中追加 30 万元。'
      },
      outcome: 'pass',
    },
    {
      name: '说的是别的调整',
      given: '年初 50，全年 80，原因「统计口径调整」',
      plant: (s) => {
        s.projects[0]!.funds.total.initial = '50'
        s.projects[0]!.indicators[0]!.reason = '统计口径调整'
      },
      outcome: 'fail',
    },
    {
      name: '差额是上年结转',
      given: '年初 50，全年 80，其中上年结转 30',
      plant: (s) => {
        const { funds } = s.projects[0]!
        funds.total.initial = '50'
        funds.fiscal = { initial: '50', annual: '50', executed: '46' }
        funds.carryover = { initial: '', annual: '30', executed: '30' }
      },
      outcome: 'pass',
    },
    {
      name: '年初预算为 0',
      given: '各表年初预算均未填',
      plant: (s) => {
        for (const funds of [s.department.funds, ...s.projects.map((each) => each.funds.total)]) funds.initial = ''
      },
      outcome: 'not-applicable',
    },
  ],
})

function isCarriedOver({ funds }: ScoredForm, change: string): boolean {
  const carried = funds?.rows.carryover?.annualBudget
  return isFilled(carried) && carried.value.toFixed() === change
}

function tellsChange(form: ScoredForm): boolean {
  const names = namesOn(form)
  return form.texts.some(({ text }) => {
    if (names.has(text)) return false
    const words = squeeze(text).replace(HEAD, '')
    return ALONE.test(words) || BESIDE_MONEY.test(words)
  })
}

/** 「上年结转资金」 is the name of a row, 「新增财政投入」 of an indicator; 「预算调整率」 speaks of the change. */
function namesOn({ funds, indicators }: ScoredForm): ReadonlySet<string> {
  const rows = Object.values(funds?.rows ?? {}).map((row) => row.label)
  return new Set([...rows, ...indicators.map((each) => each.level3.raw).filter((name) => !name.includes('预算调整'))])
}
