import { describe, expect, it } from 'vitest'
import { type FormHeads, isOnlyTitled, kindByHeads, readHeads } from '../../../src/core/form/form-heads.ts'
import { officialFieldMap } from '../../../src/core/vocabulary/field-map.ts'
import { contextOf } from './lines.ts'

const NONE: FormHeads = {
  table: false,
  target: false,
  outcome: false,
  score: false,
  scale: false,
  monitored: false,
  adjusted: false,
  executed: false,
  outcomesFilled: false,
  selfEvaluation: false,
}

describe('what a table with these heads is', () => {
  it.each<[string, Partial<FormHeads>, string | undefined]>([
    ['nothing', {}, 'target'],
    ['a table', { table: true, target: true }, 'target'],
    ['before and after', { table: true, adjusted: true }, 'adjustment'],
    ['months', { table: true, monitored: true }, 'monitoring'],
    ['months, with outcomes', { table: true, monitored: true, outcome: true }, 'monitoring'],
    ['outcomes', { outcome: true }, undefined],
    ['outcomes, before and after', { outcome: true, adjusted: true }, undefined],
    ['an execution', { executed: true }, undefined],
    ['scores', { score: true }, undefined],
    ['scores and months', { score: true, monitored: true }, undefined],
    ['自评', { selfEvaluation: true, monitored: true }, undefined],
    ['points by a standard', { table: true, scale: true, score: true }, 'scoring-sheet'],
    ['points by a standard, 自评', { table: true, scale: true, selfEvaluation: true }, 'scoring-sheet'],
    ['points by a standard, and targets', { table: true, scale: true, target: true, score: true }, undefined],
    ['points by a standard, and outcomes', { table: true, scale: true, outcome: true }, undefined],
    ['a standard without a table', { scale: true, score: true }, undefined],
  ])('%s', (_, heads, kind) => {
    expect(kindByHeads({ ...NONE, ...heads })).toBe(kind)
  })
})

/** What the heads say, by the names that hold. */
function heads(...lines: readonly string[]): string[] {
  const { grid, block } = contextOf(lines)
  const found = readHeads(grid, officialFieldMap, { top: 1, bottom: block.bottom, title: undefined })
  return Object.entries(found).flatMap(([name, holds]) => (holds ? [name] : []))
}

const TABLE = '一级指标|二级指标|三级指标'

describe('the heads of a table', () => {
  it('stand in a row with the names and the levels, the target or a unit', () => {
    for (const row of [TABLE, '一级指标|三级指标', '二级指标|三级指标', '三级指标|指标值', '三级指标|度量单位'])
      expect(heads(row), row).toContain('table')
    for (const row of ['三级指标|得分', '一级指标|二级指标|指标值', '三级指标']) expect(heads(row), row).toEqual([])
  })

  it.each([
    ['指标值', ['target']],
    ['绩效目标', ['target']],
    ['实际完成值', ['outcome']],
    ['完成指标值', ['outcome']],
    ['计划完成值', []],
    ['预计完成值', ['monitored']],
    ['自评得分', ['score']],
    ['完成得分', ['score']],
    ['评分标准', ['scale']],
    ['1-7月执行情况', ['monitored']],
    ['1-11月完成', ['outcome', 'monitored']],
    ['1-12月执行情况', []],
    ['7月备注', []],
    ['一季度', ['monitored']],
    ['调整前', []],
    ['分值', []],
  ])('「%s」 says %j', (head, said) => {
    expect(heads(`${TABLE}|${head}`)).toEqual(['table', ...said].sort((a, b) => ORDER.indexOf(a) - ORDER.indexOf(b)))
  })

  it('before and after must both be there', () => {
    expect(heads(`${TABLE}|调整前|调整后`)).toEqual(['table', 'adjusted'])
    expect(heads(`${TABLE}|调整后`)).toEqual(['table'])
  })

  it('are short: from 25 letters on it is prose', () => {
    const head = (length: number) => heads(`${TABLE}|${'得分'.padStart(length, '字')}`)
    expect([head(24), head(25)]).toEqual([['table', 'score'], ['table']])
  })

  it('may stand in the second of two rows, or of three', () => {
    expect(heads('一级指标|二级指标|三级指标|自评|<', '^|^|^|完成值|分值')).toContain('outcome')
    expect(heads('一级指标|二级指标|三级指标|情况|<', '^|^|^|值|分值', '^|^|^|完成值|得分')).toContain('outcome')
    expect(heads('一级指标|二级指标|三级指标|情况', '^|^|^|值', '^|^|^|量', '^|^|^|完成值')).not.toContain('outcome')
    expect(heads(TABLE, '产出指标|完成|得分')).toEqual(['table'])
  })
})

