import { Dictionary } from './dictionary.ts'
import { withExecutionRow } from './funds/execution-row.ts'
import { type NumberField, numberField, numberWithin, type TextField, textField } from './field.ts'
import type { DepartmentForm, ProjectForm, ReadingMeasure, ScoredForm } from './forms.ts'
import { hasIndicatorHeads } from './indicators/indicator-header.ts'
import { squeeze } from './label-text.ts'
import { readLabelledAmounts } from './funds/read-labelled-amounts.ts'
import { goalsStart, readGoals } from './read-goals.ts'
import { readFunds } from './funds/read-funds.ts'
import { rolesOf } from './roles.ts'
import {
  placeIn,
  readAttachment,
  readFooter,
  readHeading,
  readRemark,
  readTitle,
  type ReadingContext,
  yearIn,
} from './read-heading.ts'
import { type IndicatorReading, readIndicators } from './indicators/read-indicators.ts'
import { inPoints } from './indicators/weight-field.ts'

const NO_INDICATORS: IndicatorReading = {
  groups: [],
  indicators: [],
  foldedScores: [],
  total: { maxScore: undefined, score: undefined },
  table: undefined,
  scored: true,
  grouped: true,
  nationallyWorded: true,
  rowsSeen: 0,
  missingColumns: [],
  unknownColumns: [],
}

/** Reads a 项目支出绩效自评表 (layout V1). */
export function readProjectForm(context: ReadingContext): Omit<ProjectForm, 'key' | 'withoutResult'> {
  const { common, heading } = readScored(context)
  const { projectName, supervisingDepartment, implementingUnit } = heading
  return {
    kind: 'project',
    ...common,
    roles: rolesOf('project', heading),
    projectName,
    supervisingDepartment,
    implementingUnit,
  }
}

/** Reads a 部门整体支出绩效自评表 (layout V2): below the total row, labels and amounts share one cell. */
export function readDepartmentForm(context: ReadingContext): Omit<DepartmentForm, 'key' | 'withoutResult'> {
  const { common, heading, fundsEnd, tableStart } = readScored(context)
  const from = fundsEnd ?? context.block.top
  const to = goalsStart(context, from, tableStart ?? context.block.bottom)
  const byExpenditure = common.funds?.byExpenditure
  const income = readLabelledAmounts(context, 'byIncome', from, to)
  const expenditure = readLabelledAmounts(context, 'byExpenditure', from, to)
  return {
    kind: 'department',
    ...common,
    roles: rolesOf('department', heading),
    byIncome: [...income.found.values()],
    basicExpenditure: expenditure.found.get('basic') ?? byExpenditure?.basic.annualExecution,
    projectExpenditure: expenditure.found.get('project') ?? byExpenditure?.project.annualExecution,
    unknownAmounts: { byIncome: income.unknown, byExpenditure: expenditure.unknown },
  }
}

type Common = Omit<
  ScoredForm,
  | 'key'
  | 'withoutResult'
  | 'kind'
  | 'roles'
  | 'projectName'
  | 'supervisingDepartment'
  | 'implementingUnit'
  | 'byIncome'
  | 'basicExpenditure'
  | 'projectExpenditure'
  | 'unknownAmounts'
>

interface ScoredReading {
  readonly common: Common
  readonly heading: ReturnType<typeof readHeading>
  readonly fundsEnd: number | undefined
  readonly tableStart: number | undefined
}

function readScored(context: ReadingContext): ScoredReading {
  const { block, grid, workbook } = context
  const funds = readFunds(context)
  // The table mostly stands below the funds.
  const indicators =
    readIndicators(context, (funds?.lastRow ?? block.top - 1) + 1, funds?.funds) ??
    (funds && readIndicators(context, block.top, funds.funds))
  const tableStart = indicators?.table?.headerRows[0]
  const heading = readHeading(context, funds?.headerRow ?? tableStart ?? block.bottom)
  const title = readTitle(context)
  const attachment = readAttachment(context)
  const footer = readFooter(context)
  const goals = readGoals(context, (funds?.lastRow ?? block.top) + 1, tableStart ?? block.bottom)
  const { slots } = context
  const right = slots.reduce((right, slot) => Math.max(right, slot.right), indicators?.table?.right ?? 1)
  const table = indicators ?? NO_INDICATORS
  const inHead = headTotal(context, funds?.headerRow ?? tableStart ?? block.bottom)
  const total = table.total.score ? table.total : { ...table.total, score: inHead && { ...inHead, key: 'total.score' } }
  const fundBlock = withExecutionRow(context, funds?.funds, { ...table, total })
  const common: Common = inPoints({
    workbook,
    sheet: grid.sheet.name,
    range: { top: block.top, left: 1, bottom: block.bottom, right },
    title,
    attachment,
    year: yearOfForm(context, title, heading.projectName, funds?.headerRow ?? tableStart ?? block.bottom),
    footer,
    remark: readRemark(context),
    texts: slots,
    funds: fundBlock,
    goals,
    grade: readGrade(context, indicators?.table?.totalRow),
    amountUnit: readAmountUnit(context, tableStart ?? block.bottom),
    ...table,
    total,
    ...(inHead && table.total.score && { headTotal: inHead }),
    measure: measureOf(heading, fundBlock, { ...table, total }, !indicators && hasIndicatorHeads(context)),
  })
  return { common, heading, fundsEnd: funds?.lastRow, tableStart }
}

