import { fail, type Outcome, pass } from '../outcome.ts'
import { defineRule } from '../rule.ts'
import { MEASURES } from '../sources.ts'

const NAMES = { output: '产出指标', cost: '成本指标', benefit: '效益指标', satisfaction: '满意度指标' } as const

/** Every group of rows carries the name of its 一级指标; a cell with the weight alone, or a blank one, lacks it. */
export const level1NameMissing = defineRule({
  code: 'JG-04',
  title: '一级指标名称缺失',
  severity: 'warning',
  scope: 'scored',
  reads: ['groups.name', 'groups.weight'],
  source: MEASURES('绩效指标分级'),
  formula: '每组三级指标应归于写明名称的一级指标',
  silentWhen: ['表样没有一级指标一栏', '空的一级指标格接着上一组、二级指标也是同一类的：看作同一组'],

  *check({ groups, grouped }): Generator<Outcome> {
    if (!grouped) return
    for (const group of groups) {
      if (group.name !== '') {
        yield pass()
        continue
      }
      const name = group.category ? NAMES[group.category] : undefined
      const weight = group.weight ? `（${group.weight.raw}分）` : ''
      yield fail({
        at: { place: group.place, key: `${group.key}.name`, label: '一级指标', raw: weight },
        ...(name ? { expected: `${name}${weight}` } : {}),
      })
    }
  },

  message: ({ expected }) =>
    `一级指标未写名称。${expected ? `按其二级指标应为「${expected}」，请补上。` : '请补上名称和分值。'}`,

  examples: [
    { name: '齐全', given: '产出、效益、满意度均写明', plant: () => {}, outcome: 'pass' },
    {
      name: '只写分值',
      given: '一级指标格只写「（50分）」',
      plant: (s) =>
        s.projects[0]!.indicators.filter((i) => i.level1Weight === '50').forEach((i) => void (i.level1 = '')),
      outcome: 'fail',
      says: '应为「产出指标',
    },
  ],
})
