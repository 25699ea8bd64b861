import { describe, expect, it } from 'vitest'
import { agreesByFigures, belongingOf, namedBy } from '../../../src/core/identity/belonging.ts'
import type { FormHead } from '../../../src/core/identity/form-head.ts'
import { sameUnit } from '../../../src/core/identity/same-unit.ts'
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
    expect(told([[head({ filer: '云溪县水利局', department: '云溪县人民政府', implementer: '河道所' })]])).toBe('云溪县水利局 filer')
  })

  it('is the filer of the form of the whole unit, in the spelling that most forms use', () => {
    const whole = head({ filer: '水利局' }, { kind: 'department' })
    expect(told([[head({ filer: '县财政局' }), head({ filer: '县财政局' }), whole]])).toBe('水利局 filer')
    expect(told([[whole, head({ filer: '云溪县水利局' }), head({ filer: '云溪县水利局' })]])).toBe('云溪县水利局 filer')
  })

  it.each<[string, readonly FormHead[][], string]>([
    ['as implementer, too', [[project('教育局', '教育局')], [project('教育局', '一中')]], '教育局 department both'],
    ['with the implementer left blank', [[project('教育局', '')], [project('教育局', '一中')]], '教育局 department'],
    ['with no cell for an implementer', [[project('教育局')]], '教育局 department'],
    ['over several implementers of one workbook', [[project('教育局', '一中'), project('教育局', '二中')]], '教育局 department'],
  ])('is, without a filer, the department: %s', (_, workbooks, unit) => {
    expect(told(workbooks)).toBe(unit)
  })

  it('is else the implementer that all forms share', () => {
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

  it('or by what the projects add up to', () => expect(agreesByFigures(list(['100', '100', '100'], ['300']), named.slice(1))).toBe(true))
})

describe('names of one unit, for checking', () => {
  it.each([
    ['219001-株洲市商务局', '株洲市商务局'],
    ['[155]株洲市商务局', '株洲市商务局'],
    ['株洲市商务局（本级）', '株洲市商务局'],
    ['株洲市商务局机关', '商务局'],
    ['市发展和改革局', '市发展改革局'],
    ['云溪市发改委', '云溪市发展和改革委员会'],
    ['云溪市发展和改革委员会', '云溪市发展和改革局'],
    ['三门峡市财政局', '财政局'],
    ['市卫健委', '市卫生健康局'],
  ])('are 「%s」 and 「%s」', (a, b) => expect([sameUnit(a, b), sameUnit(b, a)]).toEqual([true, true]))

  it.each([
    ['第一中学', '第十一中学'],
    ['第一中学', '第二中学'],
    ['市教育局', '市民政局'],
    ['云溪县水利局', '施甸县水利局'],
    ['101中学', '102中学'],
    ['市委', '市教育局'],
  ])('are not 「%s」 and 「%s」', (a, b) => expect([sameUnit(a, b), sameUnit(b, a)]).toEqual([false, false]))
})
