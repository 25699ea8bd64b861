import { describe, expect, it } from 'vitest'
import { cellsOfEmptyBlocks, emptyBlocks, isEmptyBlock, isSpare } from '../../../src/core/form/empty-blocks.ts'
import { readForms } from '../../../src/core/form/read-forms.ts'
import { workbookFromDrafts } from '../../../src/core/model/sheet-from-draft.ts'
import type { CellValue, Sheet } from '../../../src/core/model/workbook.ts'
import { sheetOf } from './lines.ts'

const TITLE = '项目支出绩效自评表|<|<|<|<|<|<|<'
const NAME = '项目名称|<|路灯维护|<|主管部门|云溪市城管局|实施单位|云溪市城管局'
const FUNDS = '项目资金|<|年初预算数|全年预算数|全年执行数|分值|执行率|得分'
const TABLE = '一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|偏差原因分析及改进措施'
const TOTAL = '总分|<|<|<|<|100||'
const amounts = (text: string) => `年度资金总额|<|${text}`
const row = (text: string) => `产出指标|数量指标|${text}|`

/** Formulas with these results. */
const formulas =
  (...places: readonly (readonly [row: number, column: number, result: CellValue])[]) =>
  (sheet: Sheet): Sheet => ({
    ...sheet,
    cells: sheet.cells.map((cell) => {
      const place = places.find((each) => each[0] === cell.row && each[1] === cell.column)
      return place ? { ...cell, formula: 'A1', value: place[2] } : cell
    }),
  })

function form(lines: readonly string[], change: (sheet: Sheet) => Sheet = (sheet) => sheet) {
  const { sheets } = workbookFromDrafts([sheetOf(lines)])
  return readForms({ sheets: sheets.map(change) }, '表.xlsx').forms[0]!
}
const empty = (lines: readonly string[], change?: (sheet: Sheet) => Sheet) => [...emptyBlocks(form(lines, change))]
const project = (funds: string, ...rows: readonly string[]) => [
  TITLE,
  NAME,
  FUNDS,
  amounts(funds),
  TABLE,
  ...rows.map(row),
  TOTAL,
]

const NO_FUNDS = '|||10||'
const NO_ROW = '路灯|≥5盏||90||'
const SOME_ROW = '路灯|≥5盏|5盏|90|90|'

describe('the fund block', () => {
  it('is empty where nothing was filled in but what the form prints', () => {
    expect(empty(project(NO_FUNDS, SOME_ROW))).toEqual(['funds'])
    for (const filled of [
      '5|||10||',
      '|5||10||',
      '||5|10||',
      '|||10|5%|',
      '|||10||5',
      '||0|10||',
      '|/||10||',
      '|—||10||',
      '|约五||10||',
    ])
      expect(empty(project(filled, SOME_ROW)), filled).toEqual([])
    expect(empty([TITLE, NAME, FUNDS, amounts(NO_FUNDS), '其他资金|<|||5|||', TABLE, row(SOME_ROW), TOTAL])).toEqual([])
  })

  it('may hold formulas that come to nothing', () => {
    const zero: CellValue = { kind: 'number', text: '0' }
    const error: CellValue = { kind: 'error', code: '#DIV/0!' }
    const lines = project('0|0|0|10|0|0', SOME_ROW)
    const all = (result: CellValue) => formulas(...[3, 4, 5, 7, 8].map((column) => [4, column, result] as const))
    expect([empty(lines), empty(lines, all(zero)), empty(lines, all(error))]).toEqual([[], ['funds'], ['funds']])
    expect(empty(lines, all({ kind: 'number', text: '5' }))).toEqual([])
  })

  it('is none where there is no budget, no execution, or no block', () => {
    expect(empty([TITLE, NAME, TABLE, row(SOME_ROW), TOTAL])).toEqual([])
    expect(
      empty([TITLE, NAME, '资金|<|全年预算数|分值|得分', '年度资金总额|<||10|', TABLE, row(SOME_ROW), TOTAL]),
    ).toEqual([])
  })
})

