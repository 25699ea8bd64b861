import { isEmptyBlock } from '../form/empty-blocks.ts'
import { isFilled, type NumberField } from '../form/field.ts'
import {
  BASIC_COLUMNS,
  type BasicColumnName,
  type BasicDataForm,
  type BasicLine,
  type BasicLineName,
  type DepartmentForm,
  type Form,
  FUND_COLUMN_LABELS,
  FUND_COLUMNS,
  type FundBlock,
  type FundColumnName,
  type FundRow,
  type IndicatorGroup,
  type ScoredForm,
  type SourceRow,
} from '../form/forms.ts'
import { squeeze } from '../form/label-text.ts'
import { sum } from '../model/decimal.ts'
import { oncePer } from '../model/memoise.ts'
import type { Severity, Target } from './outcome.ts'
import { unreadExecution } from './unread-execution.ts'

/** A sum that a form defines: one total, its parts, and how they relate, in one column. */
export interface ResolvedSum {
  readonly total: NumberField
  readonly parts: readonly NumberField[]
  readonly relation: 'equals' | 'at-most'
  readonly column: string
  readonly severity?: Severity
  /**
   * Other readings of what belongs to the total: rows that may be parts of another row. The sum is right if it is right
   * in one of them.
   */
  readonly otherParts?: readonly (readonly NumberField[])[]
  /** What may belong to the total and was not read: a difference then says nothing. */
  readonly open?: OpenPart | undefined
  /** A blank part is one that was forgotten, not one that there is not. */
  readonly needsAll?: boolean
}

export interface OpenPart {
  readonly at: Target
  readonly reason: string
}

/**
 * A declared sum. `resolve` finds its cells on a form, a column at a time; nothing comes back for what the form does
 * not provide.
 */
export interface SumDeclaration {
  readonly rule: string
  /** 「三公经费」 */
  readonly total: string
  /** 「公务用车、出国、公务接待」 */
  readonly parts: string
  readonly resolve: (form: Form) => readonly ResolvedSum[]
}

/** Every sum that the forms define, by rule: which cell is covered by which rule can be read off here. */
export const SUMS = {
  'ZJ-01': {
    rule: 'ZJ-01',
    total: '年度资金总额',
    parts: '各资金来源',
    resolve: oncePer((form: Form) =>
      form.kind === 'basic-data' ? [] : FUND_COLUMNS.flatMap((column) => sourceSum(form, column)),
    ),
  },
  'ZJ-06': departmentSum('ZJ-06', '年度资金总额', '按收入性质分各项', (form) => ({
    total: filledTotal(form)?.annualBudget,
    parts: form.byIncome,
    column: '全年预算数',
    open: unknownAmount(form, 'byIncome'),
  })),
  'ZJ-07': {
    rule: 'ZJ-07',
    total: '年度资金总额',
    parts: '基本支出与项目支出',
    resolve: oncePer((form: Form) => (form.kind === 'department' ? expenditureSums(form) : [])),
  },
  'JC-03': lineSum('JC-03', '三公经费', '公务用车购置和维护、出国、公务接待', 'threePublicExpenses', [
    'officialVehicles',
    'overseasTravel',
    'officialReception',
  ]),
  'JC-04': lineSum('JC-04', '公务用车购置和维护经费', '公车购置、公车运行维护', 'officialVehicles', [
    'vehiclePurchase',
    'vehicleUpkeep',
  ]),
  'JC-05': lineSum('JC-05', '项目支出', '业务工作经费、运行维护经费、特定目标类项目支出', 'projectExpenditure', [
    'operatingProjects',
    'maintenanceProjects',
    'specificProjects',
  ]),
  'JC-06': listedSum('JC-06', '特定目标类项目支出', '所列各项目', 'specificProjects', 'equals'),
  'JC-07': listedSum('JC-07', '市级专项资金', '所列各专项', 'municipalSpecialFund', 'equals'),
  'JC-08': listedSum('JC-08', '公用经费', '其中各项', 'publicFunds', 'at-most'),
  'FZ-01': {
    rule: 'FZ-01',
    total: '一级指标所标分值',
    parts: '其下各三级指标分值',
    resolve: oncePer((form: Form) =>
      form.kind === 'basic-data'
        ? []
        : form.groups.flatMap(({ weight, indicators, name }, index) =>
            resolved(
              {
                total: weight,
                parts: indicators.map((each) => each.maxScore),
                column: name,
                open: pointsAcross(form.groups, index),
              },
              'equals',
            ),
          ),
    ),
  },
  'FZ-02': totalSum('FZ-02', '总分行的分值', '执行率分值与各三级指标分值', (form) => ({
    total: form.total.maxScore,
    parts: [form.funds?.maxScore, ...form.indicators.map((each) => each.maxScore)],
    column: '分值',
    open: unreadExecution(form, 'maxScore'),
  })),
  'DF-02': totalSum('DF-02', '总分', '执行率得分与各三级指标得分', (form) => ({
    total: form.total.score,
    parts: [
      ...(form.total.ofRowsOnly ? [] : [form.funds?.score, form.goals.score]),
      ...form.indicators.map((each) => each.score),
    ],
    column: '得分',
    open: form.total.ofRowsOnly ? undefined : unreadExecution(form, 'score'),
  })),
} as const satisfies Record<string, SumDeclaration>