const ORDER = Object.keys(NONE)

describe('outcomes are filled in', () => {
  const filled = (...outcomes: readonly string[]) =>
    heads(`${TABLE}|指标值|完成值|得分`, ...outcomes.map((each, at) => `产出指标|数量指标|甲${at}|5|${each}`)).includes(
      'outcomesFilled',
    )

  it('in half of the rows or more, in either column', () => {
    expect(filled('5|', '|')).toBe(true)
    expect(filled('5|', '|', '|')).toBe(false)
    expect(filled('|5', '|', '5|', '|')).toBe(true)
    expect(filled('|5', '|')).toBe(true)
    expect(filled('|', '|')).toBe(false)
    expect(filled()).toBe(false)
  })

  it('counting only rows in which anything stands, and merged boxes once', () => {
    expect(heads(`${TABLE}|指标值|完成值`, '产出|数量|甲|5|5', '||||', '||||', '产出|数量|乙|5|')).toContain(
      'outcomesFilled',
    )
    expect(filled('5|', '^|', '^|')).toBe(false)
    expect(filled('5|', '^|')).toBe(true)
  })

  it('below such heads alone', () => {
    expect(heads(`${TABLE}|指标值|分值`, '产出|数量|甲|5|5')).not.toContain('outcomesFilled')
  })
})

describe('an execution is asked for', () => {
  it('by its amount, its rate, or 实际完成情况 above the table', () => {
    for (const head of ['全年执行数', '执行率', '实际完成情况']) {
      expect(heads(`项目|${head}`, TABLE), head).toContain('executed')
      expect(heads(TABLE, `项目|${head}`), head).not.toContain('executed')
      expect(heads(`项目|${head}`), head).toContain('executed')
    }
    expect(heads('项目|全年预算数', TABLE)).not.toContain('executed')
  })
})

describe('自评 in a line of its own', () => {
  it('stands above the table, among the first six lines', () => {
    const lines = (count: number) => Array.from({ length: count }, (_, at) => `第${at}行|x`)
    const at = (row: number) => heads(...lines(row), '自评情况', ...lines(1), TABLE).includes('selfEvaluation')
    expect([at(0), at(5), at(6)]).toEqual([true, true, false])
    expect(heads(TABLE, '自评情况')).not.toContain('selfEvaluation')
    expect(heads('自评|情况', TABLE)).not.toContain('selfEvaluation')
    const long = (length: number) => heads('自评'.padStart(length, '字'), TABLE).includes('selfEvaluation')
    expect([long(60), long(61)]).toEqual([true, false])
  })

  it('or up to three lines above the first of the form, or in its title', () => {
    const { grid } = contextOf(['自评情况', '甲|乙', '丙|丁', '戊|己', TABLE])
    const from = (top: number) => readHeads(grid, officialFieldMap, { top, bottom: 5, title: undefined }).selfEvaluation
    expect([from(4), from(5)]).toEqual([true, false])
    const title = contextOf(['项目支出绩效自评表|x', TABLE])
    expect(heads('项目支出绩效自评表|x', TABLE)).not.toContain('selfEvaluation')
    expect(readHeads(title.grid, officialFieldMap, title.block).selfEvaluation).toBe(true)
  })
})

describe('a title has its row to itself', () => {
  const alone = (line: string) => {
    const { grid } = contextOf([line])
    return isOnlyTitled(grid, grid.slots(1)[0]!)
  }

  it('but for the number of the attachment, the unit of amounts and the like', () => {
    for (const beside of ['', '附件1', '（附表2', '公开05表', '单位：万元', '金额单位：元', '编号1', '(单位:万元)'])
      expect(alone(`绩效目标表|${beside}`), beside).toBe(true)
    for (const beside of ['得分', '预算单位：某局', '见附件', '12'])
      expect(alone(`绩效目标表|${beside}`), beside).toBe(false)
  })

  it('and is no sentence, and no longer than 60 letters', () => {
    for (const text of ['附件1：绩效目标表', '附件1-2 :绩效目标表', '附：绩效目标表'])
      expect(alone(text), text).toBe(true)
    for (const text of ['说明：绩效目标表', '见表，绩效目标表', '绩效目标表。', '甲；乙', '见附件1：绩效目标表'])
      expect(alone(text)).toBe(false)
    expect([alone('表'.padStart(60, '字')), alone('表'.padStart(61, '字'))]).toEqual([true, false])
  })
})
