import { describe, expect, it } from 'vitest'
import type { ScoredForm } from '../../../src/core/form/forms.ts'
import { readForms } from '../../../src/core/form/read-forms.ts'
import { workbookFromDrafts } from '../../../src/core/model/sheet-from-draft.ts'
import type { Workbook } from '../../../src/core/model/workbook.ts'
import { sheetOf, withoutResults } from './lines.ts'

const TITLE = '项目支出绩效自评表|<|<|<|<|<|<|<'
const NAME = '项目名称|<|路灯维护|<|主管部门|云溪市城管局|实施单位|云溪市城管局'
const FUNDS = ['项目资金|<|年初预算数|全年预算数|全年执行数|分值|执行率|得分', '年度资金总额|<|100|100|100|10|100%|10']
const GOALS = ['年度目标|预期目标|<|<|实际完成情况|<|<|<', '^|维护路灯。|<|<|已维护。|<|<|<']
const TABLE = [
  '一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|偏差原因分析及改进措施',
  '产出指标|数量指标|维修路灯|≥50盏|55盏|50|50|',
  '满意度指标|满意度指标|群众满意度|≥90%|95%|40|40|',
]
const TOTAL = '总分|<|<|<|<|100|100|'

function read(lines: readonly string[], change: (workbook: Workbook) => Workbook = (workbook) => workbook): ScoredForm {
  return readForms(change(workbookFromDrafts([sheetOf(lines)])), '表.xlsx').forms[0] as ScoredForm
}
const form = (...head: readonly string[]) => read([TITLE, ...head, NAME, ...FUNDS, ...GOALS, ...TABLE, TOTAL])

describe('the year of a form', () => {
  const year = (title: string, ...head: readonly string[]) =>
    read([`${title}|<|<|<|<|<|<|<`, ...head, NAME, ...FUNDS, ...TABLE, TOTAL]).year

  it('is that of its title, else of a line under it', () => {
    expect(year('2022年度项目支出绩效自评表')).toBe(2022)
    for (const line of ['（2023年度）', '( 2023 年 )', '2023年度', '填报年度：2023年度'])
      expect(year('项目支出绩效自评表', `${line}|<|<|<`), line).toBe(2023)
    for (const line of ['2023年3月1日填', '2023', '2023年'])
      expect(year('项目支出绩效自评表', `${line}|<|<|<`), line).toBeUndefined()
    expect(year('2022年度项目支出绩效自评表', '（2023年度）|<|<|<')).toBe(2022)
    const long = (length: number) => year('项目支出绩效自评表', `${'（2023年度）'.padStart(length, '字')}|<|<|<`)
    expect([long(80), long(81)]).toEqual([2023, undefined])
  })

  it('is never one of the name of its project', () => {
    const named = (name: string, title: string) =>
      read([`${title}|<|<|<|<|<|<|<`, NAME.replace('路灯维护', name), ...FUNDS, ...TABLE, TOTAL]).year
    expect(named('2021年美食节', '2021年美食节项目支出绩效自评表')).toBeUndefined()
    expect(named('2021年美食节', '2022年度2021年美食节项目支出绩效自评表')).toBe(2022)
    // One letter alone is taken from nothing.
    expect(named('2', '2022年度项目支出绩效自评表')).toBe(2022)
  })

  it('is in a title of the place only what says 年度', () => {
    const own = (title: string) => read([`${title}|<|<|<|<|<|<|<`, NAME, ...FUNDS, ...TABLE, TOTAL]).year
    expect([own('2024年度公厕改建自评报告'), own('2024年公厕改建自评报告')]).toEqual([2024, undefined])
  })
})

describe('the unit of the amounts', () => {
  const unit = (line: string) => form(`${line}|<|<|<`).amountUnit

  it('is 万元 where nothing else is said above the table', () => {
    for (const line of ['单位：元', '金额单位：元', '（元）', '（单位：元）', '单位:人民币元', '单位： 元'])
      expect(unit(line), line).toBe('元')
    for (const line of ['单位：万元', '（万元）', '无', '元', '单位：个', '每盏（50元）'])
      expect(unit(line), line).toBe('万元')
    expect(read([TITLE, NAME, ...FUNDS, ...TABLE, TOTAL, '单位：元']).amountUnit).toBe('万元')
  })
})

