import type {
  BasicDataContent,
  DepartmentContent,
  FundLineContent,
  ProjectContent,
  SubmissionContent,
} from '../../src/core/content/content.ts'

type Change = (text: string) => string

/** What a change of writing concerns; a part left out stays. */
export interface ContentChanges {
  /** Amounts of fund tables and the basic data sheet (万元). */
  readonly amount?: Change
  /** 执行率 and 控制率. */
  readonly rate?: Change
  /** 分值 and 得分, totals included. */
  readonly score?: Change
  /** Targets and actual values. */
  readonly quantity?: Change
}

const same: Change = (text) => text

/** The submission with its figures written another way. */
export function mapContent(content: SubmissionContent, changes: ContentChanges): SubmissionContent {
  return {
    ...content,
    ...(content.basicData && { basicData: mapBasicData(content.basicData, changes) }),
    ...(content.department && { department: mapDepartment(content.department, changes) }),
    projects: content.projects.map((project) => mapProject(project, changes)),
  }
}

function mapBasicData(content: BasicDataContent, { amount = same, rate = same }: ContentChanges): BasicDataContent {
  return {
    ...content,
    staffing: { ...content.staffing, controlRate: rate(content.staffing.controlRate) },
    rows: content.rows.map((row) => {
      return { ...row, prevActual: amount(row.prevActual), budget: amount(row.budget), actual: amount(row.actual) }
    }),
  }
}

function mapDepartment(content: DepartmentContent, changes: ContentChanges): DepartmentContent {
  const { amount = same } = changes
  const { generalBudget, governmentFund, nonTax, other } = content.byIncome
  return {
    ...content,
    ...mapScored(content, changes),
    funds: mapTotal(content.funds, changes),
    byIncome: {
      generalBudget: amount(generalBudget),
      governmentFund: amount(governmentFund),
      nonTax: amount(nonTax),
      other: amount(other),
    },
    byExpenditure: { basic: amount(content.byExpenditure.basic), project: amount(content.byExpenditure.project) },
  }
}

function mapProject(content: ProjectContent, changes: ContentChanges): ProjectContent {
  const { total, fiscal, carryover, other } = content.funds
  return {
    ...content,
    ...mapScored(content, changes),
    funds: {
      total: mapTotal(total, changes),
      fiscal: mapLine(fiscal, changes),
      carryover: mapLine(carryover, changes),
      other: mapLine(other, changes),
    },
  }
}

function mapScored(
  { indicators, total }: ProjectContent | DepartmentContent,
  { score = same, quantity = same }: ContentChanges,
) {
  return {
    indicators: indicators.map((indicator) => ({
      ...indicator,
      target: quantity(indicator.target),
      actual: quantity(indicator.actual),
      maxScore: score(indicator.maxScore),
      score: score(indicator.score),
    })),
    total: { maxScore: score(total.maxScore), score: score(total.score) },
  }
}

function mapLine(line: FundLineContent, { amount = same }: ContentChanges): FundLineContent {
  return { initial: amount(line.initial), annual: amount(line.annual), executed: amount(line.executed) }
}

function mapTotal(total: ProjectContent['funds']['total'], changes: ContentChanges): ProjectContent['funds']['total'] {
  const { rate = same, score = same } = changes
  return {
    ...mapLine(total, changes),
    maxScore: score(total.maxScore),
    rate: rate(total.rate),
    score: score(total.score),
  }
}