/**
 * The evaluation year of the title, or of a line of its own under it; never one that belongs to the project's name
 * (「2021年美食节项目支出绩效自评表」). In a title of the place's own words only 「2024年度」 is a year.
 */
function yearOfForm(
  context: ReadingContext,
  title: TextField | undefined,
  project: TextField | undefined,
  before: number,
): number | undefined {
  const name = squeeze(project?.raw ?? '')
  const withoutName = (text: string): string => (name.length > 1 ? squeeze(text).replaceAll(name, '') : squeeze(text))
  const rest = withoutName(title?.raw ?? '')
  const ofTitle = context.block.ownTitle && !/(?:19|20)\d{2}年度/.test(rest) ? undefined : yearIn(rest)
  return ofTitle ?? yearInHead(context, before, withoutName)
}

/** 「（2023年度）」 in a line of its own under the title. */
function yearInHead(
  { slots }: ReadingContext,
  before: number,
  withoutName: (text: string) => string,
): number | undefined {
  for (const { text: shown, top } of slots) {
    if (top >= before) return undefined
    const text = withoutName(shown)
    if (text.length <= 80 && /(19|20)\d{2}\s*年\s*度?\s*[)）]|(19|20)\d{2}\s*年度/.test(text)) return yearIn(text)
  }
  return undefined
}

/** 「单位：元」 or 「（元）」 above the indicator table; 万元 where nothing is said. */
function readAmountUnit({ slots }: ReadingContext, before: number): ScoredForm['amountUnit'] {
  for (const { text, top } of slots) {
    if (top >= before) break
    const unit = /(?:单位\s*[:：]\s*(?:人民币)?|[(（]\s*(?:单位[:：])?\s*)(万元|元)/.exec(text)
    if (unit) return unit[1] as ScoredForm['amountUnit']
  }
  return '万元'
}

/** 「项目总得分」 or 「自评总分：97.93」 in the head of the form. */
function headTotal(context: ReadingContext, before: number): NumberField | undefined {
  const index = Dictionary.of(context.fieldMap).indexes.headTotal
  const naming = { key: 'headTotal', label: '总分 / 得分' }
  for (const slot of context.slots) {
    if (slot.top >= before) break
    const within = index.findWithValue(slot.text)
    if (within && /^\s*[\d０-９.]+\s*分?\s*$/.test(within.value)) {
      return numberWithin({ ...naming, place: placeIn(context, slot) }, within.value, within.prefix, 'score')
    }
    const right = slot.roles.headTotal ? context.grid.rightOf(slot) : undefined
    if (right && /^[\d０-９.]+$/.test(right.text)) {
      return numberField({ ...naming, place: placeIn(context, right) }, right, 'score')
    }
  }
  return undefined
}

const LEAST_FIELDS = 0.5
const LEAST_ROWS = 0.8

/**
 * A form is understood when half of what such a form has was found, and four in five rows of its table could be read;
 * one whose table could not be made out, though heads of it stand there, is not.
 */
function measureOf(
  heading: ReturnType<typeof readHeading>,
  funds: ScoredForm['funds'],
  { table, indicators, scored, total, rowsSeen }: IndicatorReading,
  hasUnreadTable: boolean,
): ReadingMeasure {
  const basis = funds?.rows.total && funds.basis
  const named = heading.projectName ?? heading.filer ?? heading.unit ?? heading.supervisingDepartment
  const expected = [
    named,
    basis?.budget,
    basis?.execution,
    funds?.executionRate,
    table,
    ...(scored ? [total.score] : []),
  ]
  const fieldsFound = expected.filter((field) => field !== undefined).length
  const rowsRead = indicators.filter((each) => each.joined || each.level3.state === 'filled').length
  const understood =
    !hasUnreadTable && fieldsFound >= expected.length * LEAST_FIELDS && rowsRead >= rowsSeen * LEAST_ROWS
  return { fieldsFound, fieldsExpected: expected.length, rowsRead, rowsSeen, understood }
}

/** 「等级：优」 in one cell, the box right of 「等级」, or a lone 「优」 in the row 总分 (云南). */
function readGrade(context: ReadingContext, totalRow: number | undefined): TextField | undefined {
  const index = Dictionary.of(context.fieldMap).indexes.grade
  for (const slot of context.slots) {
    if (slot.text.length > 30) continue
    const naming = { key: 'grade', label: '等级' }
    const within = index.findWithValue(slot.text)
    if (within && within.value.trim() !== '')
      return {
        ...textField({ ...naming, place: placeIn(context, slot) }, slot),
        raw: within.value.trim(),
        state: 'filled',
      }
    if (within || slot.roles.grade) {
      const right = context.grid.rightOf(slot)
      if (right && right.text !== '') return textField({ ...naming, place: placeIn(context, right) }, right)
    }
  }
  const lone = context.slots.find((slot) => slot.top === totalRow && /^[优良中差]$/.test(slot.squeezed))
  return lone && textField({ key: 'grade', label: '等级', place: placeIn(context, lone) }, lone)
}
