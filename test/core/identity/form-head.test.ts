import { describe, expect, it } from 'vitest'
import type { Form } from '../../../src/core/form/forms.ts'
import { type FormHead, headOf } from '../../../src/core/identity/form-head.ts'
import {
  emptyFunds,
  type ExampleSubmission,
  exampleSubmission,
  readExample,
} from '../../../src/core/rules/example-submission.ts'

function formsOf(plant: (submission: ExampleSubmission) => unknown = () => {}): readonly Form[] {
  const submission = exampleSubmission()
  plant(submission)
  return readExample(submission).forms
}

const [basic, department, project] = formsOf() as [Form, Form, Form]
const told = (form: Form): Pick<FormHead, 'projects' | 'figures'> => {
  const { projects, figures } = headOf(form)
  return { projects, figures }
}

describe('what a form tells of whose it is', () => {
  it('is its roles as they stand there, and its year', () => {
    expect(headOf(project)).toMatchObject({ kind: 'project', hidden: false, open: [], year: 2022 })
    expect(headOf(project).names).toEqual({ department: '示例市商务局', implementer: '示例市商务局' })
    expect(headOf(basic, true)).toMatchObject({ names: { filer: '示例市商务局' }, hidden: true })
  })

  it('a blank cell names nobody, a formula without a result names somebody', () => {
    const { roles } = project
    const [blank, open] = (['blank', 'uncached'] as const).map((state) => ({ ...roles.implementer!, state, raw: '' }))
    expect(headOf({ ...project, roles: { ...roles, implementer: blank } } as Form)).toMatchObject({
      names: { implementer: '' },
      open: [],
    })
    const unknown = headOf({ ...project, roles: { ...roles, implementer: open } } as Form)
    expect(unknown).toMatchObject({ names: { implementer: '' }, open: ['implementer'] })
  })

  it('is, of 基础数据表, the projects that people listed with what was spent, and 项目支出', () => {
    expect(told(basic)).toEqual({
      projects: [
        { name: '农贸市场改造补助经费', spent: '76' },
        { name: '消费促进活动经费', spent: '58' },
        { name: '流通产业发展专项资金', spent: '98' },
      ],
      figures: ['150', '170', '162'],
    })
  })

  it('is 项目支出 of the whole unit, and of a project its name and amounts', () => {
    expect(told(department)).toEqual({ projects: [], figures: ['162'] })
    expect(told(project)).toEqual({
      projects: [{ name: '农贸市场改造补助经费', spent: '76' }],
      figures: ['80', '80', '76'],
    })
  })

  it('in 万元, also of a form in 元', () => {
    expect(told({ ...project, amountUnit: '元' } as Form)).toEqual({
      projects: [{ name: '农贸市场改造补助经费', spent: '0.0076' }],
      figures: ['0.008', '0.008', '0.0076'],
    })
  })

  it('is nothing where no project is named, nothing was spent, or a figure is 0', () => {
    const nothing = formsOf((s) => {
      s.projects[0]!.name = ''
      Object.assign(s.projects[1]!.funds, emptyFunds())
      s.projects[2]!.funds.total.initial = '0'
    })
    expect(nothing.slice(2).map((form) => told(form))).toEqual([
      { projects: [], figures: ['80', '80', '76'] },
      { projects: [], figures: [] },
      { projects: [{ name: '流通产业发展专项资金', spent: '98' }], figures: ['100', '98'] },
    ])
  })
})
