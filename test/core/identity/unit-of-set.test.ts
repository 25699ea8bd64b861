import { describe, expect, it } from 'vitest'
import { agreesByFigures, belongingOf, namedBy, namingForms } from '../../../src/core/identity/belonging.ts'
import type { FormHead } from '../../../src/core/identity/form-head.ts'
import { unitOfSet } from '../../../src/core/identity/unit-of-set.ts'
import { head } from '../../shells/mail/heads.ts'

/** 「局」 as filer, 「局/校」 as department and implementer; a bar between workbooks. */
const told = (workbooks: readonly (readonly FormHead[])[]): string => {
  const { name, source, carriesOut } = unitOfSet(workbooks)
  return `${name} ${source ?? '-'}${carriesOut ? ' both' : ''}`
}
const project = (department: string, implementer?: string): FormHead =>
  head({ department, ...(implementer === undefined ? {} : { implementer }) })

describe('the unit of a set', () => {
  it('is who hands it in, whoever stands above or carries out', () => {
    expect(told([[head({ filer: '云溪县水利局', department: '云溪县人民政府', implementer: '河道所' })]])).toBe(
      '云溪县水利局 filer',
    )
  })

  it('is the filer of the form of the whole unit, in the spelling that most forms use', () => {
    const whole = head({ filer: '水利局' }, { kind: 'department' })
    expect(told([[head({ filer: '县财政局' }), head({ filer: '县财政局' }), whole]])).toBe('水利局 filer')
    expect(told([[whole, head({ filer: '云溪县水利局' }), head({ filer: '云溪县水利局' })]])).toBe('云溪县水利局 filer')
    // Of one spelling, whatever the width of its brackets.
    const parts = ['云溪县水利局', '水利局(本级)', '水利局（本级）'].map((filer) => head({ filer }))
    expect(told([parts])).toBe('水利局(本级) filer')
  })

  it('is rather the filer of 部门整体支出绩效自评表 than that of 基础数据表', () => {
    const basic = head({ filer: '县财政局' }, { kind: 'basic-data' })
    expect(told([[basic], [head({ filer: '水利局' }, { kind: 'department' })]])).toBe('水利局 filer')
  })

  it.each<[string, readonly FormHead[][], string]>([
    ['as implementer, too', [[project('教育局', '教育局')], [project('教育局', '一中')]], '教育局 department both'],
    ['with the implementer left blank', [[project('教育局', '')], [project('教育局', '一中')]], '教育局 department'],
    ['with no cell for an implementer', [[project('教育局')]], '教育局 department'],
    [
      'over several implementers of one workbook',
      [[project('教育局', '一中'), project('教育局', '二中')]],
      '教育局 department',
    ],
    [
      'over several implementers of one workbook, beside forms of another department',
      [[project('教育局', '一中'), project('教育局', '二中')], [project('财政局', '三中')]],
      '教育局 department',
    ],
    [
      'as the only one, over a school in each workbook',
      [[project('教育局', '一中')], [project('教育局', '二中')]],
      '教育局 department',
    ],
    [
      'that hands in, and not one that stands above beside it',
      [[project('教育局', '一中'), project('财政局', '财政局')]],
      '财政局 department both',
    ],
    ['as implementer in another spelling', [[project('云溪市教育局', '教育局')]], '云溪市教育局 department'],
    [
      'that a government is for itself',
      [[project('县政府', '县政府'), project('教育局', '一中')]],
      '县政府 department both',
    ],
  ])('is, without a filer, the department: %s', (_, workbooks, unit) => {
    expect(told(workbooks)).toBe(unit)
  })

  it('is department and implementer in one only by the very same name on one form', () => {
    expect(told([[project('教育局', '云溪市教育局'), project('云溪市教育局', '一中')]])).toBe('教育局 department')
    expect(told([[project('教育局', ''), project('云溪市教育局', '教育局')]])).toBe('教育局 department')
  })

  it('is else the implementer that all forms share', () => {
    expect(told([[project('教育局', '一中'), project('教育局', '一中')]])).toBe('一中 implementer')
    expect(told([[project('教育局', '一中')], [project('教育局', '一中')]])).toBe('一中 implementer')
    expect(told([[head({ department: '', implementer: '一中' })]])).toBe('一中 implementer')
  })

  it('is not taken from an implementer whose cell nobody can read', () => {
    const open = head({ department: '教育局', implementer: '' }, { open: ['implementer'] })
    expect(unitOfSet([[open], [project('教育局', '一中')]]).source).toBe('implementer')
  })

  it.each(['云溪县人民政府', '云溪高新区管委会'])('is never %s above another unit', (above) => {
    expect(told([[project(above, '水利局')], [project(above, '')]])).toBe('水利局 implementer')
    expect(told([[project(above, above)]])).toBe(`${above} department both`)
  })

  it('is told by hidden forms only where the visible ones name nobody', () => {
    const hidden = head({ filer: '财政局' }, { hidden: true })
    expect(told([[hidden, project('教育局', '教育局')]])).toBe('教育局 department both')
    expect(told([[hidden, head({})]])).toBe('财政局 filer')
  })

  it('is nobody where departments and implementers all differ', () => {
    expect(told([[project('教育局', '一中')], [project('财政局', '二中')]])).toBe(' -')
  })

  it('is nobody where no form says', () => {
    expect(told([[head({ filer: '', department: '', implementer: '' })], []])).toBe(' -')
  })
})

