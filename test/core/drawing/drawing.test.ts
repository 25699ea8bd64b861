import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type CellRange, rangeToA1 } from '../../../src/core/model/cell-address.ts'
import { Decimal } from '../../../src/core/model/decimal.ts'
import type { SheetDraft } from '../../../src/core/model/sheet-draft.ts'
import type { Sheet } from '../../../src/core/model/workbook.ts'
import { blankContent, blankProject } from '../../../src/core/content/blank-content.ts'
import type { IndicatorContent, ProjectContent, SubmissionContent } from '../../../src/core/content/content.ts'
import { drawBasicDataForm } from '../../../src/core/drawing/zhuzhou/draw-basic-data.ts'
import { drawDepartmentForm } from '../../../src/core/drawing/zhuzhou/draw-department.ts'
import { drawProjectForm, drawStackedProjects } from '../../../src/core/drawing/zhuzhou/draw-project.ts'
import { drawSubmission } from '../../../src/core/drawing/zhuzhou/draw-submission.ts'
import { printedWidth, written } from '../../../src/core/drawing/drawing.ts'
import { sheetFromDraft, workbookFromDrafts } from '../../../src/core/model/sheet-from-draft.ts'
import { cleanSubmission } from '../../fixture-content/clean.ts'
import { waysOfFilling } from '../../fixture-content/ways-of-filling.ts'

const basicData = cleanSubmission.basicData!
const department = cleanSubmission.department!
const project = cleanSubmission.projects[0]!

/** What a reader sees in a cell: percentages as percentages. */
function shown(sheet: Sheet, row: number, column: number): string {
  const cell = sheet.cells.find((each) => each.row === row && each.column === column)
  const value = cell?.value
  if (value?.kind === 'number') {
    const decimals = /\.(0+)/.exec(cell?.format ?? '')?.[1]?.length ?? 0
    if (cell?.format?.endsWith('%')) return `${new Decimal(value.text).times(100).toFixed(decimals)}%`
    return cell?.format === undefined ? value.text : new Decimal(value.text).toFixed(decimals)
  }
  return value?.kind === 'text' ? value.text : ''
}

function row(sheet: Sheet, at: number, columns: readonly number[]): readonly string[] {
  return columns.map((column) => shown(sheet, at, column))
}

function indicatorRow({ level3, target, actual, maxScore, score, reason }: IndicatorContent): readonly string[] {
  return [level3, target, actual, maxScore, score, reason]
}

const AMOUNTS = [4, 5, 6]
const TOTAL = [4, 5, 6, 7, 8, 9]

function expectProject(sheet: Sheet, content: ProjectContent): void {
  expect(shown(sheet, 1, 1)).toBe(content.attachment)
  expect(shown(sheet, 2, 1)).toBe(content.title)
  expect(shown(sheet, 4, 4)).toBe(content.name)
  expect(row(sheet, 5, [4, 8])).toEqual([content.department, content.implementer])
  const { total, fiscal, carryover, other } = content.funds
  expect(row(sheet, 7, TOTAL)).toEqual([
    total.initial,
    total.annual,
    total.executed,
    total.maxScore,
    total.rate,
    total.score,
  ])
  for (const [index, line] of [fiscal, carryover, other].entries()) {
    expect(row(sheet, 8 + index, AMOUNTS)).toEqual([line.initial, line.annual, line.executed])
  }
  expect(row(sheet, 12, [2, 6])).toEqual([content.goals.expected, content.goals.actual])
  for (const [index, indicator] of content.indicators.entries()) {
    expect(row(sheet, 14 + index, [4, 5, 6, 7, 8, 9])).toEqual(indicatorRow(indicator))
  }
  const end = 14 + content.indicators.length
  expect(row(sheet, end, [1, 7, 8])).toEqual(['总分', content.total.maxScore, content.total.score])
  expect(shown(sheet, end + 1, 1)).toBe(content.remark)
  for (const part of Object.values(content.filler)) expect(shown(sheet, end + 2, 1)).toContain(part)
}