interface Loose {
  readonly total: NumberField | undefined
  readonly parts: readonly (NumberField | undefined)[]
  readonly column: string
  readonly severity?: Severity
  readonly otherParts?: readonly (readonly NumberField[])[]
  readonly open?: OpenPart | undefined
  readonly needsAll?: boolean
}

function resolved(loose: Loose, relation: ResolvedSum['relation']): ResolvedSum[] {
  // What is shared counts in the row that has it.
  const parts = loose.parts.filter((part) => part !== undefined).filter((part) => part.state !== 'shared')
  return loose.total && parts.length > 0 ? [{ ...loose, total: loose.total, parts, relation }] : []
}

/** With more rows that may be parts of others, every way of counting them would be too many. */
const MOST_OPEN_ROWS = 5

/**
 * 「其中：财政拨款」 alone names a part, and says nothing of the rest; so does a list without 其他资金, which leaves out what is not
 * listed, unless it makes the total in another column. A row that may be part of another is counted or not; one of a
 * wording that names no source may be anything.
 */
function sourceSum({ funds }: ScoredForm, column: FundColumnName): ResolvedSum[] {
  if (!funds) return []
  const rows = funds.sources.filter((row) => row[column] !== undefined)
  const isSure = (row: SourceRow): boolean => row.known && !row.mayBeWithin
  const sure = rows.flatMap((row) => (isSure(row) ? [row[column]!] : []))
  const maybe = rows.flatMap((row) => (!isSure(row) && row[column]!.state !== 'blank' ? [row[column]!] : []))
  const unknown = rows.find((row) => !row.known && row[column]!.state !== 'blank')
  const unclear = unknown ?? (maybe.length > MOST_OPEN_ROWS ? rows.find((row) => row.mayBeWithin) : undefined)
  const exhaustive =
    rows.length > 1 &&
    (rows.some((row) => row.name === 'otherFunds' || /其[他它]/.test(row.label)) || addsUpElsewhere(funds, column))
  const loose: Loose = {
    total: funds.rows.total?.[column],
    parts: sure,
    column: FUND_COLUMN_LABELS[column],
    otherParts: maybe.length > MOST_OPEN_ROWS ? [] : choices(maybe).map((chosen) => [...sure, ...chosen]),
    open: unclear && { at: unclear[column]!, reason: `「${squeeze(unclear.label)}」一行算不算在总额里不能确定` },
  }
  return resolved(loose, exhaustive ? 'equals' : 'at-most')
}

function addsUpElsewhere({ rows: { total }, sources }: FundBlock, column: FundColumnName): boolean {
  return FUND_COLUMNS.some((other) => {
    const whole = total?.[other]
    const parts = sources.map((row) => row[other]).filter(isFilled)
    return (
      other !== column &&
      isFilled(whole) &&
      !whole.value.isZero() &&
      sum(parts.map((part) => part.value)).equals(whole.value)
    )
  })
}

/** Every choice of some of the fields. */
function choices(fields: readonly NumberField[]): NumberField[][] {
  return Array.from({ length: 2 ** fields.length - 1 }, (_, index) =>
    fields.filter((_field, at) => ((index + 1) >> at) & 1),
  )
}

/**
 * Below 按支出性质分 the execution; where the two are rows of the fund block, every column of it. Without one of the two
 * there is nothing to add up.
 */
function expenditureSums(form: DepartmentForm): ResolvedSum[] {
  const total = filledTotal(form)
  const rows = form.funds?.byExpenditure
  const sum = (column: FundColumnName, parts: readonly (NumberField | undefined)[]): ResolvedSum[] => {
    const complete = parts.every((part) => part !== undefined)
    const loose = {
      total: complete ? total?.[column] : undefined,
      parts,
      column: FUND_COLUMN_LABELS[column],
      needsAll: true,
    }
    return resolved({ ...loose, open: unknownAmount(form, 'byExpenditure') }, 'equals')
  }
  const others = FUND_COLUMNS.filter((column) => column !== 'annualExecution')
  return [
    ...others.flatMap((column) => (rows ? sum(column, [rows.basic[column], rows.project[column]]) : [])),
    ...sum('annualExecution', [form.basicExpenditure, form.projectExpenditure]),
  ]
}

