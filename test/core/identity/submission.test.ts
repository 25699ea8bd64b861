import { describe, expect, it } from 'vitest'
import type { Form } from '../../../src/core/form/forms.ts'
import { assembleSubmission } from '../../../src/core/identity/submission.ts'
import {
  emptyFunds,
  type ExampleSubmission,
  exampleSubmission,
  readExample,
} from '../../../src/core/rules/example-submission.ts'

const FORMS = readExample(exampleSubmission()).forms
const [basic, department, one, two] = FORMS as [Form, Form, Form, Form]

function withRoles(
  form: Form,
  names: { filer?: string; department?: string; implementer?: string },
  workbook = form.workbook,
): Form {
  const [pattern] = Object.values(basic.roles).filter((field) => field !== undefined)
  const roles = Object.fromEntries(
    Object.entries(names).map(([role, raw]) => [role, { ...pattern!, raw, state: raw === '' ? 'blank' : 'filled' }]),
  )
  return { ...form, roles, workbook } as Form
}

/** A project form on which nothing was filled in but the names of units. */
function spareForm(changes: Partial<ExampleSubmission['projects'][number]> = {}): Form {
  const submission = exampleSubmission()
  const [spare] = submission.projects
  Object.assign(
    spare!,
    { name: '', goals: { expected: '', actual: '' }, total: { maxScore: '100', score: '' }, indicators: [] },
    changes,
  )
  Object.assign(spare!.funds, emptyFunds())
  submission.projects = [spare!]
  return readExample({ ...submission, department: submission.department }).spares[0]!
}

describe('the forms of a set', () => {
  it('have keys of their own, also from several workbooks', () => {
    const keyed = (key: string): Form => ({ ...one, key })
    const { forms } = assembleSubmission([keyed('project'), keyed('project#2'), keyed('project'), keyed('project#2')])
    expect(forms.map(({ key }) => key)).toEqual(['project', 'project#2', 'project#3', 'project#4'])
  })

  it('are told apart by kind, a kind that came twice by its first', () => {
    const set = assembleSubmission([...FORMS, { ...department, sheet: '又一张' }])
    expect([set.basicData, set.department, set.projects.length]).toEqual([basic, department, 3])
  })

  it('do not count those left as the template prints them, but for the year where no other tells it', () => {
    const spare = spareForm()
    const set = assembleSubmission([...FORMS, spare])
    expect([set.forms.length, set.spares.length]).toEqual([FORMS.length, 1])
    expect(assembleSubmission([spare]).year).toBe(2022)
  })
})

describe('the unit of a set', () => {
  const told = (
    forms: readonly Form[],
    around: Parameters<typeof assembleSubmission>[1] = {},
  ): (string | undefined)[] => {
    const { unit, unitSource } = assembleSubmission(forms, around)
    return [unit, unitSource]
  }
  const nobody = withRoles(department, { filer: '' })

  it('is told by the forms that were meant, with even width and without spaces', () => {
    expect(told([withRoles(department, { filer: '商务局 （本级）' })])).toEqual(['商务局(本级)', 'filer'])
  })

  it('is told by those left blank, then by the hidden ones, then by the folder', () => {
    const spare = withRoles(spareForm(), { filer: '商务局' })
    const hidden = [withRoles(department, { filer: '水利局' })]
    expect(told([nobody, spare], { hidden, fallbackUnit: '民政局' })).toEqual(['商务局', 'filer'])
    expect(told([nobody], { hidden, fallbackUnit: '民政局' })).toEqual(['水利局', 'filer'])
    expect(told([nobody], { fallbackUnit: '民政局' })).toEqual(['民政局', 'folder'])
    expect(told([nobody])).toEqual(['', undefined])
  })

  it('asks each workbook for itself whether it holds several implementers', () => {
    const schools = [
      withRoles(one, { department: '教育局', implementer: '一中' }),
      withRoles(two, { department: '教育局', implementer: '二中' }, '二.xlsx'),
    ]
    const another = withRoles(one, { department: '财政局', implementer: '三中' }, '三.xlsx')
    expect(told([...schools, another])).toEqual(['', undefined])
    expect(told([...schools.map((form) => ({ ...form, workbook: '一.xlsx' })), another])).toEqual([
      '教育局',
      'department',
    ])
  })
})