function overlaps(merges: readonly CellRange[]): readonly string[] {
  return merges.flatMap((a, index) =>
    merges
      .slice(index + 1)
      .filter((b) => a.top <= b.bottom && b.top <= a.bottom && a.left <= b.right && b.left <= a.right)
      .map((b) => `${rangeToA1(a)} ${rangeToA1(b)}`),
  )
}

describe('what is drawn is read back', () => {
  it.each(['number', 'text'] as const)('every field of a project form, values as %s', (values) => {
    for (const content of cleanSubmission.projects)
      expectProject(sheetFromDraft(drawProjectForm(content, { values })), content)
  })

  it('every field of the eighteen real project forms, odd spaces included', () => {
    const real = JSON.parse(readFileSync('fixtures/zhuzhou-commerce-2022/submission.json', 'utf8')) as SubmissionContent
    expect(real.projects).toHaveLength(18)
    for (const content of real.projects) expectProject(sheetFromDraft(drawProjectForm(content)), content)
  })

  it('every field of the department form', () => {
    const sheet = sheetFromDraft(drawDepartmentForm(department))
    const { funds, byIncome, byExpenditure } = department
    expect(row(sheet, 6, TOTAL)).toEqual([
      funds.initial,
      funds.annual,
      funds.executed,
      funds.maxScore,
      funds.rate,
      funds.score,
    ])
    expect(row(sheet, 8, [2, 6])).toEqual([
      `其中：一般公共预算：${byIncome.generalBudget}`,
      `其中：基本支出：${byExpenditure.basic}`,
    ])
    expect(row(sheet, 9, [2, 6])).toEqual([
      `政府性基金拨款：${byIncome.governmentFund}`,
      `项目支出：${byExpenditure.project}`,
    ])
    expect(row(sheet, 13, [2, 6])).toEqual([department.goals.expected, department.goals.actual])
    for (const [index, indicator] of department.indicators.entries()) {
      expect(row(sheet, 15 + index, [4, 5, 6, 7, 8, 9])).toEqual(indicatorRow(indicator))
    }
    expect(row(sheet, 15 + department.indicators.length, [1, 7, 8])).toEqual(['总分', '100', department.total.score])
  })

  it('every field of the basic data sheet', () => {
    const sheet = sheetFromDraft(drawBasicDataForm(basicData))
    expect(shown(sheet, 3, 1)).toBe(`填报单位：${basicData.unit}`)
    expect(row(sheet, 5, [2, 4, 6])).toEqual([
      basicData.staffing.established,
      basicData.staffing.employed,
      basicData.staffing.controlRate,
    ])
    expect(row(sheet, 6, [2, 4, 6])).toEqual(['2022年决算数', '2023年预算数', '2023年决算数'])
    for (const [index, line] of basicData.rows.entries()) {
      expect(row(sheet, 7 + index, [1, 2, 4, 6])).toEqual([line.label, line.prevActual, line.budget, line.actual])
    }
    const end = 7 + basicData.rows.length
    expect(row(sheet, end + 1, [2, 3])).toEqual(['无', '无'])
    expect(shown(sheet, end + 2, 2)).toBe(basicData.thrift)
    expect(shown(sheet, end + 3, 1)).toBe(basicData.note)
  })

  it('level-1 names carry their weight and are merged over their rows; a name left out leaves the weight', () => {
    const indicators = project.indicators.map((each) => (each.level1 === '效益指标' ? { ...each, level1: '' } : each))
    const sheet = sheetFromDraft(drawProjectForm({ ...project, indicators }))
    expect([14, 19, 22].map((at) => shown(sheet, at, 2))).toEqual([
      '产出指标（50分）',
      '（30分）',
      '满意度指标（10分）',
    ])
    expect(sheet.merges.map(rangeToA1)).toEqual(
      expect.arrayContaining(['A13:A22', 'B14:B18', 'B19:B21', 'C14:C15', 'A6:A10']),
    )
  })

  it('a table cut after four indicators repeats its header and loses nothing', () => {
    const sheet = sheetFromDraft(drawProjectForm(project, { repeatHeaderAfter: 4 }))
    const heads = sheet.cells
      .filter(({ value }) => value.kind === 'text' && value.text === '三级指标')
      .map((cell) => cell.row)
    expect(heads).toEqual([13, 18, 23])
    expect(row(sheet, 19, [1, 2, 3, 4])).toEqual(['', '', '成本指标', '亩均建设投资'])
    expect(row(sheet, 25, [1, 7, 8])).toEqual(['总分', '100', '99.3'])
  })

  it('several forms on a sheet follow each other', () => {
    const sheet = sheetFromDraft(drawStackedProjects(cleanSubmission.projects))
    const names = sheet.cells.filter(({ column, row }) => column === 4 && shown(sheet, row, 1) === '项目支出名称')
    expect(names.map((cell) => shown(sheet, cell.row, 4))).toEqual(cleanSubmission.projects.map(({ name }) => name))
  })

  it('a sheet a form, names unique', () => {
    const twice = { ...cleanSubmission, projects: [project, project, { ...project, attachment: '' }] }
    const names = workbookFromDrafts(drawSubmission(twice)).sheets.map(({ name }) => name)
    expect(names).toEqual(['1-1基础数据表', '1-2整体自评表', '1-3-1', '1-3-1(2)', '项目3'])
  })
})

