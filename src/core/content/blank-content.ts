import type {
  BasicDataContent,
  BasicDataRowContent,
  DepartmentContent,
  IndicatorContent,
  ProjectContent,
  SubmissionContent,
} from './content.ts'
import {
  BASIC_DATA,
  EXECUTION_WEIGHT,
  LEVEL1_GROUPS,
  NOT_APPLICABLE,
  PROJECT_REMARK,
  TOTAL_WEIGHT,
  titleOf,
} from './official-forms.ts'

/** What is known before anybody fills in; each part may be missing and is then blank. */
export interface BlankContentInput {
  readonly unit?: string
  /** Year that is evaluated (评价年度); 0 leaves room for it. */
  readonly year: number
  /** First-level projects (一级项目支出), a form each. */
  readonly projects?: readonly BlankProject[]
  /** Lines to fill in below 特定目标类项目支出 and 市级专项资金 when no names are given; default 6. */
  readonly listedLines?: number
  /** Empty rows for each 二级指标; default 2. */
  readonly indicatorRows?: number
}

export interface BlankProject {
  readonly name: string
  /** Absent: the unit itself. */
  readonly department?: string
  readonly implementer?: string
  /** Listed below 市级专项资金 instead of 特定目标类项目支出. */
  readonly municipal?: boolean
}

const NO_FILLER = { name: '', date: '', phone: '', signature: '' } as const

/**
 * The contents of the three blank forms: fixed labels, weights and lines, unit, year and project names; all else blank.
 */
export function blankContent(input: BlankContentInput): SubmissionContent & {
  readonly basicData: BasicDataContent
  readonly department: DepartmentContent
} {
  const { unit = '', year, projects = [], indicatorRows = 2 } = input
  return {
    unit,
    year,
    basicData: blankBasicData(input),
    department: {
      attachment: '附件1-2',
      title: titleOf('department', year),
      department: unit,
      funds: { initial: '', annual: '', executed: '', maxScore: EXECUTION_WEIGHT, rate: '', score: '' },
      byIncome: { generalBudget: '', governmentFund: '', nonTax: '', other: '' },
      byExpenditure: { basic: '', project: '' },
      goals: { expected: '', actual: '' },
      indicators: blankIndicators(indicatorRows),
      total: { maxScore: TOTAL_WEIGHT, score: '' },
      remark: '',
      filler: NO_FILLER,
    },
    projects: projects.map((project, index) => blankProject(input, project, `附件1-3-${index + 1}`)),
  }
}

/** One blank project form; a name left out ('') stays blank. */
export function blankProject(input: BlankContentInput, project: BlankProject, attachment: string): ProjectContent {
  const line = { initial: '', annual: '', executed: '' }
  return {
    attachment,
    title: titleOf('project', input.year),
    name: project.name,
    department: project.department ?? input.unit ?? '',
    implementer: project.implementer ?? input.unit ?? '',
    funds: {
      total: { ...line, maxScore: EXECUTION_WEIGHT, rate: '', score: '' },
      fiscal: line,
      carryover: line,
      other: line,
    },
    goals: { expected: '', actual: '' },
    indicators: blankIndicators(input.indicatorRows ?? 2),
    total: { maxScore: TOTAL_WEIGHT, score: '' },
    remark: PROJECT_REMARK,
    filler: NO_FILLER,
  }
}

function blankIndicators(rows: number): readonly IndicatorContent[] {
  return LEVEL1_GROUPS.flatMap(({ name, weight, level2 }) =>
    level2.flatMap((second) => blankRows(rows, name, weight, second)),
  )
}

/** Empty rows of one 二级指标. */
export function blankRows(
  rows: number,
  level1: string,
  level1Weight: string,
  level2: string,
): readonly IndicatorContent[] {
  const blank = { level3: '', target: '', actual: '', maxScore: '', score: '', reason: '' }
  return Array.from({ length: rows }, () => ({ level1, level1Weight, level2, ...blank }))
}

function blankBasicData(input: BlankContentInput): BasicDataContent {
  const { unit = '', year, projects = [], listedLines = 6 } = input
  const listed = (municipal: boolean) => {
    const names = projects.filter((project) => (project.municipal ?? false) === municipal).map(({ name }) => name)
    return names.length > 0 ? names : Array.from({ length: listedLines }, () => '')
  }
  return {
    attachment: '附件1-1',
    title: titleOf('basicData', year),
    unit,
    staffing: { established: '', employed: '', controlRate: '' },
    rows: [
      line('三公经费', 1),
      line('1、公务用车购置和维护经费', 2),
      line('其中：公车购置', 3),
      line('公车运行维护', 3),
      line('2、出国经费', 2),
      line('3、公务接待', 2),
      line('项目支出：', 1),
      line('1、业务工作经费', 2),
      line('2、运行维护经费', 2),
      line('3、特定目标类项目支出', 2),
      ...listed(false).map((name) => line(name, 3)),
      line('市级专项资金：', 1),
      ...listed(true).map((name) => line(name, 2)),
      line('公用经费', 1),
      line('其中：办公经费', 2),
      line('水费、电费、差旅费', 2),
      line('会议费、培训费', 2),
      line('政府采购金额', 1, NOT_APPLICABLE),
      line('部门基本支出预算调整', 1, NOT_APPLICABLE),
    ],
    buildings: {
      approvedArea: '',
      actualArea: '',
      areaControlRate: '',
      budgetInvestment: '',
      actualInvestment: '',
      investmentControlRate: '',
    },
    thrift: '',
    note: BASIC_DATA.note,
    filler: NO_FILLER,
  }
}

function line(label: string, level: 1 | 2 | 3, prevActual = ''): BasicDataRowContent {
  return { label, level, prevActual, budget: '', actual: '' }
}