describe('a total in the head of the form', () => {
  const head = (line: string, total = TOTAL) => {
    const { headTotal, total: last } = read([TITLE, line, NAME, ...FUNDS, ...TABLE, total])
    return [headTotal?.raw, last.score?.place.cell]
  }

  it('is beside the last one, or stands for it', () => {
    expect(head('自评总分：97.9|<|<|<')).toEqual(['97.9', 'G9'])
    expect(head('自评总分：97.9分|<|<|<')).toEqual(['97.9分', 'G9'])
    expect(head('自评得分|97.9|x')).toEqual(['97.9', 'G9'])
    for (const none of ['自评总分：|<|<', '自评总分：约98|<|<', '自评得分|约98|x', '得分|97.9|x'])
      expect(head(none)[0], none).toBeUndefined()
    expect(head('自评总分：97.9|<|<|<', '备注：无|<|<|<|<|<|<|<')).toEqual([undefined, 'A2'])
    expect(read([TITLE, NAME, ...FUNDS, ...TABLE, TOTAL, '自评总分：97.9|<|<|<']).headTotal).toBeUndefined()
  })
})

describe('the grade', () => {
  const grade = (total: string, ...more: readonly string[]) => {
    const field = read([TITLE, NAME, ...FUNDS, ...TABLE, total, ...more]).grade
    return field && `${field.place.cell} ${field.raw}`
  }

  it('stands behind its label, right of it, or alone in the row of the total', () => {
    expect(grade(TOTAL, '等级：优|<|<')).toBe('A9 优')
    expect(grade(TOTAL, '评价等级|优|x')).toBe('B9 优')
    expect(grade(TOTAL, '评价等级：|优|x')).toBe('B9 优')
    expect(grade('总分|<|<|<|<|100|100|优')).toBe('H8 优')
    for (const none of ['总分|<|<|<|<|100|100|优秀', '总分|<|<|<|<|100|100|好']) expect(grade(none)).toBeUndefined()
    expect(grade(TOTAL, '评价等级||x')).toBeUndefined()
    const long = (length: number) => grade(TOTAL, `${'等级：优'.padEnd(length, '。')}|<|<`)
    expect([long(30)?.slice(0, 4), long(31)]).toEqual(['A9 优', undefined])
  })
})

describe('a form is understood', () => {
  const understood = (...lines: readonly string[]) => read([TITLE, ...lines]).measure

  it('with half of its fields', () => {
    expect(understood(NAME, ...FUNDS, ...TABLE, TOTAL)).toMatchObject({
      fieldsFound: 6,
      fieldsExpected: 6,
      understood: true,
    })
    expect(understood(NAME, ...TABLE, TOTAL)).toMatchObject({ fieldsFound: 3, understood: true })
    expect(understood(...TABLE, TOTAL)).toMatchObject({ fieldsFound: 2, understood: false })
    expect(understood(NAME, ...TABLE)).toMatchObject({ fieldsFound: 2, understood: false })
    expect(understood(NAME, ...TABLE.map((line) => line.split('|').slice(0, 5).join('|')))).toMatchObject({
      fieldsExpected: 5,
      fieldsFound: 2,
    })
  })

  it('with four in five of its rows', () => {
    const rows = (named: number, all: number) => [
      TABLE[0]!,
      ...Array.from({ length: all }, (_, at) => `产出指标|数量指标|${at < named ? `路灯${at}` : ''}|≥5盏|5盏|9|9|`),
    ]
    expect(understood(NAME, ...FUNDS, ...rows(4, 5), TOTAL)).toMatchObject({
      rowsRead: 4,
      rowsSeen: 5,
      understood: true,
    })
    expect(understood(NAME, ...FUNDS, ...rows(7, 9), TOTAL)).toMatchObject({
      rowsRead: 7,
      rowsSeen: 9,
      understood: false,
    })
  })

  it('not where heads of a table stand that could not be made out', () => {
    expect(understood(NAME, ...FUNDS, '一级指标|事项一|事项二|指标值|得分', '产出|甲|乙|5|5').understood).toBe(false)
  })
})

