import { withExecutionRow } from './funds/execution-row.ts'
import { type NumberField, numberField, numberWithin, type TextField, textField } from './field.ts'
import type { DepartmentForm, ProjectForm, ReadingMeasure, ScoredForm } from './forms.ts'
import { findHeaderRow } from './header-row.ts'
import { hasIndicatorHeads } from './indicators/indicator-header.ts'
import { LabelIndex, squeeze } from './label-text.ts'
import { readFunds } from './funds/read-funds.ts'
import {
  firstFilled,
  numberBeside,
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
import type { Slot } from './sheet-grid.ts'
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
  return { kind: 'project', ...common, unit: unitOfProject(heading), projectName, supervisingDepartment, implementingUnit }
}

/** Who hands the form in: 单位名称 or 填报单位, else the department; a government above the unit that carries the project out never is. */
function unitOfProject({ filer, unit, supervisingDepartment, implementingUnit }: ReturnType<typeof readHeading>): TextField | undefined {
  const department = isAbove(supervisingDepartment, implementingUnit) ? implementingUnit : supervisingDepartment
  return firstFilled(filer, department, unit)
}

const GOVERNMENT = /(人民政府|管委会|管理委员会)$/

function isAbove(department: TextField | undefined, implementer: TextField | undefined): boolean {
  if (department?.state !== 'filled' || implementer?.state !== 'filled') return false
  const [above, below] = [squeeze(department.raw), squeeze(implementer.raw)]
  return GOVERNMENT.test(above) && above !== below
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
    unit: firstFilled(heading.filer, heading.unit, heading.supervisingDepartment),
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
  | 'unit'
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
    year: yearIn(title?.raw) ?? yearInHead(context, funds?.headerRow ?? tableStart ?? block.bottom),
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

/** 「（2023年度）」 in a line of its own under the title. */
function yearInHead({ slots }: ReadingContext, before: number): number | undefined {
  for (const { text, top } of slots) {
    if (top >= before) return undefined
    if (squeeze(text).length <= 80 && /(19|20)\d{2}\s*年\s*度?\s*[)）]|(19|20)\d{2}\s*年度/.test(text)) return yearIn(text)
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
  const index = LabelIndex.single('headTotal', context.fieldMap.indicators.headTotal)
  const naming = { key: 'headTotal', label: '总分 / 得分' }
  for (const slot of context.slots) {
    if (slot.top >= before) break
    const within = index.findWithValue(slot.text)
    if (within && /^\s*[\d０-９.]+\s*分?\s*$/.test(within.value)) {
      return numberWithin({ ...naming, place: placeIn(context, slot) }, within.value, within.prefix, 'score')
    }
    const right = index.nameOf(slot) ? context.grid.rightOf(slot) : undefined
    if (right && /^[\d０-９.]+$/.test(right.text)) {
      return numberField({ ...naming, place: placeIn(context, right) }, right, 'score')
    }
  }
  return undefined
}

const LEAST_FIELDS = 0.5
const LEAST_ROWS = 0.8

/**
 * A form is understood when half of what such a form has was found, and four in five rows of its table could be read; one whose table could not be
 * made out, though heads of it stand there, is not.
 */
function measureOf(
  heading: ReturnType<typeof readHeading>,
  funds: ScoredForm['funds'],
  { table, indicators, scored, total, rowsSeen }: IndicatorReading,
  hasUnreadTable: boolean,
): ReadingMeasure {
  const basis = funds?.rows.total && funds.basis
  const named = heading.projectName ?? heading.filer ?? heading.unit ?? heading.supervisingDepartment
  const expected = [named, basis?.budget, basis?.execution, funds?.executionRate, table, ...(scored ? [total.score] : [])]
  const fieldsFound = expected.filter((field) => field !== undefined).length
  const rowsRead = indicators.filter((each) => each.joined || each.level3.state === 'filled').length
  const understood = !hasUnreadTable && fieldsFound >= expected.length * LEAST_FIELDS && rowsRead >= rowsSeen * LEAST_ROWS
  return { fieldsFound, fieldsExpected: expected.length, rowsRead, rowsSeen, understood }
}

/** 年度总体目标: the boxes below 预期目标 and 实际完成情况. */
function readGoals(context: ReadingContext, from: number, to: number): ScoredForm['goals'] {
  const heads = goalHeads(context, from, to)
  const read = (name: 'expected' | 'actual', label: string): TextField | undefined => {
    const head = heads[name]
    if (!head) return undefined
    const slot = context.grid.below(head)
    return textField({ place: placeIn(context, slot), key: `goals.${name}`, label }, slot)
  }
  return {
    expected: read('expected', '年度总体目标 / 预期目标'),
    actual: read('actual', '年度总体目标 / 实际完成情况'),
    score: readGoalScore(context, from, to),
  }
}

/** The heads over the goals; 「年度目标」 or 「总体目标完成情况」 before them may name the whole block. */
function goalHeads({ grid, fieldMap }: ReadingContext, from: number, to: number): { expected?: Slot; actual?: Slot } {
  const index = LabelIndex.of(fieldMap.goals)
  const header = findHeaderRow(grid, index, from, to - 1, 1)
  if (!header) return {}
  const heads = grid.slots(header.row)
  const actual = heads.findLast((slot) => index.nameOf(slot) === 'actual')
  const expected = heads.findLast((slot) => index.nameOf(slot) === 'expected' && (!actual || slot.left < actual.left))
  return { ...(expected ? { expected } : {}), ...(actual ? { actual } : {}) }
}

/** 「得分（20分）」 beside the goals, with the score in the box below or right of it; blank where none stands there. */
function readGoalScore(context: ReadingContext, from: number, to: number): NumberField | undefined {
  const columns = LabelIndex.of(context.fieldMap.indicators.columns)
  const label = context.slots.find((slot) => slot.top >= from && slot.bottom < to && columns.nameOf(slot) === 'score')
  const value = label && (numberBeside(context, label) ?? context.grid.below(label))
  return value && numberField({ place: placeIn(context, value), key: 'goals.score', label: '年度总体目标 / 得分' }, value, 'score')
}

/** 「等级：优」 in one cell, the box right of 「等级」, or a lone 「优」 in the row 总分 (云南). */
function readGrade(context: ReadingContext, totalRow: number | undefined): TextField | undefined {
  const index = LabelIndex.single('grade', context.fieldMap.indicators.grade)
  for (const slot of context.slots) {
    if (slot.text.length > 30) continue
    const naming = { key: 'grade', label: '等级' }
    const within = index.findWithValue(slot.text)
    if (within && within.value.trim() !== '')
      return { ...textField({ ...naming, place: placeIn(context, slot) }, slot), raw: within.value.trim(), state: 'filled' }
    if (within || index.nameOf(slot)) {
      const right = context.grid.rightOf(slot)
      if (right && right.text !== '') return textField({ ...naming, place: placeIn(context, right) }, right)
    }
  }
  const lone = context.slots.find((slot) => slot.top === totalRow && /^[优良中差]$/.test(squeeze(slot.text)))
  return lone && textField({ key: 'grade', label: '等级', place: placeIn(context, lone) }, lone)
}

type AmountBlock = 'byIncome' | 'byExpenditure'

interface LabelledAmounts {
  readonly found: ReadonlyMap<string, NumberField>
  readonly unknown: DepartmentForm['unknownAmounts'][AmountBlock]
}

/** The row in which the goals begin, at or below `from`; `to` where there are none. */
function goalsStart({ grid, fieldMap }: ReadingContext, from: number, to: number): number {
  const index = LabelIndex.of(fieldMap.goals)
  for (let row = from + 1; row < to; row++) if (grid.slots(row).some((slot) => slot.top === row && index.nameOf(slot))) return row
  return to
}

/** 「其中：一般公共预算：4185.9」, or the label alone with its amount in the box to the right. */
function readLabelledAmounts(context: ReadingContext, which: AmountBlock, from: number, to: number): LabelledAmounts {
  const { heading, ...aliases } = context.fieldMap.funds[which]
  const headings = new LabelIndex<'heading'>({ heading })
  const index = new LabelIndex<string>(aliases)
  const found = new Map<string, NumberField>()
  const unknown: DepartmentForm['unknownAmounts'][AmountBlock][number][] = []
  const caption = heading[0]!
  let columns: { left: number; right: number } | undefined
  for (let row = from; row < to; row++) {
    for (const slot of context.grid.slots(row)) {
      if (slot.top !== row) continue
      const startsBlock = headings.nameOf(slot) ?? headings.findWithValue(slot.text)?.name
      if (startsBlock) {
        columns = slot
        continue
      }
      if (!columns || slot.left < columns.left || slot.left > columns.right) continue
      const amount = labelledAmount(context, index, slot, caption, which)
      if (amount && !found.has(amount.name)) found.set(amount.name, amount.field)
      else if (holdsAmount(context, slot)) unknown.push({ place: placeIn(context, slot), text: slot.text })
    }
  }
  return { found, unknown }
}

/** 「国有资本经营预算：12」, or such a name with a figure in the box to the right. */
function holdsAmount({ grid }: ReadingContext, slot: Slot): boolean {
  if (!/\p{Script=Han}/u.test(slot.text)) return false
  return /\d/.test(slot.text.normalize('NFKC')) || /^\s*[-\d.,，０-９]/.test(grid.rightOf(slot)?.text ?? '')
}

function labelledAmount(
  context: ReadingContext,
  index: LabelIndex<string>,
  slot: Slot,
  caption: string,
  which: AmountBlock,
): { name: string; field: NumberField } | undefined {
  const bare = index.nameOf(slot)
  const within = bare === undefined ? index.findWithAmount(slot.text) : undefined
  const name = bare ?? within?.name
  if (name === undefined) return undefined
  const wording = squeeze(within?.prefix ?? slot.text).replace(/^其中[:]?|[:]+$/g, '')
  const naming = { key: `${which}.${name}`, label: `${caption} / ${wording}` }
  const right = context.grid.rightOf(slot)
  if ((within?.value ?? '').trim() === '' && right && /^\s*[-\d.,，０-９]/.test(right.text)) {
    return { name, field: numberField({ ...naming, place: placeIn(context, right) }, right, 'amount') }
  }
  return {
    name,
    field: numberWithin({ ...naming, place: placeIn(context, slot) }, within?.value ?? '', within?.prefix ?? `${slot.text}：`),
  }
}
