import { isFilled } from '../../form/field.ts'
import { cannotTell, fail, type Outcome, pass } from '../outcome.ts'
import { ROWS } from '../parts.ts'
import { defineRule } from '../rule.ts'
import { PROJECT_FORM } from '../sources.ts'
import { type Slip, slipOf } from './row-alignment.ts'

const SAYS: Readonly<Record<Slip, string>> = {
  'weight-missing': '本行得分有数而分值为空。请补填分值，并核对一级指标分值之和。',
  right: '本行数据疑似右移了一列（偏差原因栏里是数字）。请将各值移回对应的栏。',
  left: '本行数据疑似左移了一列（得分为空，分值落在实际完成值栏）。请将各值移回对应的栏。',
}

interface Told {
  readonly slip: Slip
}

/**
 * A row that slipped is reported once, here; the other rules leave it alone, as they do a row that cannot be judged.
 */
export const valuesOutOfColumn = defineRule({
  code: 'JG-05',
  title: '行内错列',
  severity: 'error',
  scope: 'scored',
  reads: [...ROWS, 'indicators.level3'],
  source: PROJECT_FORM('指标表各栏'),
  formula: '分值空而得分有数，或数值与栏目错开一列',
  silentWhen: [
    '分值、得分都空（由 FZ-04、DF-06 报告）',
    '与别的行合用分值、得分的行',
    '偏差原因里写的不是一个单独的数',
  ],

  *check({ groups }): Generator<Outcome<Told>> {
    for (const group of groups) {
      for (const indicator of group.indicators) {
        if (indicator.unjudged !== undefined) {
          yield cannotTell(indicator.level3, indicator.unjudged)
          continue
        }
        const slip = slipOf(indicator, group)
        if (slip === undefined) {
          yield pass()
          continue
        }
        const at =
          slip === 'left' ? indicator.score : slip === 'right' ? indicator.deviationReason! : indicator.maxScore
        const stated = slip === 'weight-missing' && isFilled(indicator.score) ? '' : at.raw
        yield fail({
          at,
          stated,
          related: [indicator.targetValue, indicator.actualValue, indicator.maxScore, indicator.score],
          slip,
        })
      }
    }
  },

  message: ({ slip }) => SAYS[slip],

  examples: [
    { name: '各在其栏', given: '分值 20，得分 20', plant: () => {}, outcome: 'pass' },
    {
      name: '分值空',
      given: '分值空，得分 10',
      plant: (s) => void (s.projects[0]!.indicators[6]!.maxScore = ''),
      outcome: 'fail',
      says: '得分有数而分值为空',
    },
    {
      name: '右移一列',
      given: '实际完成值起各值右移一栏',
      plant: (s) =>
        void Object.assign(s.projects[0]!.indicators[0]!, { actual: '', maxScore: '11个', score: '20', reason: '20' }),
      outcome: 'fail',
      says: '右移',
    },
    {
      name: '左移一列',
      given: '年度指标值起各值左移一栏',
      plant: (s) =>
        void Object.assign(s.projects[0]!.indicators[0]!, { target: '11个', actual: '20', maxScore: '20', score: '' }),
      outcome: 'fail',
      says: '左移',
    },
    {
      name: '两者皆空',
      given: '分值、得分均空（由别的规则报告）',
      plant: (s) => void Object.assign(s.projects[0]!.indicators[6]!, { maxScore: '', score: '' }),
      outcome: 'pass',
    },
  ],
})
