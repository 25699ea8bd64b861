import type { TextField } from '../../form/field.ts'
import type { ScoredForm } from '../../form/forms.ts'
import { squeeze } from '../../form/label-text.ts'
import type { Decimal } from '../../model/decimal.ts'
import { fail, notApplicable, type Outcome, pass } from '../outcome.ts'
import { ROWS } from '../parts.ts'
import { defineRule, type Example, type Facts } from '../rule.ts'
import { PROJECT_FORM } from '../sources.ts'
import { type FigureInText, figuresIn, type TextOf } from './figures-in-text.ts'
import { fundsNamed, indicatorNamed, type NamedCell } from './named-cells.ts'

const NAMES = { target: '预期目标', outcome: '实际完成情况' } as const

/** Round thousands are rounded, even if nobody says so: within this share they are one figure. */
const ROUND = '0.01'

interface Told {
  readonly of: TextOf
  /** The cells that say something else. */
  readonly cells: readonly NamedCell[]
}

/**
 * 预期目标 against 指标值 and the budget, 实际完成情况 against 完成值 and what was spent. A figure of the text counts only if what it
 * is said of, its unit and its kind name one cell beyond doubt.
 */
export const goalContradicts = defineRule({
  code: 'TX-13',
  title: '总体目标里的数与指标、资金不一',
  severity: 'warning',
  scope: 'scored',
  reads: [
    ...ROWS,
    'year',
    'texts',
    'funds.rows',
    'funds.basis',
    'funds.maxScore',
    'funds.executionRate',
    'goals.expected',
    'goals.actual',
    'indicators.level3',
  ],
  source: PROJECT_FORM('年度总体目标及完成情况'),
  formula:
    '预期目标里写明的数应与同名同单位的指标值、预算数一致；实际完成情况里的数应与同名同单位的完成值、执行数、执行率一致',
  readings: [
    '「50个以上」不小于 50 就相符',
    '写得粗些也算相符：12万 与 119800，95% 与 95.4%',
    '预算可以是年初预算数，也可以是全年预算数',
  ],
  silentWhen: [
    '名称、单位、是数还是比例，不能只对应一项的',
    '合计、累计、平均、其中、年中进度、往年的数，以及约、余、左右',
    '同一句里有两个数，或同一项在文中写了几个数',
    '等于几项指标之和的',
    '实际完成情况照抄预期目标的（由 TX-11 报告）',
  ],

  *check(form, facts): Generator<Outcome<Told>> {
    const { expected, actual } = form.goals
    const copied = expected && actual && squeeze(expected.raw) === squeeze(actual.raw)
    if (expected?.state !== 'filled' && actual?.state !== 'filled') {
      yield notApplicable('没有填总体目标')
      return
    }
    if (expected?.state === 'filled') yield* contradictions(form, expected, 'target', facts)
    if (actual?.state === 'filled' && !copied) yield* contradictions(form, actual, 'outcome', facts)
  },

  message: ({ stated, of, cells }) =>
    `${NAMES[of]}写「${stated}」，${[...new Set(cells.map(({ label, shown }) => `${label}为 ${shown}`))].join('，')}，两处不一。请核对，改正写错的一处；口径不同的请说明。`,

  examples: [
    { name: '没有数', given: '「已完成…，取得预期成效。」', plant: () => {}, outcome: 'not-applicable' },
    told('相符', '2022年改造农贸市场11个，验收合格率100%。', 'pass'),
    told(
      '不一',
      '一是圆满完成改造农贸市场8个；二是购物环境明显改善。',
      'fail',
      '「圆满完成改造农贸市场8个」，指标「改造农贸市场」完成值为 11个',
    ),
    told('名称分在数的两边', '全年共改造15个农贸市场。', 'fail'),
    told('词序不同', '农贸市场改造达到15个。', 'fail'),
    told('多少以上', '改造农贸市场15个以上。', 'fail'),
    told('多少以上，已达到', '改造农贸市场10个以上。', 'pass'),
    told('范围更小的不比', '改造城区农贸市场8个。', 'not-applicable'),
    told('单位不同的不比', '改造农贸市场8万平方米。', 'not-applicable'),
    told('约数不比', '改造农贸市场约8个，改造农贸市场20余个。', 'not-applicable'),
    told('年中进度不比', '截至10月底，改造农贸市场8个。', 'not-applicable'),
    told('累计、往年不比', '累计改造农贸市场30个；2021年改造农贸市场9个；上年已改造农贸市场9个。', 'not-applicable'),
    told('其中不比', '改造市场11个，其中农贸市场、改造农贸市场8个。', 'not-applicable'),
    told('分两处写的不比', '上半年改造农贸市场6个。改造农贸市场5个，又改造农贸市场6个。', 'pass'),
    told('一句两个数的不比', '改造农贸市场由8个增至19个。', 'not-applicable'),
    told('执行数不一', '全年执行数67万元，改造全部完成。', 'fail', '资金表全年执行数为 76 万元'),
    told('执行数差了单位', '本项目实际支出0.76亿元。', 'fail'),
    told('部分支出', '支付改造补助资金30万元，其余用于宣传。', 'pass'),
    told('部分大于全部', '支付改造补助资金96万元。', 'fail', '全年执行数为 76 万元'),
    told('部分大于全部，名称里有顿号', '兑现市场改造、外迁补助资金96万元。', 'fail', '全年执行数为 76 万元'),
    told('几项用顿号隔开', '改造农贸市场11个、扶持经营户300户。', 'pass'),
    told('别的来源的钱不比', '撬动社会资金支出900万元，拨付省级补助资金300万元。', 'not-applicable'),
    told('执行率不一', '预算执行率98%。', 'fail', '资金表执行率为 95%'),
    told('执行率取整', '预算执行率95.0%。', 'pass'),
    {
      name: '预期目标与指标值不一',
      given: '预期目标「计划改造农贸市场不少于12个」，指标值 ≥10个',
      plant: (s) => void (s.projects[0]!.goals.expected = '计划改造农贸市场不少于12个，年度预算80万元。'),
      outcome: 'fail',
      says: '指标「改造农贸市场」指标值为 ≥10个',
    },
    {
      name: '预期目标是年初预算',
      given: '年初 70，全年 80，预期目标「年度预算70万元」',
      plant: (s) => {
        Object.assign(s.projects[0]!.funds.total, { initial: '70' })
        s.projects[0]!.goals.expected = '年度预算70万元，按计划改造。'
      },
      outcome: 'pass',
    },
    {
      name: '按元写、按万元写',
      given: '完成值 119800元，完成情况「发放经营户补贴12万元」',
      plant: (s) => {
        Object.assign(s.projects[0]!.indicators[0]!, {
          level3: '发放经营户补贴',
          target: '≥100000元',
          actual: '119800元',
        })
        s.projects[0]!.goals.actual = '发放经营户补贴12万元。'
      },
      outcome: 'pass',
    },
    {
      name: '进一不是取整',
      given: '完成值 1.2万亩，完成情况「建设高标准农田2万亩」',
      plant: (s) => {
        Object.assign(s.projects[0]!.indicators[0]!, { level3: '高标准农田', target: '≥1万亩', actual: '1.2万亩' })
        s.projects[0]!.goals.actual = '建设高标准农田2万亩。'
      },
      outcome: 'fail',
    },
    {
      name: '几项之和',
      given: '两项指标各 5个、6个，完成情况写 11个',
      plant: (s) => {
        const [first, second] = s.projects[0]!.indicators
        Object.assign(first!, { level3: '改造农贸市场', target: '≥5个', actual: '5个' })
        Object.assign(second!, { level3: '改造便民市场', target: '≥6个', actual: '6个' })
        s.projects[0]!.goals.actual = '改造农贸市场11个。'
      },
      outcome: 'not-applicable',
    },
    {
      name: '照抄预期目标',
      given: '两格同为「改造农贸市场10个以上」，由 TX-11 报告',
      plant: (s) => {
        Object.assign(s.projects[0]!.goals, { expected: '改造农贸市场20个以上。', actual: '改造农贸市场20个以上。' })
        s.projects[0]!.indicators[0]!.target = '≥20个'
      },
      outcome: 'pass',
    },
  ],
})