describe('a form belongs to a unit', () => {
  const isUnit = (name: string): boolean => name === '教育局'
  it.each<[FormHead, string]>([
    [head({ filer: '教育局', implementer: '一中' }), 'filer'],
    [head({ filer: '一中', department: '教育局' }), 'stray'],
    [head({ filer: '', department: '教育局', implementer: '一中' }), 'department'],
    [head({ department: '县政府', implementer: '教育局' }), 'implementer'],
    [head({ department: '财政局', implementer: '一中' }), 'stray'],
    [head({ department: '', implementer: '一中' }), 'stray'],
    [head({ filer: '' }), 'nameless'],
    [head({}), 'nameless'],
    [head({ filer: '', department: '教育局' }, { open: ['filer'] }), 'nameless'],
    [head({ department: '', implementer: '一中' }, { open: ['department'] }), 'nameless'],
  ])('%#: %j', (form, belonging) => expect(belongingOf(form, isUnit)).toBe(belonging))

  it('and a workbook is named by the best of its visible forms', () => {
    const forms = [head({ department: '教育局' }), head({ filer: '教育局' }, { hidden: true }), head({})]
    expect(namedBy(forms, isUnit, [])).toBe('department')
    expect(namedBy([head({ filer: '教育局' }, { hidden: true }), head({})], isUnit, [])).toBeUndefined()
  })

  it('and only forms that name it, where everybody sees it, speak for others', () => {
    const own = [head({ filer: '教育局' }), head({ department: '教育局', implementer: '一中' })]
    const others = [head({ filer: '一中' }), head({}), head({ filer: '教育局' }, { hidden: true })]
    expect(namingForms([...own, ...others], isUnit)).toEqual(own)
  })
})

describe('a form without a cell for its unit', () => {
  const named = [
    head({ filer: '教育局' }, { kind: 'department', figures: ['300'] }),
    ...['甲', '乙', '丙'].map((name) => head({ department: '教育局' }, { projects: [{ name, spent: '100' }] })),
  ]
  const list = (spent: readonly string[], figures: readonly string[], names: FormHead['names'] = {}): FormHead =>
    head(names, {
      kind: 'basic-data',
      figures,
      projects: ['甲', '乙', '丙'].slice(0, spent.length).map((name, at) => ({ name, spent: spent[at]! })),
    })

  it.each<[string, FormHead, boolean]>([
    ['all agrees', list(['100', '100', '100'], ['300']), true],
    ['a third of the amounts differs', list(['100', '100', '99'], ['300']), true],
    ['more than a third differs', list(['100', '90', '99'], ['300']), false],
    ['one project only', list(['100'], ['300']), false],
    ['no figure of the whole unit agrees', list(['100', '100', '100'], ['310']), false],
    ['no figure at all', list(['100', '100', '100'], []), false],
    ['a cell for the unit left blank', list(['100', '100', '100'], ['300'], { filer: '' }), false],
  ])('counts as the unit’s by its figures: %s', (_, form, agrees) => expect(agreesByFigures(form, named)).toBe(agrees))

  it('never by another list, nor by the figure of a single project', () => {
    const projects = ['甲', '乙', '丙'].map((name) => ({ name, spent: '100' }))
    const [whole, ...own] = named as [FormHead, ...FormHead[]]
    expect(
      agreesByFigures(list(['100', '100', '100'], ['300']), [
        whole,
        head({ filer: '教育局' }, { kind: 'basic-data', projects }),
      ]),
    ).toBe(false)
    const single = own.map((form) => ({ ...form, figures: ['100'] }))
    expect(agreesByFigures(list(['100', '100', '100'], ['100']), single)).toBe(false)
  })

  it('by what the whole unit spent, also where its projects are not all there', () => {
    expect(agreesByFigures(list(['100', '100'], ['300']), named.slice(0, 3))).toBe(true)
  })

  it('or by what the projects add up to', () =>
    expect(agreesByFigures(list(['100', '100', '100'], ['300']), named.slice(1))).toBe(true))
})
