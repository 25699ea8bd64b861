import { type FilledNumber, isFilled } from '../../form/field.ts'
import { plain, sum } from '../../model/decimal.ts'
import { sumEquation } from '../equation.ts'
import { cannotTell, fail, notApplicable, type Outcome, pass } from '../outcome.ts'
import { ROWS } from '../parts.ts'
import { defineRule } from '../rule.ts'
import { MEASURES } from '../sources.ts'
import { slippedFields } from '../structure/row-alignment.ts'
import { SUMS } from '../sums.ts'

interface Told {
  readonly group: { readonly name: string; readonly parts: readonly FilledNumber[] }
}

/** Anchored at the 一级指标 cell, which carries the weight that the rows below must add up to. Exact, no tolerance. */
export const groupWeight = defineRule({
  code: 'FZ-01',
  title: '三级指标分值之和应等于一级指标所标分值',
  severity: 'error',
  scope: 'scored',
  reads: [...ROWS, 'groups.name'],
  source: MEASURES('绩效指标分值权重'),
  formula: '一级指标所标分值 = 其下各三级指标分值之和',
  silentWhen: [
    '一级指标没有标分值',
    '有一项分值未填、无法识别或错列：列为未能核对',
    '合用的分值只计一次；跨两个一级指标合用的，列为未能核对',
  ],
  relates: true,

  *check(form): Generator<Outcome<Told>> {
    const slipped = slippedFields(form)
    for (const { total: weight, parts, column: name, open: across } of SUMS['FZ-01'].resolve(form)) {
      if (!isFilled(weight)) continue
      if (parts.every((part) => part.state === 'absent')) {
        yield notApplicable('表上没有分值栏')
        continue
      }
      if (across) {
        yield cannotTell(across.at, across.reason)
        continue
      }
      const open = parts.find((part) => !isFilled(part) || slipped.has(part))
      if (open) {
        yield cannotTell(open)
        continue
      }
      const filled = parts.filter(isFilled)
      const total = sum(filled.map((part) => part.value))
      const equation = sumEquation(weight, parts, (left, right) => left.equals(right))
      if (weight.value.equals(total)) {
        yield pass(equation)
        continue
      }
      yield fail({
        at: weight,
        stated: plain(weight.value),
        expected: plain(total),
        difference: plain(total.minus(weight.value)),
        related: parts,
        group: { name, parts: filled },
        equation,
      })
    }
  },

  message: ({ stated, expected, difference = '', group: { name, parts } }) =>
    `${name || '一级指标'}标明 ${stated} 分，其下分值合计 ${expected}（${parts.map((part) => plain(part.value)).join(' + ')}），${difference.startsWith('-') ? '少' : '多'} ${difference.replace('-', '')} 分。请调整各指标分值。`,

  examples: [
    { name: '相等', given: '产出 50 = 20 + 10 + 10 + 10', plant: () => {}, outcome: 'pass' },
    {
      name: '多出',
      given: '效益标 30，分值 20 + 15',
      plant: (s) => void (s.projects[0]!.indicators[4]!.maxScore = '20'),
      outcome: 'fail',
      says: '标明 30 分，其下分值合计 35',
    },
    {
      name: '分值空',
      given: '一个分值、得分均未填',
      plant: (s) => void Object.assign(s.projects[0]!.indicators[4]!, { maxScore: '', score: '' }),
      outcome: 'cannot-tell',
    },
  ],
})