describe('the table of indicators', () => {
  it('is empty where no row has an outcome or a score', () => {
    expect(empty(project('1|1|1|10|1|1', NO_ROW, NO_ROW))).toEqual(['indicators'])
    for (const other of [
      '路灯|≥5盏|5盏|90||',
      '路灯|≥5盏||90|90|',
      '路灯|≥5盏|/|90||',
      '路灯|≥5盏||90|0|',
      '路灯|≥5盏||90|/|',
    ])
      expect(empty(project('1|1|1|10|1|1', NO_ROW, other)), other).toEqual([])
    expect(empty(project('1|1|1|10|1|1'))).toEqual(['indicators'])
    expect(empty(project(NO_FUNDS, NO_ROW))).toEqual(['funds', 'indicators'])
  })

  it('is none where there is no table, or none that asks for them', () => {
    expect(empty([TITLE, NAME, FUNDS, amounts('1|1|1|10|1|1')])).toEqual([])
    expect(
      empty([
        TITLE,
        NAME,
        FUNDS,
        amounts('1|1|1|10|1|1'),
        '一级指标|二级指标|三级指标|年度指标值|分值',
        '产出指标|数量指标|路灯|≥5盏|90',
      ]),
    ).toEqual([])
    expect(isEmptyBlock(form(project('1|1|1|10|1|1', NO_ROW)), 'lines')).toBe(false)
  })
})

describe('the lines of the basic data', () => {
  const lines = (...rows: readonly string[]) => [
    '基础数据表|<|<|<',
    '编制数|60|x|x',
    '项目|2021年决算数|2022年预算数|2022年决算数',
    ...rows,
  ]

  it('are empty where no amount was filled in; a printed mark is none', () => {
    expect(empty(lines('三公经费|||', '政府采购金额|——||'))).toEqual(['lines'])
    for (const filled of ['三公经费|5||', '三公经费||5|', '三公经费|||0', '三公经费|||约五'])
      expect(empty(lines(filled)), filled).toEqual([])
    expect(empty(lines())).toEqual([])
    expect(empty(['基础数据表|<', '编制数|60'])).toEqual([])
  })
})

describe('a form that is left over', () => {
  const spare = (...lines: readonly string[]) => isSpare(form(lines))
  const NAMELESS = '项目名称|<||<|主管部门|云溪市城管局|实施单位|云溪市城管局'
  const blank = ['|||||', '||||'].map(row)

  it('names no project and says nothing', () => {
    expect(spare(TITLE, NAMELESS, FUNDS, amounts(NO_FUNDS), TABLE, ...blank, TOTAL)).toBe(true)
    expect(spare(TITLE, NAMELESS, TABLE, ...blank, TOTAL)).toBe(true)
    expect(spare(TITLE, NAME, FUNDS, amounts(NO_FUNDS), TABLE, ...blank, TOTAL)).toBe(false)
    expect(spare(TITLE, NAMELESS, FUNDS, amounts('5|||10||'), TABLE, ...blank, TOTAL)).toBe(false)
    for (const said of ['路灯||||', '|≥5盏|||', '||5盏||', '||||5'])
      expect(spare(TITLE, NAMELESS, FUNDS, amounts(NO_FUNDS), TABLE, row(said), TOTAL), said).toBe(false)
    const goals = (text: string) => ['年度目标|预期目标|<|<|实际完成情况|<|<|<', `^|${text}`]
    expect(spare(TITLE, NAMELESS, FUNDS, amounts(NO_FUNDS), ...goals('|<|<||<|<|<'), TABLE, ...blank, TOTAL)).toBe(true)
    for (const text of ['甲|<|<||<|<|<', '|<|<|乙|<|<|<'])
      expect(spare(TITLE, NAMELESS, FUNDS, amounts(NO_FUNDS), ...goals(text), TABLE, ...blank, TOTAL), text).toBe(false)
  })
})

it('cells of empty blocks are no faults of their own', () => {
  const cells = (lines: readonly string[]) => [...cellsOfEmptyBlocks(form(lines))].map(({ place }) => place.cell)
  expect(cells(project('1|1|1|10|1|1', SOME_ROW))).toEqual([])
  expect(cells(project(NO_FUNDS, SOME_ROW))).toEqual(['C4', 'D4', 'E4', 'G4', 'H4', 'F4'])
  expect(cells(project('1|1|1|10|1|1', NO_ROW))).toEqual(['F6', 'G6'])
  expect(cells(project(NO_FUNDS, NO_ROW))).toEqual(['C4', 'D4', 'E4', 'G4', 'H4', 'F4', 'F6', 'G6', 'G7'])
  const basic = ['基础数据表|<|<|<', '编制数|60|x|x', '项目|2021年决算数|2022年预算数|2022年决算数']
  expect(cells([...basic, '三公经费|||'])).toEqual(['B4', 'C4', 'D4'])
  expect(cells([...basic, '三公经费|||5'])).toEqual([])
})
