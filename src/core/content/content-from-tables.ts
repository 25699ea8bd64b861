import type {
  BasicDataContent,
  BasicDataRowContent,
  DepartmentContent,
  FillerContent,
  FundLineContent,
  FundTotalContent,
  IndicatorContent,
  ProjectContent,
  ScoredContent,
  SubmissionContent,
} from './content.ts'
import { BUILDING_LINES, EXPENDITURE_LINES, INCOME_LINES, SOURCE_LINES, STAFFING_LINES } from './table-lines.ts'
import {
  BASIC_DATA_HEAD,
  FORM_WORDS,
  FUNDS_HEAD,
  INDICATORS_HEAD,
  type Row,
  rowsOf,
  SUBMISSION_HEAD,
  TableError,
  type SubmissionTables,
} from './tables.ts'

type FormRow = Row<typeof SUBMISSION_HEAD>
type FundsRow = Row<typeof FUNDS_HEAD>
type IndicatorRow = Row<typeof INDICATORS_HEAD>
type BasicRow = Row<typeof BASIC_DATA_HEAD>

/**
 * The reverse of `tablesOf`. Throws `TableError` when a column or the row of a form is missing, or a year or level is
 * no number.
 */
export function contentFromTables(tables: SubmissionTables): SubmissionContent {
  const forms = rowsOf(SUBMISSION_HEAD, tables.submission, 'submission.csv')
  const funds = byNumber(rowsOf(FUNDS_HEAD, tables.funds, 'funds.csv'))
  const indicators = byNumber(rowsOf(INDICATORS_HEAD, tables.indicators, 'indicators.csv'))
  const basic = byNumber(rowsOf(BASIC_DATA_HEAD, tables.basicData, 'basic-data.csv'))
  refuseTwice(forms)
  refuseStray(new Set(forms.map((form) => form.表号.trim())), {
    'funds.csv': funds,
    'indicators.csv': indicators,
    'basic-data.csv': basic,
  })
  const ofKind = (kind: keyof typeof FORM_WORDS): FormRow[] =>
    forms.filter((form) => form.表种.trim() === FORM_WORDS[kind])
  const unknown = forms.find((form) => !(Object.values(FORM_WORDS) as string[]).includes(form.表种.trim()))
  if (unknown)
    throw new TableError(
      `submission.csv 里的表种「${unknown.表种}」认不出，应为：${Object.values(FORM_WORDS).join('、')}。`,
    )
  const whole = ofKind('submission')[0]
  const basicData = ofKind('basicData')[0]
  const department = ofKind('department')[0]
  const rowsFor = <R>(rows: ReadonlyMap<string, readonly R[]>, form: FormRow): readonly R[] =>
    rows.get(form.表号.trim()) ?? []
  return {
    unit: whole?.部门 ?? '',
    year: yearOf(whole?.年度 ?? ''),
    ...(basicData && { basicData: basicDataContent(basicData, rowsFor(basic, basicData)) }),
    ...(department && {
      department: departmentContent(department, rowsFor(funds, department), rowsFor(indicators, department)),
    }),
    projects: ofKind('project').map((form) => projectContent(form, rowsFor(funds, form), rowsFor(indicators, form))),
  }
}

function byNumber<R extends { readonly 表号: string }>(rows: readonly R[]): Map<string, R[]> {
  const found = new Map<string, R[]>()
  for (const row of rows) {
    const number = row.表号.trim()
    const known = found.get(number)
    if (known) known.push(row)
    else found.set(number, [row])
  }
  return found
}

function refuseTwice(forms: readonly FormRow[]): void {
  const seen = new Set<string>()
  for (const { 表号: number, 表种: kind } of forms) {
    if (seen.has(number.trim())) throw new TableError(`submission.csv 里表号「${number}」出现了两次。`)
    if (kind.trim() !== FORM_WORDS.project && seen.has(kind.trim()))
      throw new TableError(`submission.csv 里「${kind}」出现了两次，一套资料只应有一张。`)
    seen.add(number.trim())
    if (kind.trim() !== FORM_WORDS.project) seen.add(kind.trim())
  }
}

/** A row whose form is not listed would be lost without a word. */
function refuseStray(
  numbers: ReadonlySet<string>,
  files: Readonly<Record<string, ReadonlyMap<string, unknown>>>,
): void {
  for (const [file, rows] of Object.entries(files)) {
    for (const number of rows.keys()) {
      if (!numbers.has(number)) throw new TableError(`${file} 里的表号「${number}」在 submission.csv 里没有。`)
    }
  }
}

