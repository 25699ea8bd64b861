import { spot } from '../locate.ts'
import {
  anyForm,
  anyProject,
  fundPath,
  fundTotal,
  isNumber,
  less,
  more,
  type PlantKind,
  scoreSum,
  settleTotal,
} from '../plant.ts'
import { compare, fixed, rational, read, rounded, times } from '../rational.ts'

/** 执行率 as two decimals of a per cent, and every score that may stand for it. */
export function executionOf({ executed, annual }: { executed: string; annual: string }): {
  rate: string
  scores: string[]
} {
  const [e, a] = [read(executed), read(annual)]
  const exact = compare(e, a) > 0 ? rational(1) : { n: e.n * a.d, d: e.d * a.n }
  const hundred = times(exact, rational(100))
  const whole = times(read(fixed(hundred, 0)), rational(1, 10))
  return { rate: `${rounded(hundred, 2)}%`, scores: [rounded(times(exact, rational(10)), 2), rounded(whole, 2)] }
}

const SOURCES = ['fiscal', 'carryover', 'other'] as const

export const FUNDS: readonly PlantKind[] = [
  ...(['initial', 'annual', 'executed'] as const).map(
    (column): PlantKind => ({
      name: `ZJ-01 a source of funds wrong in column ${column}`,
      codes: ['ZJ-01'],
      severity: 'error',
      plant: (content, draw) => {
        const found = anyProject(content, draw, ({ funds }) =>
          SOURCES.some((name) => isNumber(funds[name][column]) && Number(funds[name][column]) > 4),
        )
        if (!found) return undefined
        const { funds } = found.form
        const name = draw.pick(
          SOURCES.filter((each) => isNumber(funds[each][column]) && Number(funds[each][column]) > 4),
        )
        funds[name][column] = column === 'annual' ? more(funds[name][column], 3) : less(funds[name][column], 3)
        return { at: spot([...found.path, 'funds', name, column]), among: true }
      },
    }),
  ),
  {
    name: 'ZJ-01 the total of the initial budget wrong',
    codes: ['ZJ-01'],
    severity: 'error',
    plant: (content, draw) => {
      const found = anyProject(
        content,
        draw,
        ({ funds }) => isNumber(funds.fiscal.initial) && isNumber(funds.total.initial),
      )
      if (!found) return undefined
      found.form.funds.total.initial = more(found.form.funds.total.initial, 7)
      return { at: spot([...found.path, 'funds', 'total', 'initial']), among: true }
    },
  },
  {
    name: 'ZJ-02 a source spent beyond its budget',
    codes: ['ZJ-02'],
    severity: 'error',
    plant: (content, draw) => {
      const found = anyProject(
        content,
        draw,
        ({ funds }) =>
          isNumber(funds.fiscal.annual) &&
          SOURCES.some(
            (name) =>
              name !== 'fiscal' &&
              Number(funds[name].executed) > Number(funds.fiscal.annual) - Number(funds.fiscal.executed) + 3,
          ),
      )
      if (!found) return undefined
      const { funds } = found.form
      const moved = more(less(funds.fiscal.annual, funds.fiscal.executed), 2)
      const from = SOURCES.find((name) => name !== 'fiscal' && Number(funds[name].executed) > Number(moved))
      if (!from) return undefined
      funds.fiscal.executed = more(funds.fiscal.executed, moved)
      funds[from].executed = less(funds[from].executed, moved)
      return { at: spot([...found.path, 'funds', 'fiscal', 'executed']), among: true }
    },
  },
  {
    name: 'ZJ-02 the department spent beyond its budget',
    codes: ['ZJ-02'],
    severity: 'error',
    plant: (content, draw) => {
      const { funds } = content.department
      const annual = less(funds.executed, draw.int(2, 9))
      Object.assign(funds, {
        annual,
        rate: draw.pick([
          '100%',
          `${fixed(times(rational(100), { n: read(funds.executed).n * read(annual).d, d: read(funds.executed).d * read(annual).n }), 2)}%`,
        ]),
        score: '10',
      })
      Object.assign(content.department.byIncome, { generalBudget: annual, governmentFund: '', nonTax: '0', other: '' })
      settleTotal(content.department)
      return { at: spot(['department', 'funds', 'executed']), among: true }
    },
  },
  {
    name: 'ZJ-03 a wrong or blank 执行率',
    codes: ['ZJ-03'],
    severity: 'error',
    plant: (content, draw) => {
      const found = anyForm(content, draw)
      const total = fundTotal(found.form)
      const { rate } = executionOf(total)
      total.rate = draw.chance(0.3) ? '' : `${Number(rate.replace('%', '')) < 50 ? 88 : draw.int(20, 45)}.25%`
      const at = spot([...fundPath(found), 'rate'])
      return { at, corrections: [{ at, shows: [rate] }] }
    },
  },
  {
    name: 'ZJ-04 a wrong or blank 执行率得分 under a right total',
    codes: ['ZJ-04'],
    severity: 'error',
    plant: (content, draw) => {
      const found = anyForm(content, draw)
      const total = fundTotal(found.form)
      const { scores } = executionOf(total)
      found.form.total.score = scoreSum(found.form)
      const right = total.score
      total.score = draw.chance(0.3) ? '' : Number(right) > 5 ? `${draw.int(1, 4)}` : '9'
      const at = spot([...fundPath(found), 'score'])
      return { at, corrections: [{ at, shows: [...scores, right] }] }
    },
  },
  {
    name: 'ZJ-04 a wrong 执行率得分 that the total follows',
    codes: ['ZJ-04'],
    severity: 'error',
    plant: (content, draw) => {
      const found = anyForm(content, draw)
      const total = fundTotal(found.form)
      const { scores } = executionOf(total)
      total.score = Number(total.score) > 5 ? `${draw.int(1, 4)}` : '9'
      settleTotal(found.form)
      const at = spot([...fundPath(found), 'score'])
      const others = less(found.form.total.score, total.score)
      const sum = { at: spot([...found.path, 'total', 'score']), shows: scores.map((score) => more(others, score)) }
      return { at, corrections: [{ at, shows: scores }, sum], alsoErrors: ['DF-02'] }
    },
  },
  {
    name: 'ZJ-05 spent without a budget',
    codes: ['ZJ-05', 'ZJ-01', 'ZJ-06'],
    severity: 'error',
    plant: (content, draw) => {
      const found = anyForm(content, draw)
      if (Number(fundTotal(found.form).executed) === 0) return undefined
      fundTotal(found.form).annual = draw.pick(['0', ''])
      return { at: spot([...fundPath(found), 'annual']) }
    },
  },
  {
    name: 'ZJ-06 an income part wrong',
    codes: ['ZJ-06'],
    severity: 'error',
    plant: (content, draw) => {
      const { byIncome } = content.department
      const name = draw.pick(
        (['generalBudget', 'governmentFund', 'nonTax', 'other'] as const).filter((each) => isNumber(byIncome[each])),
      )
      byIncome[name] = more(byIncome[name], draw.int(3, 60))
      return { at: spot(['department', 'byIncome', name]), among: true }
    },
  },
  {
    name: 'ZJ-07 基本支出 wrong',
    codes: ['ZJ-07'],
    severity: 'error',
    plant: (content, draw) => {
      const { byExpenditure } = content.department
      byExpenditure.basic = more(byExpenditure.basic, draw.int(3, 60))
      return { at: spot(['department', 'byExpenditure', 'basic']), among: true }
    },
  },
  {
    name: 'ZJ-07 and BJ-05 by one wrong 项目支出 of the department form',
    codes: ['ZJ-07', 'BJ-05'],
    severity: 'error',
    plant: (content, draw) => {
      const { byExpenditure } = content.department
      byExpenditure.project = more(byExpenditure.project, draw.int(3, 60))
      return { at: spot(['department', 'byExpenditure', 'project']) }
    },
  },
  {
    name: 'ZJ-09 the source lines of one column left out',
    codes: ['ZJ-09', 'ZJ-01'],
    severity: 'error',
    plant: (content, draw) => {
      const column = draw.pick(['annual', 'executed'] as const)
      const found = anyProject(content, draw, ({ funds }) => isNumber(funds.fiscal[column]))
      if (!found) return undefined
      for (const name of SOURCES) found.form.funds[name][column] = ''
      return { at: spot([...found.path, 'funds', 'fiscal', column]), among: true }
    },
  },
]
