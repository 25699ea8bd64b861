import { nameKey } from '../../form/label-text.ts'
import type { ProjectForm } from '../../form/forms.ts'
import { fail, type Outcome, pass } from '../outcome.ts'
import { defineRule } from '../rule.ts'
import { PRACTICE } from '../sources.ts'

/** Two project forms of one name; where the basic-data sheet lists the name twice as well, that is told, since both may be meant. */
export const projectTwice = defineRule({
  code: 'JG-03',
  title: '同名项目两张自评表',
  severity: 'warning',
  scope: 'submission',
  source: PRACTICE('一个一级项目支出一张表'),
  formula: '同一项目只填一张自评表',

  *check({ projects, basicData }): Generator<Outcome> {
    const first = new Map<string, ProjectForm>()
    const listedTimes = new Map<string, number>()
    for (const line of basicData?.lines ?? []) listedTimes.set(nameKey(line.label), (listedTimes.get(nameKey(line.label)) ?? 0) + 1)
    for (const form of projects) {
      const name = form.projectName
      const key = nameKey(name?.raw ?? '')
      if (!name || key === '') continue
      const earlier = first.get(key)
      if (!earlier) {
        first.set(key, form)
        yield pass()
        continue
      }
      const listed = listedTimes.get(key) ?? 0
      const advice = listed > 1 ? '基础数据表中该名称也列了多行，如确为不同资金，请在名称中注明并说明。' : '请核对是否重复报送。'
      yield fail({
        at: name,
        form,
        related: [earlier.projectName!],
        message: `项目「${name.raw}」有两张自评表，另一张在「${earlier.sheet}」。${advice}`,
      })
    }
  },

  examples: [
    { name: '各不相同', given: '三个项目名称各异', plant: () => {}, outcome: 'pass' },
    {
      name: '同名',
      given: '第三张表的项目名称与第一张相同',
      plant: (s) => void (s.projects[2]!.name = s.projects[0]!.name),
      outcome: 'fail',
      says: '有两张自评表',
    },
    {
      name: '年份前缀不算不同',
      given: '「2022年」加原名',
      plant: (s) => void (s.projects[2]!.name = `2022年${s.projects[0]!.name}`),
      outcome: 'fail',
    },
  ],
})
