import { fail, notApplicable, type Outcome, pass } from '../outcome.ts'
import { defineRule } from '../rule.ts'
import { PRACTICE } from '../sources.ts'

export const yearDiffers = defineRule({
  code: 'BJ-07',
  title: '年度不一',
  severity: 'error',
  scope: 'submission',
  reads: ['title', 'year'],
  source: PRACTICE('评价年度'),
  formula: '各表标题的年度应一致',
  silentWhen: ['标题写明年度的不足两张'],

  *check({ forms, year }): Generator<Outcome> {
    const dated = forms.filter((form) => form.year !== undefined && form.title)
    if (dated.length < 2 || year === undefined) {
      yield notApplicable('不足两张表写明年度')
      return
    }
    for (const form of dated) {
      if (form.year === year) yield pass()
      else
        yield fail({
          at: form.title!,
          form,
          stated: String(form.year),
          expected: String(year),
        })
    }
  },

  message: ({ stated, expected }) => `本表标题为 ${stated} 年度，其他表为 ${expected} 年度。请核对是否误用了往年的表。`,

  examples: [
    { name: '一致', given: '均为 2022 年度', plant: () => {}, outcome: 'pass' },
    {
      name: '不一',
      given: '一张项目表为 2021 年度',
      plant: (s) => void (s.projects[1]!.title = '2021年度项目支出绩效自评表'),
      outcome: 'fail',
      says: '2021 年度',
    },
  ],
})
