import fc from 'fast-check'
import { describe } from 'vitest'
import { type FormCase, formCasesAnywhere, formOf, pickRow, quoted, type Row, withRow } from './forms.ts'
import { law } from './law.ts'
import { gravity, lines, onRow, reviewedForm } from './told.ts'

/** A target with outcomes from the best to the worst. */
interface Ladder {
  readonly level3: string
  readonly level2: string
  readonly target: string
  readonly outcomes: readonly string[]
}

const figures = fc.record({ target: fc.integer({ min: 4, max: 95 }), unit: fc.constantFrom('%', '个', '公里', '人次') })
/** In hundredths of the target; never so far beyond it that over-completion is asked about. */
const SHARES = [125, 110, 100, 99, 95, 90, 80, 60, 30, 5]

const write = (hundredths: number): string => String(Math.round(hundredths) / 100)

const higher = figures.map(({ target, unit }): Ladder => {
  return {
    level3: '建设任务完成情况',
    level2: '数量指标',
    target: `≥${target}${unit}`,
    outcomes: [...SHARES.map((share) => `${write(target * share)}${unit}`), `0${unit}`],
  }
})

const lower = fc
  .record({ target: fc.integer({ min: 4, max: 95 }), unit: fc.constantFrom('%', '天', '万元', '起') })
  .map(({ target, unit }): Ladder => {
    return {
      level3: '控制水平',
      level2: '质量指标',
      target: `≤${target}${unit}`,
      outcomes: [60, 90, 100, 101, 110, 130, 150, 190, 260].map((share) => `${write(target * share)}${unit}`),
    }
  })

const zero = fc.constantFrom('起', '次', '%', '件').map((unit): Ladder => {
  return {
    level3: '安全事故发生数',
    level2: '社会效益指标',
    target: `0${unit}`,
    outcomes: ['0', '1', '2', '9'].map((count) => `${count}${unit}`),
  }
})

const dates = fc.constantFrom('2022年12月31日前', '2022年6月30日前完成', '2022年10月底前').map((target): Ladder => {
  return {
    level3: '任务完成时间',
    level2: '时效指标',
    target,
    outcomes: ['2022年3月15日', '2022年6月1日', '2022年11月3日', '2023年1月5日', '2023年6月5日'],
  }
})

const words = fc.constantFrom('及时', '明显改善', '长期有效', '按期完成').map((target): Ladder => {
  return { level3: '工作成效', level2: '社会效益指标', target, outcomes: [target, '部分完成', '未完成'] }
})

interface Step {
  readonly form: FormCase
  readonly pick: number
  readonly ladder: Ladder
  readonly step: number
  readonly reason: string
}

const steps: fc.Arbitrary<Step> = fc.record({
  form: formCasesAnywhere(['clean', 'real']),
  pick: fc.nat(40),
  ladder: fc.oneof(higher, lower, zero, dates, words),
  step: fc.nat(20),
  reason: fc.constantFrom('', '', '年中任务调整，下年度按实际需要编制指标。'),
})

/**
 * Questions that a worse outcome rightly ends: of reaching far more than was asked, of scoring below what is due, of a
 * reason without need.
 */
const OF_TOO_GOOD = new Set(['PC-02', 'DF-04', 'PC-04'])

describe('a worse outcome', () => {
  law(
    'never makes what is found milder, all else being equal and the score full',
    steps,
    60,
    ({ form: formCase, pick, ladder, step, reason }) => {
      const form = formOf(formCase)
      const index = pickRow(form, pick, (row) => Number(row.maxScore) > 0)!
      const { outcomes, ...named } = ladder
      const at = step % (outcomes.length - 1)
      const [better, worse] = [outcomes[at]!, outcomes[at + 1]!].map((actual) => {
        const row: Partial<Row> = { ...named, actual, score: form.indicators[index]!.maxScore, reason }
        const changed = withRow(form, index, row)
        return {
          row: changed.indicators[index]!,
          found: onRow(reviewedForm(formCase, changed), index).filter(({ rule }) => !OF_TOO_GOOD.has(rule)),
        }
      })
      const milder = gravity(worse!.found) < gravity(better!.found)
      const told = [
        quoted(better!.row),
        ...lines(better!.found),
        `→ 完成「${worse!.row.actual}」`,
        ...lines(worse!.found),
      ]
      return milder ? told : []
    },
  )
})
