import fc from 'fast-check'
import type {
  BasicDataContent,
  DepartmentContent,
  FundLineContent,
  FundTotalContent,
  IndicatorContent,
  ProjectContent,
  ScoredContent,
  SubmissionContent,
} from '../../../src/core/content/content.ts'

/** What clerks type, and what breaks files: formulas, quotes, commas, line breaks, leading zeros, full width, marks. */
const nasty = fc.constantFrom(
  '',
  '-6.5%',
  '-3.2',
  '-',
  '——',
  '=1+1',
  '+86 731',
  '@SUM(A1)',
  '＝１',
  "'",
  "'=1",
  '007',
  '１２３',
  '1,234.50',
  '"引号"',
  'a,b',
  '第一行\n第二行',
  '回车\r换行\r\n',
  '\t缩进',
  ' 前后有空格 ',
  '\uFEFF',
  ';',
  '𠮷',
)
const text = fc.oneof(nasty, fc.string({ unit: 'binary', maxLength: 12 }))

const fundLine: fc.Arbitrary<FundLineContent> = fc.record({ initial: text, annual: text, executed: text })
const fundTotal: fc.Arbitrary<FundTotalContent> = fc.record({
  initial: text,
  annual: text,
  executed: text,
  maxScore: text,
  rate: text,
  score: text,
})
const indicator: fc.Arbitrary<IndicatorContent> = fc.record({
  level1: text,
  level1Weight: text,
  level2: text,
  level3: text,
  target: text,
  actual: text,
  maxScore: text,
  score: text,
  reason: text,
})
const filler = fc.record({ name: text, date: text, phone: text, signature: text })
const scored = {
  attachment: text,
  title: text,
  goals: fc.record({ expected: text, actual: text }),
  indicators: fc.array(indicator, { maxLength: 12 }),
  total: fc.record({ maxScore: text, score: text }),
  remark: text,
  filler,
} satisfies { [Key in keyof ScoredContent]: fc.Arbitrary<ScoredContent[Key]> }

const department: fc.Arbitrary<DepartmentContent> = fc.record({
  ...scored,
  department: text,
  funds: fundTotal,
  byIncome: fc.record({ generalBudget: text, governmentFund: text, nonTax: text, other: text }),
  byExpenditure: fc.record({ basic: text, project: text }),
})
const project: fc.Arbitrary<ProjectContent> = fc.record({
  ...scored,
  name: text,
  department: text,
  implementer: text,
  funds: fc.record({ total: fundTotal, fiscal: fundLine, carryover: fundLine, other: fundLine }),
})
const basicData: fc.Arbitrary<BasicDataContent> = fc.record({
  attachment: text,
  title: text,
  unit: text,
  staffing: fc.record({ established: text, employed: text, controlRate: text }),
  rows: fc.array(
    fc.record({
      label: text,
      level: fc.constantFrom(1 as const, 2 as const, 3 as const),
      prevActual: text,
      budget: text,
      actual: text,
    }),
    {
      maxLength: 14,
    },
  ),
  buildings: fc.record({
    approvedArea: text,
    actualArea: text,
    areaControlRate: text,
    budgetInvestment: text,
    actualInvestment: text,
    investmentControlRate: text,
  }),
  thrift: text,
  note: text,
  filler,
})

/** Any submission at all, forms missing included. */
export const anySubmission: fc.Arbitrary<SubmissionContent> = fc
  .record({
    unit: text,
    year: fc.integer({ min: 0, max: 2099 }),
    projects: fc.array(project, { maxLength: 3 }),
    basicData: fc.option(basicData),
    department: fc.option(department),
  })
  .map(({ basicData: basic, department: whole, ...rest }) => ({
    ...rest,
    ...(basic && { basicData: basic }),
    ...(whole && { department: whole }),
  }))
