import { describe, expect, it } from 'vitest'
import { emptyFunds, type ExampleSubmission } from '../../../src/core/rules/example-submission.ts'
import { toldOf } from './told.ts'

/** What JG-08 says of a form of a project that was handed in blank, beside the others. */
function said(plant: (submission: ExampleSubmission) => unknown): string[] {
  const { findings } = toldOf((submission) => {
    const blank = structuredClone(submission.projects[0]!)
    const row = { level3: '', target: '', actual: '', maxScore: '', score: '', reason: '' }
    Object.assign(blank, { attachment: '附件1-3-9', name: '', department: '', implementer: '', funds: emptyFunds() })
    Object.assign(blank, { goals: { expected: '', actual: '' }, total: { maxScore: '100', score: '' } })
    for (const each of blank.indicators) Object.assign(each, row)
    plant(submission)
    submission.projects.push(blank)
  })
  return findings.flatMap(({ rule, severity, message }) => (rule === 'JG-08' ? [`${severity} ${message}`] : []))
}

/** The first so many listed projects have no form of their own. */
function missing(count: number): (submission: ExampleSubmission) => void {
  return ({ projects, basicData: { rows } }) => {
    projects.splice(0, 1)
    const [listed] = rows.splice(10, 1)
    const names = ['甲街道路灯', '乙社区绿化', '丙河清淤', '丁校操场', '戊桥加固'].slice(0, count)
    rows.splice(10, 0, ...names.map((label) => ({ ...listed!, label })))
  }
}

describe('a blank form of a project', () => {
  it('may be deleted where no project misses one', () => {
    expect(said(() => {})).toEqual(['info 这是一张空白的项目支出绩效自评表，没有核对。不用的可以删去。'])
  })

  it.each([
    [1, '「甲街道路灯」没有'],
    [3, '「甲街道路灯」「乙社区绿化」「丙河清淤」没有'],
    [4, '「甲街道路灯」「乙社区绿化」「丙河清淤」等 4 个项目没有'],
  ])('is to be filled in where it may be meant for %d listed projects', (count, names) => {
    expect(said(missing(count))).toEqual([
      `error 这张项目支出绩效自评表是空白的，而基础数据表所列${names}自评表。请填写，或删去空表。`,
    ])
  })

  it('is not asked for by a listed project on which nothing was spent', () => {
    const unspent = (submission: ExampleSubmission): void => {
      missing(1)(submission)
      submission.basicData.rows[10]!.actual = '0'
    }
    expect(said(unspent)).toEqual(said(() => {}))
  })
})

it('basic data in which no amount was filled in is told once, not once more for each project', () => {
  const { findings } = toldOf(({ basicData: { rows } }) => {
    for (const row of rows) Object.assign(row, { prevActual: '', budget: '', actual: '' })
  })
  const told = findings.filter(({ sheet }) => sheet.includes('基础数据')).map(({ rule }) => rule)
  expect(told).toEqual(['JG-08'])
})
