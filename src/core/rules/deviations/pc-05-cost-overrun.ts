import { isFilled } from '../../form/field.ts'
import { Decimal, percent } from '../../model/decimal.ts'
import { hasReason } from '../../readings/reason.ts'
import { isCost, readRow, type RowReadings } from '../../readings/row-readings.ts'
import { fallAskedBy } from '../../vocabulary/direction-words.ts'
import { fail, notApplicable, type Outcome, pass } from '../outcome.ts'
import { ROWS } from '../parts.ts'
import { defineRule } from '../rule.ts'
import { COST_RULES } from '../sources.ts'
import { alignedIndicators } from '../structure/row-alignment.ts'

/** From 130 % of a cost target on; the same line as for over-completion. */
const LINE = new Decimal('1.3')

interface Told {
  readonly target: string
  readonly overrun: Decimal
}

/**
 * A cost target without a sign may be a limit or something to be spent, so that no score is called wrong; a clear
 * overrun is asked about.
 */
export const costOverrun = defineRule({
  code: 'PC-05',
  title: '成本明显超出而得满分、无说明',
  severity: 'warning',
  scope: 'scored',
  reads: [...ROWS, 'indicators.level3'],
  source: COST_RULES('成本指标'),
  formula: `成本指标没有写符号的，实际成本达到指标值的 ${percent(LINE)} 而得满分、未写原因时，请说明`,
  readings: ['没有写符号的成本，可能是至少要花的数，所以只列为疑点'],
  silentWhen: [
    '指标值写明了符号（由 DF-03 核对）',
    '已经扣分，或写了原因',
    `不到指标值的 ${percent(LINE)}`,
    '名称说的是节约、降低了多少',
  ],

  *check(form): Generator<Outcome<Told>> {
    for (const indicator of alignedIndicators(form)) {
      if (!isCost(indicator)) continue
      if (fallAskedBy(indicator.level3.raw) === 'fall') {
        yield notApplicable('名称说的是节约、降低了多少，不是成本')
        continue
      }
      const overrun = overrunOf(readRow(indicator))
      if (!overrun) {
        yield notApplicable('指标值写明了方向，由得分规则核对')
        continue
      }
      const { score, maxScore, actualValue, targetValue } = indicator
      const full = isFilled(score) && isFilled(maxScore) && score.value.greaterThanOrEqualTo(maxScore.value)
      if (!full || hasReason(indicator) || overrun.lessThan(LINE)) {
        yield pass()
        continue
      }
      yield fail({
        at: actualValue,
        stated: actualValue.raw,
        related: [targetValue, score],
        target: targetValue.raw,
        overrun,
      })
    }
  },

  message: ({ stated, target, overrun }) =>
    `成本指标值「${target}」，实际「${stated}」，为指标值的 ${percent(overrun)}，得了满分。成本超出的请说明原因；指标值是应投入数的请注明。`,

  examples: [
    {
      name: '略有超出',
      given: '项目总成本 80万元，实际 90万元',
      plant: (s) => cost(s.projects[0]!.indicators[3]!, '80万元', '90万元'),
      outcome: 'pass',
    },
    {
      name: '明显超出',
      given: '项目总成本 80万元，实际 135万元，满分，无原因',
      plant: (s) => cost(s.projects[0]!.indicators[3]!, '80万元', '135万元'),
      outcome: 'fail',
      says: '168.75%',
    },
    {
      name: '写了原因',
      given: '同上，偏差原因写明',
      plant: (s) => {
        cost(s.projects[0]!.indicators[3]!, '80万元', '135万元')
        s.projects[0]!.indicators[3]!.reason = '增加了两个市场的改造，经批准追加预算。'
      },
      outcome: 'pass',
    },
    {
      name: '写了符号的由得分规则判',
      given: '≤80万元，实际 135万元',
      plant: (s) => cost(s.projects[0]!.indicators[3]!, '≤80万元', '135万元'),
      outcome: 'not-applicable',
    },
    {
      name: '节约率高出指标值',
      given: '成本节约率 5%，实际 8%，满分，无原因',
      plant: (s) =>
        void Object.assign(s.projects[0]!.indicators[3]!, { level3: '成本节约率', target: '5%', actual: '8%' }),
      outcome: 'not-applicable',
    },
    {
      name: '节约',
      given: '80万元，实际 60万元',
      plant: (s) => cost(s.projects[0]!.indicators[3]!, '80万元', '60万元'),
      outcome: 'pass',
    },
  ],
})

function cost(row: { target: string; actual: string }, target: string, actual: string): void {
  Object.assign(row, { target, actual })
}

/** Actual ÷ target where both directions are allowed; undefined elsewhere. */
function overrunOf({ attainment }: RowReadings): Decimal | undefined {
  if (
    attainment.kind !== 'measured' ||
    !attainment.firm ||
    attainment.readings.some((reading) => reading.by !== 'open')
  )
    return undefined
  return attainment.readings[0].completion
}
