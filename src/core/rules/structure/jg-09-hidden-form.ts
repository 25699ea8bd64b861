import { fail, notApplicable, type Outcome } from '../outcome.ts'
import { defineRule } from '../rule.ts'
import { PRACTICE } from '../sources.ts'

interface Told {
  readonly sheets: readonly string[]
}

/** One line for all of them: nothing on a hidden sheet is checked, and nobody who hands in a form there knows it. */
export const formHidden = defineRule({
  code: 'JG-09',
  title: '隐藏的工作表上有自评表',
  severity: 'info',
  scope: 'submission',
  reads: ['title'],
  source: PRACTICE('报送材料完整性'),
  formula: '隐藏的工作表不核对，只用来看是哪个单位的',
  silentWhen: ['隐藏的工作表上没有自评表'],

  *check({ hidden }): Generator<Outcome<Told>> {
    const [first] = hidden
    if (!first) {
      yield notApplicable('没有隐藏的自评表')
      return
    }
    const sheets = [...new Set(hidden.map((form) => form.sheet))]
    yield fail({
      at: first.title ?? {
        place: { workbook: first.workbook, sheet: first.sheet, cell: 'A1' },
        key: 'hidden',
        label: '隐藏的工作表',
      },
      sheets,
    })
  },

  message: ({ sheets }) => {
    const names = sheets.slice(0, 5).map((sheet) => `「${sheet}」`)
    const count = sheets.length > 5 ? `等 ${sheets.length} 张` : ''
    return `隐藏的工作表${names.join('')}${count}上有自评表，没有核对。要报送的请取消隐藏，不要的请删掉。`
  },

  examples: [
    { name: '没有隐藏的', given: '各表都看得见', plant: () => {}, outcome: 'not-applicable' },
    {
      name: '去年的表还藏着',
      given: '另有一张隐藏的整体自评表',
      plant: (s) =>
        void (s.reshape = (drafts) => [
          ...drafts,
          ...drafts.slice(1, 2).map((draft) => ({ ...draft, name: '去年', hidden: true })),
        ]),
      outcome: 'fail',
      says: '「去年」上有自评表，没有核对',
    },
  ],
})
