import { toldApart } from '../../identity/place-name.ts'
import { fail, notApplicable, type Outcome } from '../outcome.ts'
import { defineRule } from '../rule.ts'
import { PRACTICE } from '../sources.ts'

interface Told {
  readonly same: string
}

/** A copy of a workbook in its own set is told once and not checked again. */
export const workbookTwice = defineRule({
  code: 'JG-10',
  title: '同一工作簿放了两份',
  severity: 'info',
  scope: 'submission',
  reads: [],
  source: PRACTICE('报送材料完整性'),
  formula: '内容完全相同的工作簿只核对一份',
  silentWhen: ['内容有任何一点不同'],

  *check({ repeats }): Generator<Outcome<Told>> {
    if (repeats.length === 0) yield notApplicable('没有相同的工作簿')
    for (const { workbook, same } of repeats) {
      yield fail({
        at: { place: { workbook, sheet: '', cell: '' }, key: 'repeat', label: '工作簿' },
        missing: true,
        same,
      })
    }
  },

  message: ({ at, same }) => {
    const [copy, kept] = toldApart(at.place.workbook, same)
    return `「${copy}」与「${kept}」内容完全相同，只核对其中一份，多余的请删掉。`
  },

  examples: [
    { name: '各只一份', given: '每个工作簿只有一份', plant: () => {}, outcome: 'not-applicable' },
    {
      name: '又放了一份',
      given: '同一个工作簿又以「示例(1).xlsx」放了一份',
      plant: (s) => void (s.twice = true),
      outcome: 'fail',
      says: '「示例(1).xlsx」与「示例.xlsx」内容完全相同',
    },
  ],
})