describe('cells', () => {
  it.each([
    ['4139.12', { value: { kind: 'number', text: '4139.12' } }],
    ['95.00', { value: { kind: 'number', text: '95' }, format: '0.00' }],
    ['97%', { value: { kind: 'number', text: '0.97' }, format: '0%' }],
    ['-6.5%', { value: { kind: 'number', text: '-0.065' }, format: '0.0%' }],
    ['', {}],
    ['200个', { value: { kind: 'text', text: '200个' } }],
    ['007', { value: { kind: 'text', text: '007' } }],
    ['1234567890123456', { value: { kind: 'text', text: '1234567890123456' } }],
  ])('「%s」', (text, cell) => expect(written(text)).toEqual(cell))

  it('Chinese counts two, also its punctuation', () => expect(printedWidth('产出（50分）ab')).toBe(14))

  it('merged ranges never overlap, cells never lie under another merge', () => {
    const blank = blankContent({
      year: 2024,
      unit: '某局',
      projects: [{ name: '甲' }, { name: '乙', municipal: true }],
    })
    const drafts: readonly SheetDraft[] = [
      ...drawSubmission(cleanSubmission, { repeatHeaderAfter: 3 }),
      ...drawSubmission(blank, { formulas: true }),
      drawStackedProjects(cleanSubmission.projects, { repeatHeaderAfter: 5 }),
      ...waysOfFilling().flatMap((way) => way.drafts),
    ]
    for (const draft of drafts) {
      expect(overlaps(draft.merges)).toEqual([])
      for (const { row, column } of draft.cells) {
        const range = draft.merges.find(
          (each) => row >= each.top && row <= each.bottom && column >= each.left && column <= each.right,
        )
        if (range) expect({ row, column }).toEqual({ row: range.top, column: range.left })
      }
    }
  })

  it('blank contents draw no placeholder and carry unit, year and project names', () => {
    const blank = blankContent({
      year: 2024,
      unit: '某局',
      projects: [{ name: '甲' }, { name: '乙', municipal: true }],
    })
    const { sheets } = workbookFromDrafts(drawSubmission(blank))
    const texts = sheets.flatMap(({ cells }) =>
      cells.flatMap(({ value }) => (value.kind === 'text' ? [value.text] : [])),
    )
    expect(texts.filter((text) => /……|\*\*|××|指标\d/.test(text))).toEqual([])
    expect(texts).toEqual(
      expect.arrayContaining(['2024年度项目支出绩效自评表', '填报单位：某局', '甲', '乙', '附件1-3-2']),
    )
    expect(blankProject({ year: 0 }, { name: '' }, '').title).toBe('　　　　年度项目支出绩效自评表')
  })
})
