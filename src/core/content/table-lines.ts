/** The fixed lines of the tables: which field of the content each Chinese name stands for. */

export const SOURCE_LINES = [
  { key: 'fiscal', label: '当年财政拨款' },
  { key: 'carryover', label: '上年结转资金' },
  { key: 'other', label: '其他资金' },
] as const

export const INCOME_LINES = [
  { key: 'generalBudget', label: '按收入性质分_一般公共预算' },
  { key: 'governmentFund', label: '按收入性质分_政府性基金拨款' },
  { key: 'nonTax', label: '按收入性质分_纳入专户管理的非税收入拨款' },
  { key: 'other', label: '按收入性质分_其他资金' },
] as const

export const EXPENDITURE_LINES = [
  { key: 'basic', label: '按支出性质分_基本支出' },
  { key: 'project', label: '按支出性质分_项目支出' },
] as const

export const STAFFING_LINES = [
  { key: 'established', label: '编制数' },
  { key: 'employed', label: '实际在职人数' },
  { key: 'controlRate', label: '控制率' },
] as const

export const BUILDING_LINES = [
  { key: 'approvedArea', label: '批复规模' },
  { key: 'actualArea', label: '实际规模' },
  { key: 'areaControlRate', label: '规模控制率' },
  { key: 'budgetInvestment', label: '预算投资' },
  { key: 'actualInvestment', label: '实际投资' },
  { key: 'investmentControlRate', label: '投资概算控制率' },
] as const
