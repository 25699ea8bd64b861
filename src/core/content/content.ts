/**
 * What a submission says, as written into its cells: the text of each field, nothing parsed. Blank is ''. Amounts in
 * 万元. This is what templates are filled from, what `export` writes and `import` reads, and what tests plant their
 * errors in.
 */
export interface SubmissionContent {
  readonly unit: string
  readonly year: number
  readonly basicData?: BasicDataContent
  readonly department?: DepartmentContent
  readonly projects: readonly ProjectContent[]
}

/** The line at the foot of every form: 填表人 填报日期 联系电话 单位负责人签字, in one cell. */
export interface FillerContent {
  readonly name: string
  readonly date: string
  readonly phone: string
  readonly signature: string
}

export interface BasicDataRowContent {
  readonly label: string
  /** 1 三公经费, 2 its parts, 3 the parts of a part. */
  readonly level: 1 | 2 | 3
  readonly prevActual: string
  readonly budget: string
  readonly actual: string
}

export interface BasicDataContent {
  readonly attachment: string
  readonly title: string
  readonly unit: string
  readonly staffing: { readonly established: string; readonly employed: string; readonly controlRate: string }
  readonly rows: readonly BasicDataRowContent[]
  readonly buildings: {
    readonly approvedArea: string
    readonly actualArea: string
    readonly areaControlRate: string
    readonly budgetInvestment: string
    readonly actualInvestment: string
    readonly investmentControlRate: string
  }
  readonly thrift: string
  readonly note: string
  readonly filler: FillerContent
}

export interface FundLineContent {
  readonly initial: string
  readonly annual: string
  readonly executed: string
}

export interface FundTotalContent extends FundLineContent {
  readonly maxScore: string
  readonly rate: string
  readonly score: string
}

export interface IndicatorContent {
  /** 「产出指标」; written with its weight, 「产出指标（50分）」. */
  readonly level1: string
  readonly level1Weight: string
  readonly level2: string
  readonly level3: string
  readonly target: string
  readonly actual: string
  readonly maxScore: string
  readonly score: string
  readonly reason: string
}

export interface ScoredContent {
  readonly attachment: string
  readonly title: string
  readonly goals: { readonly expected: string; readonly actual: string }
  readonly indicators: readonly IndicatorContent[]
  readonly total: { readonly maxScore: string; readonly score: string }
  readonly remark: string
  readonly filler: FillerContent
}

export interface DepartmentContent extends ScoredContent {
  readonly department: string
  readonly funds: FundTotalContent
  /** 按收入性质分: 一般公共预算, 政府性基金拨款, 纳入专户管理的非税收入拨款, 其他资金. */
  readonly byIncome: {
    readonly generalBudget: string
    readonly governmentFund: string
    readonly nonTax: string
    readonly other: string
  }
  /** 按支出性质分: 基本支出, 项目支出. */
  readonly byExpenditure: { readonly basic: string; readonly project: string }
}

export interface ProjectContent extends ScoredContent {
  readonly name: string
  readonly department: string
  readonly implementer: string
  readonly funds: {
    readonly total: FundTotalContent
    readonly fiscal: FundLineContent
    readonly carryover: FundLineContent
    readonly other: FundLineContent
  }
}
