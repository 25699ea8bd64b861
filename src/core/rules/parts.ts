/**
 * What a filler writes into a form, part by part: what a rule may say that it reads, and what a correction may change.
 * A part of a list is that of every item (`indicators.score`: the 得分 of every row). What is not named here is how the
 * form was recognised (which rows, which columns, of what kind): every rule may look at it, and no correction changes
 * it.
 */
export const PARTS = [
  'title',
  'attachment',
  'roles',
  /** The year of a form, and that of the set. */
  'year',
  /** The unit of the set. */
  'unit',
  'footer',
  'remark',
  'texts',
  'withoutResult',
  'funds.rows',
  'funds.sources',
  'funds.byExpenditure',
  'funds.basis',
  'funds.maxScore',
  'funds.executionRate',
  'funds.score',
  'goals.expected',
  'goals.actual',
  'goals.score',
  'groups.name',
  'groups.weight',
  'indicators.level2',
  'indicators.level3',
  'indicators.targetValue',
  'indicators.actualValue',
  'indicators.maxScore',
  'indicators.score',
  'indicators.rawScore',
  'indicators.completionRate',
  'indicators.scoreFactor',
  'indicators.deviationReason',
  'foldedScores',
  'total.maxScore',
  'total.score',
  'headTotal',
  'grade',
  'projectName',
  'supervisingDepartment',
  'implementingUnit',
  'unknownAmounts',
  'byIncome',
  'basicExpenditure',
  'projectExpenditure',
  'staffing.established',
  'staffing.employed',
  'staffing.controlRate',
  'lines.label',
  'lines.text',
  'lines.prior',
  'lines.budget',
  'lines.final',
  'buildings',
  'thrift',
] as const

export type Part = (typeof PARTS)[number]

const NAMES: ReadonlySet<string> = new Set(PARTS)

export function isPart(name: string): name is Part {
  return NAMES.has(name)
}

/** What `alignedIndicators` and `slippedFields` look at: which rows have their values in the right columns. */
export const ROWS: readonly Part[] = [
  'groups.weight',
  'indicators.targetValue',
  'indicators.actualValue',
  'indicators.maxScore',
  'indicators.score',
  'indicators.deviationReason',
]

/** What `reviewOf` needs to score the rows of a form. */
export const REVIEWED_ROWS: readonly Part[] = [...ROWS, 'indicators.level3', 'year']

/** What `assessExecution` works with. */
export const EXECUTION: readonly Part[] = ['funds.basis', 'funds.maxScore', 'funds.executionRate']

/** What tells whether anything was filled in in the fund block. */
export const FUNDS: readonly Part[] = [
  'funds.rows',
  'funds.sources',
  'funds.byExpenditure',
  'funds.basis',
  'funds.executionRate',
  'funds.score',
]

/** Every cell that holds a number: `numberFields` and what keeps some of them apart. */
export const NUMBERS: readonly Part[] = [
  ...FUNDS,
  ...ROWS,
  'funds.maxScore',
  'total.maxScore',
  'total.score',
  'byIncome',
  'basicExpenditure',
  'projectExpenditure',
  'staffing.established',
  'staffing.employed',
  'staffing.controlRate',
  'lines.prior',
  'lines.budget',
  'lines.final',
]

/** What `matchProjects` goes by: the listed projects and the forms that may be theirs. */
export const PROJECT_PAIRS: readonly Part[] = [
  'lines.label',
  'lines.budget',
  'lines.final',
  'projectName',
  'implementingUnit',
  'funds.rows',
]
