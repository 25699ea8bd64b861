import { describe, expect, it } from 'vitest'
import { Dictionary } from '../../../src/core/form/dictionary.ts'
import { officialFieldMap } from '../../../src/core/vocabulary/field-map.ts'

const dictionary = Dictionary.of(officialFieldMap)

function rolesOf(text: string): Record<string, string> {
  const said = Object.entries(dictionary.wordingOf(text).roles).filter(([, name]) => name !== undefined)
  return Object.fromEntries(said) as Record<string, string>
}

describe('the roles of a label', () => {
  it('are all that it has: 「项目支出」 names a project, a row of the funds and a line of the 基础数据表', () => {
    expect(rolesOf('项目支出')).toMatchObject({
      heading: 'projectName',
      expenditureRow: 'project',
      basicLine: 'projectExpenditure',
    })
  })

  it('do not hang on numbering, brackets or a colon', () => {
    expect(rolesOf('其中：1、全年预算数（A）：')).toEqual(rolesOf('全年预算数'))
  })

  it('do not hang on a year before it', () => {
    expect(rolesOf('2023年度全年执行数')).toEqual(rolesOf('全年执行数'))
  })

  it('of a fund column are told by its whole wording apart from its parts', () => {
    expect(rolesOf('预算数')).toMatchObject({ fundColumn: 'annualBudget', fundHead: 'annualBudget' })
    expect(rolesOf('本年度预算金额合计')).not.toHaveProperty('fundColumn')
    expect(rolesOf('本年预算金额')).toMatchObject({ fundHead: 'annualBudget' })
  })

  it('of prose and figures are none', () => {
    expect(rolesOf('全年新建高标准农田2.6万亩，监测合格率98.6%。')).toEqual({})
    expect(rolesOf('12.5')).toEqual({})
    expect(rolesOf('')).toEqual({})
  })

  it('are the same object for all texts without any', () => {
    expect(dictionary.wordingOf('某某').roles).toBe(dictionary.wordingOf('12.5').roles)
  })

  it('follow the words of the map that the reader is given', () => {
    const heading = { ...officialFieldMap.heading, projectName: ['工程名'] }
    const other = Dictionary.of({ ...officialFieldMap, heading })
    expect(other.wordingOf('工程名').roles.heading).toBe('projectName')
    expect(dictionary.wordingOf('工程名').roles.heading).toBeUndefined()
  })
})