function yearOf(text: string): number {
  const digits = text.trim().replace(/年度?$/, '')
  if (digits === '') return 0
  if (!/^\d{1,6}$/.test(digits)) throw new TableError(`submission.csv 里的年度「${text}」不是数字。`)
  return Number(digits)
}

function filler(form: FormRow): FillerContent {
  return { name: form.填表人, date: form.填报日期, phone: form.联系电话, signature: form.单位负责人签字 }
}

function scoredContent(form: FormRow, indicators: readonly IndicatorRow[]): ScoredContent {
  return {
    attachment: form.附件,
    title: form.标题,
    goals: { expected: form.预期目标, actual: form.实际完成情况 },
    indicators: inOrder(indicators).map(indicatorContent),
    total: { maxScore: form.总分_分值, score: form.总分_得分 },
    remark: form.备注,
    filler: filler(form),
  }
}

/** By 序号 where every row has one, else as they stand: a table may have been sorted on the way. */
function inOrder<R extends { readonly 序号: string }>(rows: readonly R[]): readonly R[] {
  if (!rows.every((row) => /^\d+$/.test(row.序号.trim()))) return rows
  return [...rows].sort((a, b) => Number(a.序号) - Number(b.序号))
}

function indicatorContent(row: IndicatorRow): IndicatorContent {
  return {
    level1: row.一级指标,
    level1Weight: row.一级指标分值,
    level2: row.二级指标,
    level3: row.三级指标,
    target: row.年度指标值,
    actual: row.实际完成值,
    maxScore: row.分值,
    score: row.得分,
    reason: row.偏差原因分析及改进措施,
  }
}

function lineNamed(rows: readonly FundsRow[], label: string): FundsRow | undefined {
  return rows.find((row) => row.资金.trim() === label)
}

function fundLine(row: FundsRow | undefined): FundLineContent {
  return { initial: row?.年初预算数 ?? '', annual: row?.全年预算数 ?? '', executed: row?.全年执行数 ?? '' }
}

function fundTotal(rows: readonly FundsRow[]): FundTotalContent {
  const row = lineNamed(rows, '年度资金总额')
  return { ...fundLine(row), maxScore: row?.分值 ?? '', rate: row?.执行率 ?? '', score: row?.得分 ?? '' }
}

/** The values of named lines as an object of the content: { fiscal: …, carryover: …, other: … }. */
function pick<Key extends string, Value>(
  lines: readonly { readonly key: Key; readonly label: string }[],
  read: (label: string) => Value,
): Record<Key, Value> {
  return Object.fromEntries(lines.map(({ key, label }) => [key, read(label)])) as Record<Key, Value>
}

function departmentContent(
  form: FormRow,
  funds: readonly FundsRow[],
  indicators: readonly IndicatorRow[],
): DepartmentContent {
  const amount = (label: string): string => lineNamed(funds, label)?.金额 ?? ''
  return {
    ...scoredContent(form, indicators),
    department: form.部门,
    funds: fundTotal(funds),
    byIncome: pick(INCOME_LINES, amount),
    byExpenditure: pick(EXPENDITURE_LINES, amount),
  }
}

function projectContent(
  form: FormRow,
  funds: readonly FundsRow[],
  indicators: readonly IndicatorRow[],
): ProjectContent {
  return {
    ...scoredContent(form, indicators),
    name: form.项目支出名称,
    department: form.部门,
    implementer: form.实施单位,
    funds: { total: fundTotal(funds), ...pick(SOURCE_LINES, (label) => fundLine(lineNamed(funds, label))) },
  }
}

function basicDataContent(form: FormRow, rows: readonly BasicRow[]): BasicDataContent {
  const value = (group: string) => (label: string) =>
    rows.find((row) => row.类别.trim() === group && row.栏目.trim() === label)?.填报内容 ?? ''
  return {
    attachment: form.附件,
    title: form.标题,
    unit: form.部门,
    staffing: pick(STAFFING_LINES, value('财政供养人员情况')),
    rows: inOrder(rows.filter((row) => row.类别.trim() === '经费控制情况')).map(moneyRow),
    buildings: pick(BUILDING_LINES, value('楼堂馆所控制情况')),
    thrift: value('厉行节约保障措施')('厉行节约保障措施'),
    note: form.备注,
    filler: filler(form),
  }
}

function moneyRow(row: BasicRow): BasicDataRowContent {
  const level = row.级次.trim()
  if (level !== '1' && level !== '2' && level !== '3')
    throw new TableError(`basic-data.csv 里「${row.栏目}」的级次应为 1、2 或 3。`)
  return {
    label: row.栏目,
    level: Number(level) as 1 | 2 | 3,
    prevActual: row.上年决算数,
    budget: row.本年预算数,
    actual: row.本年决算数,
  }
}