/** 实际完成情况 of the first project: 「改造农贸市场」 ≥10个, 11个; budget 80, spent 76. */
function told(name: string, text: string, outcome: Example['outcome'], says?: string): Example {
  return {
    ...{ name, given: `完成值 11个，执行 76；实际完成情况「${text}」`, outcome },
    plant: (s) => void (s.projects[0]!.goals.actual = text),
    ...(says === undefined ? {} : { says }),
  }
}

function* contradictions(
  form: ScoredForm,
  text: TextField,
  of: TextOf,
  { scheme, submission }: Facts,
): Generator<Outcome<Told>> {
  const indicator = indicatorNamed(form, of)
  const funds = fundsNamed(form, of, scheme)
  const claims = new Map<NamedCell['field'], Claim[]>()
  for (const figure of figuresIn(text.raw, form.year ?? submission.year)) {
    const named = funds(figure)
    const cell = named ? undefined : indicator(figure)
    const cells = named?.cells ?? (cell ? [cell] : [])
    if (cells.length === 0) continue
    const claim = { figure, cells, fits: cells.some((each) => fits(each, figure, of, named?.part ?? false)) }
    claims.set(cells[0]!.field, [...(claims.get(cells[0]!.field) ?? []), claim])
  }
  if (claims.size === 0) yield notApplicable('文中没有能对应到一格的数')
  for (const [field, [first, ...others]] of claims) {
    if (first!.fits || others.length > 0 || isToldTwice(first!.figure, text.raw)) {
      yield pass()
      continue
    }
    const { figure, cells } = first!
    yield fail({
      at: { ...text, key: `${text.key}.${field.key}` },
      stated: figure.clause,
      related: cells.map((each) => each.field),
      of,
      cells,
    })
  }
}

