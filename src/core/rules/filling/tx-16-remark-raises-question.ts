import { isFilled } from '../../form/field.ts'
import { hasReason } from '../../readings/reason.ts'
import { readRow } from '../../readings/row-readings.ts'
import { fail, type Outcome, pass } from '../outcome.ts'
import { ROWS } from '../parts.ts'
import { defineRule } from '../rule.ts'
import { MEASURES } from '../sources.ts'
import { alignedIndicators } from '../structure/row-alignment.ts'

interface Told {
  readonly doubt: string
}

/**
 * The figure counts; a remark behind it that tells of something not done is asked about where the score is full and
 * nothing explains it.
 */
export const remarkRaisesQuestion = defineRule({
  code: 'TX-16',
  title: '完成值后的说明与满分不相称',
  severity: 'warning',
  scope: 'scored',
  reads: [...ROWS, 'indicators.level3'],
  source: MEASURES('实际完成值应为实际数'),
  formula: '完成值以数字为准；数字后面又写有未完成、未验收等情况而得满分、未写原因的，请说明',
  readings: ['「无未验收项目」「取消的2个未安排资金」「剩余户不再改造」不算没有完成'],
  silentWhen: ['没有写未完成、未验收之类的情况', '已经扣分，或写了偏差原因'],

  *check(form): Generator<Outcome<Told>> {
    for (const indicator of alignedIndicators(form)) {
      const { doubt } = readRow(indicator)
      const { actualValue, score, maxScore } = indicator
      if (actualValue.state !== 'filled') continue
      if (
        doubt === undefined ||
        !isFilled(score) ||
        !isFilled(maxScore) ||
        score.value.lessThan(maxScore.value) ||
        hasReason(indicator)
      ) {
        yield pass()
        continue
      }
      yield fail({
        at: actualValue,
        stated: actualValue.raw,
        related: [score],
        doubt,
      })
    }
  },

  message: ({ stated, doubt }) => `完成值「${stated}」里写着「${doubt}」，却得了满分。请核对得分，或说明。`,

  examples: [
    {
      name: '说明是好事',
      given: '100%，无未通过验收项目',
      plant: (s) => void (s.projects[0]!.indicators[1]!.actual = '100%，无未通过验收项目'),
      outcome: 'pass',
    },
    {
      name: '数字达到，说明里有未完成的',
      given: '≥10个，完成 11个，1个未验收，20 分得 20',
      plant: (s) => void (s.projects[0]!.indicators[0]!.actual = '11个，1个未验收'),
      outcome: 'fail',
      says: '1个未验收',
    },
    {
      name: '已写原因的不问',
      given: '同上，偏差原因写明',
      plant: (s) =>
        void Object.assign(s.projects[0]!.indicators[0]!, {
          actual: '11个，1个未验收',
          reason: '一个市场于次年一月验收。',
        }),
      outcome: 'pass',
    },
    {
      name: '已扣分的不问',
      given: '同上，20 分得 18',
      plant: (s) => void Object.assign(s.projects[0]!.indicators[0]!, { actual: '11个，1个未验收', score: '18' }),
      outcome: 'pass',
    },
    {
      name: '说的是别的',
      given: '11个，取消的2个未安排资金；11个，剩余市场不再改造',
      plant: (s) => {
        s.projects[0]!.indicators[0]!.actual = '11个，取消的2个未安排资金'
        s.projects[1]!.indicators[0]!.actual = '100%，剩余市场不再改造'
      },
      outcome: 'pass',
    },
    {
      name: '中性的说明',
      given: '11个，分布在 3 个区',
      plant: (s) => void (s.projects[0]!.indicators[0]!.actual = '11个，分布在3个区'),
      outcome: 'pass',
    },
  ],
})
