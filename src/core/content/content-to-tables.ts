import type {
  BasicDataContent,
  DepartmentContent,
  FundLineContent,
  FundTotalContent,
  ProjectContent,
  ScoredContent,
  SubmissionContent,
} from './content.ts'
import {
  BASIC_DATA_HEAD,
  FORM_WORDS,
  FUNDS_HEAD,
  INDICATORS_HEAD,
  type Row,
  rowOf,
  SUBMISSION_HEAD,
  type SubmissionTables,
} from './tables.ts'
import { BUILDING_LINES, EXPENDITURE_LINES, INCOME_LINES, SOURCE_LINES, STAFFING_LINES } from './table-lines.ts'

/** 表号 of the first project form; the basic-data sheet is 1, the department form 2, the submission itself 0. */
const FIRST_PROJECT = 3

/** The content of a submission as four tidy tables, one row a value set. 表号 joins them. */
export function tablesOf(content: SubmissionContent): SubmissionTables {
  const scored: readonly (readonly [number, DepartmentContent | ProjectContent])[] = [
    ...(content.department ? [[2, content.department] as const] : []),
    ...content.projects.map((project, index) => [FIRST_PROJECT + index, project] as const),
  ]
  return {
    submission: { heads: SUBMISSION_HEAD, rows: submissionRows(content).map((row) => rowOf(SUBMISSION_HEAD, row)) },
    funds: {
      heads: FUNDS_HEAD,
      rows: scored.flatMap(([number, form]) => fundRows(number, form)).map((row) => rowOf(FUNDS_HEAD, row)),
    },
    indicators: {
      heads: INDICATORS_HEAD,
      rows: scored.flatMap(([number, form]) => indicatorRows(number, form)).map((row) => rowOf(INDICATORS_HEAD, row)),
    },
    basicData: {
      heads: BASIC_DATA_HEAD,
      rows: (content.basicData ? basicDataRows(content.basicData) : []).map((row) => rowOf(BASIC_DATA_HEAD, row)),
    },
  }
}

type SubmissionRow = Partial<Row<typeof SUBMISSION_HEAD>>

function submissionRows({ unit, year, basicData, department, projects }: SubmissionContent): SubmissionRow[] {
  return [
    { 表号: '0', 表种: FORM_WORDS.submission, 部门: unit, 年度: year === 0 ? '' : String(year) },
    ...(basicData ? [basicDataForm(basicData)] : []),
    ...(department
      ? [{ ...scoredForm(department), 表号: '2', 表种: FORM_WORDS.department, 部门: department.department }]
      : []),
    ...projects.map((project, index) => ({
      ...scoredForm(project),
      表号: String(FIRST_PROJECT + index),
      表种: FORM_WORDS.project,
      部门: project.department,
      项目支出名称: project.name,
      实施单位: project.implementer,
    })),
  ]
}

function basicDataForm({ attachment, title, unit, note, filler }: BasicDataContent): SubmissionRow {
  return {
    表号: '1',
    表种: FORM_WORDS.basicData,
    部门: unit,
    附件: attachment,
    标题: title,
    备注: note,
    ...fillerCells(filler),
  }
}

function scoredForm({ attachment, title, goals, total, remark, filler }: ScoredContent): SubmissionRow {
  return {
    附件: attachment,
    标题: title,
    预期目标: goals.expected,
    实际完成情况: goals.actual,
    总分_分值: total.maxScore,
    总分_得分: total.score,
    备注: remark,
    ...fillerCells(filler),
  }
}

function fillerCells({ name, date, phone, signature }: ScoredContent['filler']): SubmissionRow {
  return { 填表人: name, 填报日期: date, 联系电话: phone, 单位负责人签字: signature }
}

type FundsRow = Partial<Row<typeof FUNDS_HEAD>>

function fundRows(number: number, form: DepartmentContent | ProjectContent): FundsRow[] {
  const base = { 表号: String(number), 项目支出名称: 'name' in form ? form.name : '' }
  if ('name' in form) {
    const { total, ...sources } = form.funds
    return [
      { ...base, ...totalCells(total) },
      ...SOURCE_LINES.map(({ key, label }) => ({ ...base, 资金: label, ...lineCells(sources[key]) })),
    ]
  }
  return [
    { ...base, ...totalCells(form.funds) },
    ...INCOME_LINES.map(({ key, label }) => ({ ...base, 资金: label, 金额: form.byIncome[key] })),
    ...EXPENDITURE_LINES.map(({ key, label }) => ({ ...base, 资金: label, 金额: form.byExpenditure[key] })),
  ]
}

function totalCells(total: FundTotalContent): FundsRow {
  return { 资金: '年度资金总额', ...lineCells(total), 分值: total.maxScore, 执行率: total.rate, 得分: total.score }
}

function lineCells({ initial, annual, executed }: FundLineContent): FundsRow {
  return { 年初预算数: initial, 全年预算数: annual, 全年执行数: executed }
}

function indicatorRows(
  number: number,
  form: DepartmentContent | ProjectContent,
): Partial<Row<typeof INDICATORS_HEAD>>[] {
  return form.indicators.map((indicator, index) => ({
    表号: String(number),
    项目支出名称: 'name' in form ? form.name : '',
    序号: String(index + 1),
    一级指标: indicator.level1,
    一级指标分值: indicator.level1Weight,
    二级指标: indicator.level2,
    三级指标: indicator.level3,
    年度指标值: indicator.target,
    实际完成值: indicator.actual,
    分值: indicator.maxScore,
    得分: indicator.score,
    偏差原因分析及改进措施: indicator.reason,
  }))
}

function basicDataRows({
  staffing,
  rows,
  buildings,
  thrift,
}: BasicDataContent): Partial<Row<typeof BASIC_DATA_HEAD>>[] {
  const base = { 表号: '1' }
  const single = (group: string, label: string, value: string, index: number) => ({
    ...base,
    类别: group,
    序号: String(index + 1),
    栏目: label,
    填报内容: value,
  })
  return [
    ...STAFFING_LINES.map(({ key, label }, index) => single('财政供养人员情况', label, staffing[key], index)),
    ...rows.map((row, index) => ({
      ...base,
      类别: '经费控制情况',
      序号: String(index + 1),
      栏目: row.label,
      级次: String(row.level),
      上年决算数: row.prevActual,
      本年预算数: row.budget,
      本年决算数: row.actual,
    })),
    ...BUILDING_LINES.map(({ key, label }, index) => single('楼堂馆所控制情况', label, buildings[key], index)),
    single('厉行节约保障措施', '厉行节约保障措施', thrift, 0),
  ]
}
