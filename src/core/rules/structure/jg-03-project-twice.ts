import { isSameProject, SAME_PROJECT } from '../cross-form/same-project.ts'
import { nameKey } from '../../form/label-text.ts'
import type { ProjectForm } from '../../form/forms.ts'
import { fail, type Outcome, pass } from '../outcome.ts'
import { defineRule } from '../rule.ts'
import { PRACTICE } from '../sources.ts'

interface Told {
  /** The sheet of the other form. */
  readonly other: string
  /** The basic-data sheet lists the name twice, too. */
  readonly listedTwice: boolean
}

/**
 * Two project forms of one name; where the basic-data sheet lists the name twice as well, that is told, since both may
 * be meant. Forms of different 实施单位 are parts of one project, and a form of another year (BJ-07) is no repetition.
 */
export const projectTwice = defineRule({
  code: 'JG-03',
  title: '同名项目两张自评表',
  severity: 'warning',
  scope: 'submission',
  reads: [...SAME_PROJECT, 'lines.label'],
  source: PRACTICE('一个一级项目支出一张表'),
  formula: '同一套资料里，同一实施单位的同一项目只填一张自评表',
  silentWhen: [
    '两张表的实施单位不同：看作一个项目的两部分',
    '两张表的年度不同（由 BJ-07 报告）',
    '没有写项目名称的表不比',
  ],

  *check({ projects, basicData }): Generator<Outcome<Told>> {
    const byName = new Map<string, ProjectForm[]>()
    const listedTimes = new Map<string, number>()
    for (const line of basicData?.lines ?? [])
      listedTimes.set(nameKey(line.label), (listedTimes.get(nameKey(line.label)) ?? 0) + 1)
    for (const form of projects) {
      const name = form.projectName
      const key = nameKey(name?.raw ?? '')
      if (!name || key === '') continue
      const others = byName.get(key) ?? []
      byName.set(key, [...others, form])
      const earlier = others.find((other) => isSameProject(form, other))
      if (!earlier) {
        yield pass()
        continue
      }
      const listed = listedTimes.get(key) ?? 0
      yield fail({
        at: name,
        form,
        related: [earlier.projectName!],
        other: earlier.sheet,
        listedTwice: listed > 1,
      })
    }
  },

  message: ({ at, other, listedTwice }) =>
    `项目「${at.raw}」有两张自评表，另一张在「${other}」。${
      listedTwice
        ? '基础数据表里这个名称也有几行，是不同资金的，请在名称里注明，或说明。'
        : '请核对是否重复报送；确有两张的请说明。'
    }`,

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
    {
      name: '实施单位不同',
      given: '第三张表与第一张同名，由「示例市第一实验学校」实施',
      plant: (s) =>
        void Object.assign(s.projects[2]!, { name: s.projects[0]!.name, implementer: '示例市第一实验学校' }),
      outcome: 'pass',
    },
    {
      name: '实施单位只差地名',
      given: '第三张表与第一张同名，由「商务局」实施',
      plant: (s) => void Object.assign(s.projects[2]!, { name: s.projects[0]!.name, implementer: '商务局' }),
      outcome: 'fail',
    },
  ],
})
