import { type Decimal, plain } from '../../model/decimal.ts'
import { fail, type Outcome, pass } from '../outcome.ts'
import { defineRule } from '../rule.ts'
import { BASIC_DATA_FORM } from '../sources.ts'

interface Told {
  readonly established: Decimal
}

export const overEstablishment = defineRule({
  code: 'JC-02',
  title: '超编',
  severity: 'warning',
  scope: 'basic-data',
  reads: ['staffing.established', 'staffing.employed'],
  source: BASIC_DATA_FORM('财政供养人员控制率'),
  formula: '实际在职人数 ≤ 编制数',
  silentWhen: ['人数未填、无法识别：列为未能核对'],

  needs: ({ staffing: { established, employed } }) => ({ established, employed }),

  *check({ established, employed }): Generator<Outcome<Told>> {
    if (employed.value.lessThanOrEqualTo(established.value)) yield pass()
    else {
      yield fail({
        at: employed,
        stated: plain(employed.value),
        expected: `不大于 ${plain(established.value)}`,
        difference: plain(employed.value.minus(established.value)),
        related: [established],
        established: established.value,
      })
    }
  },

  message: ({ stated, established }) => `实际在职 ${stated} 人，超过编制 ${plain(established)} 人，请核对或说明。`,

  examples: [
    { name: '未超', given: '编制 60，在职 57', plant: () => {}, outcome: 'pass' },
    {
      name: '满编',
      given: '编制 60，在职 60',
      plant: (s) => void Object.assign(s.basicData.staffing, { employed: '60', controlRate: '100%' }),
      outcome: 'pass',
    },
    {
      name: '超编',
      given: '编制 60，在职 63',
      plant: (s) => void Object.assign(s.basicData.staffing, { employed: '63', controlRate: '105%' }),
      outcome: 'fail',
      says: '超过编制 60 人',
    },
    {
      name: '未填',
      given: '编制空',
      plant: (s) => void (s.basicData.staffing.established = ''),
      outcome: 'cannot-tell',
    },
  ],
})
