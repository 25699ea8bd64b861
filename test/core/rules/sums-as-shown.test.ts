import { describe, expect, it } from 'vitest'
import { RULES } from '../../../src/core/rules/catalogue.ts'
import { exampleSubmission, type ExampleSubmission, readExample } from '../../../src/core/rules/example-submission.ts'
import { runRules } from '../../../src/core/rules/run-rules.ts'
import { nationalScheme } from '../../../src/core/scheme/schemes.ts'
import { reviewed } from '../form/lines.ts'

function findings(plant: (submission: ExampleSubmission) => unknown) {
  const planted = exampleSubmission()
  plant(planted)
  return runRules(readExample(planted), nationalScheme, RULES).findings
}

describe('a sum of amounts', () => {
  /** Total of the initial budget against 财政拨款 and 其他资金. */
  const said = (total: string, fiscal: string, other: string) =>
    findings((s) => {
      const { funds } = s.projects[0]!
      funds.total.initial = total
      funds.fiscal.initial = fiscal
      funds.other = { initial: other, annual: '', executed: '' }
    })
      .map(({ message }) => message)
      .filter((message) => message.includes('之和'))

  it.each([
    ['80', '79.6', '0.44'],
    ['80.0', '79.96', '0.04'],
    ['80.01', '79', '1.01'],
    ['80.1', '79.06', '1'],
  ])('%s of %s and %s is right at the decimals that it shows', (total, fiscal, other) => {
    expect(said(total, fiscal, other)).toEqual([])
  })

  it.each([
    ['80', '79', '2'],
    ['80.01', '79', '1.03'],
    ['80.1', '79.0', '1.0'],
    ['80', '80', '0.6'],
  ])('%s of %s and %s is not', (total, fiscal, other) => {
    expect(said(total, fiscal, other)).toHaveLength(1)
  })

  it('is told with its parts and the difference', () => {
    expect(said('85', '79', '2')[0]).toContain('之和 81（79 + 2），实填 85，相差 4。')
  })
})

describe('rows that may be parts of another', () => {
  /** What ZJ-01 says where 财政拨款 of 70 comes from 中央 and 省级, and stands beside 其他资金. */
  const said = (other: string) =>
    reviewed(
      '2022年度项目支出绩效自评表|<|<|<|<|<|<|<',
      '项目名称|农贸市场改造|<|<|<|<|<|<',
      '项目资金|名称|年初预算数|全年预算数|全年执行数|分值|执行率|得分',
      '^|年度资金总额|100|100|76|10|76%|7.6',
      '^|财政拨款|70|70|50|||',
      '^|其中：中央资金|60|60|40|||',
      '^|省级资金|10|10|10|||',
      `^|其他资金|${other}|30|26|||`,
      '年度目标|预期目标|<|<|实际完成情况|<|<|<',
    ).findings.filter(({ rule }) => rule === 'ZJ-01')

  it('are counted one by one: the sum is right if it is right with any of them, and only then', () => {
    expect([said('30').length, said('31').length]).toEqual([0, 1])
  })
})

it('a part that is not filled in is called by its row, where the form prints it as one', () => {
  const { findings } = reviewed(
    '2022年度部门整体支出绩效自评表|<|<|<|<|<|<|<',
    '部门名称|示例市商务局|<|<|<|<|<|<',
    '部门预算执行|名称|年初预算数|全年预算数|全年执行数|分值|执行率|得分',
    '^|年度资金总额|100|100|76|10|76%|7.6',
    '^|其中：基本支出|60|60||||',
    '^|项目支出|40|40|26|||',
    '年度目标|预期目标|<|<|实际完成情况|<|<|<',
  )
  expect(findings.find(({ rule }) => rule === 'ZJ-07')!.message).toContain('之和 26（其中「基本支出」未填）')
})

describe('findings', () => {
  it('are known by one name each, and stand in reading order', () => {
    const all = findings((s) => {
      for (const project of s.projects) {
        project.funds.total.rate = '1%'
        project.total.score = '1'
        for (const row of project.indicators) row.actual = '0'
      }
      s.department.funds.rate = '2%'
    })
    expect(all.length).toBeGreaterThan(20)
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length)
    const rows = all
      .filter(({ sheet }) => sheet === all.at(-1)!.sheet)
      .map(({ cell }) => Number(/\d+/.exec(cell ?? '0')![0]))
    expect(rows).toEqual(rows.toSorted((a, b) => a - b))
  })

  it('are the same whatever the order of the rules', () => {
    const planted = exampleSubmission()
    Object.assign(planted.projects[0]!.funds.total, { executed: '67', rate: '90%' })
    planted.projects[1]!.total.score = '50'
    const ids = (rules: typeof RULES) =>
      runRules(readExample(planted), nationalScheme, rules).findings.map(({ id }) => id)
    expect(ids(RULES.toReversed())).toEqual(ids(RULES))
  })
})
