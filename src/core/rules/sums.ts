import { isFilled, type NumberField } from '../form/field.ts'
import {
  BASIC_COLUMNS,
  type BasicColumnName,
  type BasicDataForm,
  type BasicLineName,
  type DepartmentForm,
  type Form,
  FUND_COLUMN_LABELS,
  FUND_COLUMNS,
  SOURCE_ROWS,
  type ScoredForm,
} from '../form/forms.ts'
import { type Decimal, plain, sum } from '../model/decimal.ts'
import { oncePer } from '../model/memoise.ts'
import { type Equation, equalAsShown, sumEquation } from './equation.ts'
import { cannotTell, fail, notApplicable, type Outcome, pass, type Severity } from './outcome.ts'

/** A sum that a form defines: one total, its parts, and how they relate, in one column. */
export interface ResolvedSum {
  readonly total: NumberField
  readonly parts: readonly NumberField[]
  readonly relation: 'equals' | 'at-most'
  readonly column: string
  readonly severity?: Severity
}

/** A declared sum. `resolve` finds its cells on a form, a column at a time; nothing comes back for what the form does not provide. */
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
  'ZJ-01': scoredSum('ZJ-01', '年度资金总额', '各资金来源', (form) =>
    FUND_COLUMNS.map((column) => ({
      total: form.funds?.rows.total?.[column],
      parts: SOURCE_ROWS.map((row) => form.funds?.rows[row]?.[column]),
      column: FUND_COLUMN_LABELS[column],
    })),
  ),
  'ZJ-06': departmentSum('ZJ-06', '年度资金总额', '按收入性质分各项', (form) => ({
    total: form.funds?.rows.total?.annualBudget,
    parts: form.byIncome,
    column: '全年预算数',
  })),
  'ZJ-07': departmentSum('ZJ-07', '年度资金总额', '基本支出与项目支出', (form) => ({
    total: form.funds?.rows.total?.annualExecution,
    parts: [form.basicExpenditure, form.projectExpenditure],
    column: '全年执行数',
  })),
  'JC-03': lineSum('JC-03', '三公经费', '公务用车购置和维护、出国、公务接待', 'threePublicExpenses', [
    'officialVehicles',
    'overseasTravel',
    'officialReception',
  ]),
  'JC-04': lineSum('JC-04', '公务用车购置和维护经费', '公车购置、公车运行维护', 'officialVehicles', ['vehiclePurchase', 'vehicleUpkeep']),
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
        : form.groups.flatMap(({ weight, indicators, name }) =>
            resolved({ total: weight, parts: indicators.map((each) => each.maxScore), column: name }, 'equals'),
          ),
    ),
  },
  'FZ-02': totalSum('FZ-02', '总分行的分值', '执行率分值与各三级指标分值', (form) => ({
    total: form.total.maxScore,
    parts: [form.funds?.maxScore, ...form.indicators.map((each) => each.maxScore)],
    column: '分值',
  })),
  'DF-02': totalSum('DF-02', '总分', '执行率得分与各三级指标得分', (form) => ({
    total: form.total.score,
    parts: [form.funds?.score, form.goals.score, ...form.indicators.map((each) => each.score)],
    column: '得分',
  })),
} as const satisfies Record<string, SumDeclaration>

export type SumRule = keyof typeof SUMS

interface Loose {
  readonly total: NumberField | undefined
  readonly parts: readonly (NumberField | undefined)[]
  readonly column: string
  readonly severity?: Severity
}

function resolved(loose: Loose, relation: ResolvedSum['relation']): ResolvedSum[] {
  // What is shared counts in the row that has it.
  const parts = loose.parts.filter((part) => part !== undefined).filter((part) => part.state !== 'shared')
  return loose.total && parts.length > 0 ? [{ ...loose, total: loose.total, parts, relation }] : []
}

function scoredSum(rule: string, total: string, parts: string, find: (form: ScoredForm) => readonly Loose[]): SumDeclaration {
  return {
    rule,
    total,
    parts,
    // 「其中：财政拨款」 alone names a part, and says nothing of the rest.
    resolve: oncePer((form: Form) =>
      form.kind === 'basic-data'
        ? []
        : find(form).flatMap((loose) =>
            resolved(loose, loose.parts.filter((part) => part !== undefined).length === 1 ? 'at-most' : 'equals'),
          ),
    ),
  }
}