/** A block in which nothing was filled in is JG-08's. */
function filledTotal(form: DepartmentForm): FundRow | undefined {
  return isEmptyBlock(form, 'funds') ? undefined : form.funds?.rows.total
}

/**
 * Points in one cell merged over the last rows of a 一级指标 and the first of the next: what each of the two has of them is
 * not printed.
 */
function pointsAcross(groups: readonly IndicatorGroup[], index: number): OpenPart | undefined {
  const first = [groups[index], groups[index + 1]].flatMap((group) => group?.indicators.slice(0, 1) ?? [])
  const at = first.find((each) => each.maxScore.state === 'shared')?.maxScore
  return at && { at, reason: '分值与另一个一级指标的指标合用一格，各占多少没有写明' }
}

function unknownAmount(form: DepartmentForm, block: 'byIncome' | 'byExpenditure'): OpenPart | undefined {
  const [unknown] = form.unknownAmounts[block]
  if (!unknown) return undefined
  const name = squeeze(unknown.text)
  return {
    at: { place: unknown.place, key: `${block}.unknown`, label: name, raw: unknown.text },
    reason: `「${name}」没有认出是哪一项`,
  }
}

function totalSum(rule: string, total: string, parts: string, find: (form: ScoredForm) => Loose): SumDeclaration {
  return {
    rule,
    total,
    parts,
    resolve: oncePer((form: Form) =>
      form.kind === 'basic-data' || form.indicators.length === 0 ? [] : resolved(find(form), 'equals'),
    ),
  }
}

function departmentSum(
  rule: string,
  total: string,
  parts: string,
  find: (form: DepartmentForm) => Loose,
): SumDeclaration {
  return {
    rule,
    total,
    parts,
    resolve: oncePer((form: Form) => (form.kind === 'department' ? resolved(find(form), 'equals') : [])),
  }
}

function lineSum(
  rule: string,
  total: string,
  parts: string,
  totalLine: BasicLineName,
  partLines: readonly BasicLineName[],
): SumDeclaration {
  const named = (form: BasicDataForm, name: BasicLineName, column: BasicColumnName): NumberField | undefined =>
    form.lines.find((line) => line.name === name)?.[column]
  const find = (form: BasicDataForm, column: BasicColumnName): Loose => {
    const parts = partLines.map((name) => named(form, name, column))
    // A part that was not found may be there under another wording: the sum is then left alone.
    const complete = parts.every((part) => part !== undefined)
    return {
      total: complete ? named(form, totalLine, column) : undefined,
      parts,
      column: form.columnLabels[column] ?? column,
      open: unaddedPart(form, partLines, column),
      needsAll: true,
    }
  }
  return {
    rule,
    total,
    parts,
    resolve: oncePer((form: Form) =>
      form.kind === 'basic-data' ? BASIC_COLUMNS.flatMap((column) => resolved(find(form, column), 'equals')) : [],
    ),
  }
}

/** A part that was left blank although what it consists of is filled in: no nothing, but a sum that nobody made. */
function unaddedPart(
  form: BasicDataForm,
  parts: readonly BasicLineName[],
  column: BasicColumnName,
): OpenPart | undefined {
  const blank = parts.flatMap((name) =>
    form.lines.filter((line) => line.name === name && line[column]?.state === 'blank'),
  )
  const unadded = blank.find(({ name }) => form.lines.some((line) => line.section === name && isFilled(line[column])))
  return unadded && { at: unadded[column]!, reason: `「${unadded.label}」未填，而其下各项已填` }
}

/**
 * The listed lines are this year's projects: the prior year's column often lacks those that have ended, so there a
 * difference is merely told (shares of 公用经费 are not projects; there it stays an error).
 */
function listedSum(
  rule: string,
  total: string,
  parts: string,
  section: BasicLineName,
  relation: ResolvedSum['relation'],
): SumDeclaration {
  const find = (form: BasicDataForm, column: BasicColumnName): Loose => {
    const listed = form.lines.filter((line) => line.section === section && line.name === undefined)
    // 「其中：…」 below a project divides that project, or goes on with the list.
    const divides = (line: BasicLine): boolean => line !== listed[0] && /^\s*其\s*中/.test(line.text)
    return {
      total: form.lines.find((line) => line.name === section)?.[column],
      parts: listed.map((line) => line[column]),
      column: form.columnLabels[column] ?? column,
      ...(listed.some(divides) && relation === 'equals'
        ? { otherParts: [listed.filter((line) => !divides(line)).flatMap((line) => line[column] ?? [])] }
        : {}),
      ...(column === 'prior' && relation === 'equals' ? { severity: 'info' as const } : {}),
    }
  }
  return {
    rule,
    total,
    parts,
    resolve: oncePer((form: Form) =>
      form.kind === 'basic-data' ? BASIC_COLUMNS.flatMap((column) => resolved(find(form, column), relation)) : [],
    ),
  }
}