/** Whether the text gives another figure for the same thing: in parts, or step by step. */
function isToldTwice({ bare }: FigureInText, text: string): boolean {
  if (bare === '') return false
  const words = squeeze(text)
  let times = 0
  for (let at = words.indexOf(bare); at >= 0; at = words.indexOf(bare, at + 1)) {
    if (/\d/.test(words.slice(at + bare.length, at + bare.length + 10))) times++
  }
  return times > 1
}

interface Claim {
  readonly figure: FigureInText
  readonly cells: readonly NamedCell[]
  readonly fits: boolean
}

function fits(cell: NamedCell, figure: FigureInText, of: TextOf, part: boolean): boolean {
  const value = cell.valueOf(figure)!
  if (isNear(cell, figure, value) || cell.besides().has(figure.value.dividedBy(figure.multiplier).toFixed()))
    return true
  if (part) return value.lessThan(cell.value)
  if (of === 'target') return false
  if (figure.comparator === '>=' || figure.comparator === '>') return cell.value.greaterThanOrEqualTo(value)
  return (figure.comparator === '<=' || figure.comparator === '<') && cell.value.lessThanOrEqualTo(value)
}

/** One figure, rounded or cut off at the last digit of either; or round thousands that nobody wrote out. */
function isNear(cell: NamedCell, figure: FigureInText, value: Decimal): boolean {
  const digit = figure.value.isZero() ? figure.lastDigit : figure.lastDigit.times(value).dividedBy(figure.value)
  if (isShortFor(value, cell.value, digit) || isShortFor(cell.value, value, cell.lastDigit)) return true
  const plainly = figure.value.dividedBy(figure.multiplier).toFixed()
  return /00$/.test(plainly) && value.minus(cell.value).abs().lessThan(value.times(ROUND))
}

/**
 * Whether a figure is another one rounded half up or cut off at its last digit: 12万 is 119800 or 120800, and 2万 is not
 * 1.2万.
 */
function isShortFor(written: Decimal, exact: Decimal, digit: Decimal): boolean {
  const above = exact.minus(written)
  return above.isNegative() ? above.abs().lessThanOrEqualTo(digit.dividedBy(2)) : above.lessThan(digit)
}