function totalSum(rule: string, total: string, parts: string, find: (form: ScoredForm) => Loose): SumDeclaration {
  return {
    rule,
    total,
    parts,
    resolve: oncePer((form: Form) => (form.kind === 'basic-data' || form.indicators.length === 0 ? [] : resolved(find(form), 'equals'))),
  }
}

function departmentSum(rule: string, total: string, parts: string, find: (form: DepartmentForm) => Loose): SumDeclaration {
  return { rule, total, parts, resolve: oncePer((form: Form) => (form.kind === 'department' ? resolved(find(form), 'equals') : [])) }
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
    return { total: complete ? named(form, totalLine, column) : undefined, parts, column: form.columnLabels[column] ?? column }
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

/**
 * The listed lines are this year's projects: the prior year's column often lacks those that have ended, so there a difference is merely told
 * (shares of 公用经费 are not projects; there it stays an error).
 */
function listedSum(rule: string, total: string, parts: string, section: BasicLineName, relation: ResolvedSum['relation']): SumDeclaration {
  const find = (form: BasicDataForm, column: BasicColumnName): Loose => ({
    total: form.lines.find((line) => line.name === section)?.[column],
    parts: form.lines.filter((line) => line.section === section && line.name === undefined).map((line) => line[column]),
    column: form.columnLabels[column] ?? column,
    ...(column === 'prior' && relation === 'equals' ? { severity: 'info' as const } : {}),
  })
  return {
    rule,
    total,
    parts,
    resolve: oncePer((form: Form) =>
      form.kind === 'basic-data' ? BASIC_COLUMNS.flatMap((column) => resolved(find(form, column), relation)) : [],
    ),
  }
}

/** Checks every column of a declared sum on a form. */
export function* checkSum(declaration: SumDeclaration, form: Form): Generator<Outcome> {
  for (const each of declaration.resolve(form)) yield checkResolved(declaration, each)
}

function checkResolved(declaration: SumDeclaration, { total, parts, relation, column, severity }: ResolvedSum): Outcome {
  const unreadable = [total, ...parts].find((field) => field.state === 'unreadable' || field.state === 'uncached')
  if (unreadable) return cannotTell(unreadable)
  const filled = parts.filter(isFilled)
  if (filled.length === 0) return notApplicable(`${declaration.parts}均未填`)
  if (total.state === 'not-applicable') return notApplicable('合计填为不适用')
  const added = { value: sum(filled.map((part) => part.value)), decimals: filled.reduce((most, part) => Math.max(most, part.decimals), 0) }
  const totalDecimals = isFilled(total) ? total.decimals : added.decimals
  const compare = (left: Decimal, right: Decimal): boolean => {
    const sides = [
      { value: left, decimals: totalDecimals },
      { value: right, decimals: added.decimals },
    ] as const
    return equalAsShown(...sides) || (relation === 'at-most' && right.lessThan(left))
  }
  const equation = sumEquation(total, parts, compare)
  if (isFilled(total) ? compare(total.value, added.value) : added.value.isZero()) return pass(equation)
  const workings = filled.length > 1 ? `（${filled.map((part) => plain(part.value)).join(' + ')}）` : ''
  const verb = relation === 'equals' ? '应等于' : '不应小于'
  const told = severity === 'info'
  const stated = isFilled(total) ? plain(total.value) : ''
  const difference = isFilled(total) ? total.value.minus(added.value) : undefined
  return fail({
    at: total,
    stated,
    expected: relation === 'equals' ? plain(added.value) : `不小于 ${plain(added.value)}`,
    ...(difference ? { difference: plain(difference) } : {}),
    message: `${declaration.total}（${column}）${verb}${declaration.parts}之和 ${plain(added.value)}${shorten(workings)}，${stated === '' ? '未填' : `实填 ${stated}，相差 ${plain(difference!.abs())}`}。${told ? '上年有、本年已不列的项目不用改；否则请核对。' : '请核对合计与各分项，改正填错的一处。'}`,
    related: parts,
    equation: told || relation === 'at-most' ? unsolved(equation) : equation,
    ...(severity ? { severity } : {}),
  })
}

/** A bound, or a relation that need not hold, tells no cell's value. */
function unsolved({ fields, holds }: Equation): Equation {
  return { fields, holds }
}

function shorten(workings: string): string {
  return workings.length > 80 ? '' : workings
}
