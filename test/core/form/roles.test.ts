import { describe, expect, it } from 'vitest'
import { type TextField, textWithin } from '../../../src/core/form/field.ts'
import { nameIn, namingField, rolesOf } from '../../../src/core/form/roles.ts'

const field = (text: string): TextField =>
  textWithin({ place: { workbook: '', sheet: '', cell: 'A1' }, key: '', label: '' }, text)
const [filer, unit, above, implementer] = ['填报', '部门', '主管', '实施'].map(field) as [
  TextField,
  TextField,
  TextField,
  TextField,
]
const all = { filer, unit, supervisingDepartment: above, implementingUnit: implementer }
const blank = field('')

describe('the roles on a form', () => {
  it('部门名称 is who fills in the forms of a whole unit, and who stands above on a project’s', () => {
    for (const kind of ['department', 'basic-data'] as const) {
      expect(rolesOf(kind, { unit })).toMatchObject({ filer: unit, department: undefined })
      expect(rolesOf(kind, all)).toEqual({ filer, department: above, implementer })
    }
    expect(rolesOf('project', { unit })).toMatchObject({ filer: undefined, department: unit })
    expect(rolesOf('project', all)).toEqual({ filer, department: above, implementer })
  })

  it('a label left blank gives way to one that is filled in', () => {
    expect(rolesOf('project', { ...all, supervisingDepartment: blank }).department).toBe(unit)
    expect(rolesOf('department', { ...all, filer: blank }).filer).toBe(unit)
    expect(rolesOf('department', { filer: blank, unit: field('/') }).filer).toBe(blank)
    expect(namingField({ filer: blank, department: above, implementer: undefined })).toBe(above)
    expect(namingField({ filer: undefined, department: blank, implementer: undefined })).toBe(blank)
  })
})

describe('the name in a cell', () => {
  it.each([
    ['', ''],
    ['/', ''],
    ['无', ''],
    ['（盖章）', ''],
    ['( 盖 章 )', ''],
    ['公章', ''],
    ['（签章）', ''],
    ['（签字）', ''],
    ['（单位公章）', ''],
    ['（加盖公章）', ''],
    ['（填写单位名称）', ''],
    ['单位名称', ''],
    ['XXX', ''],
    ['×××', ''],
    ['***', ''],
    ['……', ''],
    ['——', ''],
    ['___', ''],
    [' 市民政局\u3000', '市民政局'],
    ['市民政局（盖章）', '市民政局（盖章）'],
    ['XX县民政局', 'XX县民政局'],
  ])('「%s」 is 「%s」', (text, name) => expect(nameIn(field(text))).toBe(name))

  it('is nobody’s where there is no cell, or no result of its formula', () => {
    expect(nameIn(undefined)).toBe('')
    expect(nameIn({ ...field('市民政局'), state: 'uncached' })).toBe('')
    expect(nameIn({ ...field(''), raw: ' 市民政局 ', state: 'filled' })).toBe('市民政局')
  })
})