it('a label that is a formula without a result leaves the form unjudged; a value does not', () => {
  const lines = [TITLE, NAME, ...FUNDS, ...GOALS, ...TABLE, TOTAL]
  const understood = (row: number, column: number) =>
    read(lines, ({ sheets }) => ({ sheets: sheets.map(withoutResults([row, column])) })).measure.understood
  // 3: heads of the funds, 4: the total; 7: heads of the table, 8, 9: indicators, 10: 总分.
  for (const [row, column] of [
    [3, 3],
    [3, 1],
    [4, 1],
    [7, 3],
    [8, 1],
    [8, 2],
    [7, 8],
    [10, 1],
    [10, 8],
  ] as const)
    expect(understood(row, column), `${row},${column}`).toBe(false)
  for (const [row, column] of [
    [4, 3],
    [4, 8],
    [8, 5],
    [8, 6],
    [8, 8],
    [9, 8],
    [2, 1],
    [2, 3],
    [1, 1],
    [10, 7],
  ] as const)
    expect(understood(row, column), `${row},${column}`).toBe(true)
})

describe('the goals', () => {
  const goals = (...lines: readonly string[]) => {
    const { expected, actual, score } = read([TITLE, NAME, ...FUNDS, ...lines, ...TABLE, TOTAL]).goals
    return [expected?.raw, actual?.raw, score?.raw]
  }

  it('stand below their heads, the last two of the row where more is named so', () => {
    expect(goals(...GOALS)).toEqual(['维护路灯。', '已维护。', undefined])
    expect(goals('总体目标|预期目标|<|实际完成情况|x', '^|甲|<|乙|x')).toEqual(['甲', '乙', undefined])
    expect(goals('总体目标完成情况|预期目标|实际完成情况|x', '^|甲|乙|x')).toEqual(['甲', '乙', undefined])
    expect(goals('实际完成情况|预期目标|x', '乙|甲|x')).toEqual([undefined, '乙', undefined])
    expect(goals('预期目标|x', '甲|x')).toEqual(['甲', undefined, undefined])
    expect(goals()).toEqual([undefined, undefined, undefined])
  })

  it('may have points of their own, below their head or right of it', () => {
    expect(goals('预期目标|实际完成情况|得分（20分）|x', '甲|乙|18|x')).toEqual(['甲', '乙', '18'])
    expect(goals('预期目标|实际完成情况|得分|19', '甲|乙|x|x')).toEqual(['甲', '乙', '19'])
    expect(goals('预期目标|实际完成情况|得分|x', '甲|乙||x')).toEqual(['甲', '乙', ''])
  })
})

describe('shares and weights', () => {
  const double = (...rows: readonly (readonly [single: string, weight: string, score: string])[]) => {
    const found = read([
      TITLE,
      NAME,
      ...FUNDS,
      '一级指标|二级指标|三级指标|年度指标值|实际完成值|权重|单项指标得分|得分',
      ...rows.map(([single, weight, score], at) => `产出指标|数量指标|路灯${at}|1|1|${weight}|${single}|${score}`),
      '总分|<|<|<|<|100||20|',
    ])
    return [found.indicators.map(({ score }) => score.raw).join(' '), found.foldedScores.length]
  }

  it('that were put on twice leave the single scores, where every row that is scored has them so', () => {
    expect(double(['25', '25', '6.25'], ['20', '20', '4'])).toEqual(['25 20', 2])
    expect(double(['25', '25', '6.25'])).toEqual(['6.25', 0])
    expect(double(['100', '25', '25'], ['90', '20', '18'])).toEqual(['25 18', 0])
    expect(double(['25', '25', '6.25'], ['20', '20', '4.01'])).toEqual(['25 20', 2])
    expect(double(['25', '25', '6.25'], ['20', '20', '4.02'])).toEqual(['6.25 4.02', 0])
    expect(double(['25', '25', '6.25'], ['20', '20', '3.99'])).toEqual(['25 20', 2])
    expect(double(['25', '25', '6.25'], ['26', '25', '6.5'])).toEqual(['6.25 6.5', 0])
    expect(double(['25', '25', '6.25'], ['', '20', '4'])).toEqual(['6.25 4', 0])
    expect(double(['25', '25', '6.25'], ['20', '', '4'])).toEqual(['6.25 4', 0])
    expect(double(['25', '25', '6.25'], ['20', '20', '约四'])).toEqual(['6.25 约四', 0])
  })

  it('rows that are not scored yet say nothing, as long as they are the fewer', () => {
    expect(double(['25', '25', '6.25'], ['20', '20', '4'], ['', '20', ''])).toEqual(['25 20 ', 2])
    expect(double(['25', '25', '6.25'], ['20', '20', '4'], ['', '20', '/'])).toEqual(['25 20 /', 2])
    expect(double(['25', '25', '6.25'], ['20', '20', '4'], ['', '20', ''], ['', '20', ''])[1]).toBe(0)
  })
})
