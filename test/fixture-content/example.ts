import type { ProjectContent, SubmissionContent } from '../../src/core/content/content.ts'
import { cleanSubmission } from './clean.ts'

/** One indicator of a form changed. */
function withIndicator<Form extends Pick<ProjectContent, 'indicators'>>(
  form: Form,
  name: string,
  change: Partial<ProjectContent['indicators'][number]>,
): Form {
  const indicators = form.indicators.map((each) => (each.level3 === name ? { ...each, ...change } : each))
  return { ...form, indicators }
}

const { basicData, department, projects } = cleanSubmission
const [farmland, foodSafety, animalHealth, ruralIndustry] = projects as readonly [
  ProjectContent,
  ProjectContent,
  ProjectContent,
  ProjectContent,
]

/** 执行率 by the budget at the beginning of the year, and the score that follows from it. */
const rateOfInitialBudget: ProjectContent = {
  ...farmland,
  funds: { ...farmland.funds, total: { ...farmland.funds.total, rate: '106.39%', score: '10' } },
  total: { ...farmland.total, score: '99.58' },
}

/** More than 130 % of the target, and the reason left out. */
const withoutReason = withIndicator(foodSafety, '开展专项执法检查次数', { reason: '' })

/** Two figures of an amount changed places. */
const swapped: ProjectContent = {
  ...animalHealth,
  funds: { ...animalHealth.funds, fiscal: { ...animalHealth.funds.fiscal, executed: '240.26' } },
}

/** A score above its weight. */
const aboveWeight = withIndicator(ruralIndustry, '带动农户就业人数', { score: '12' })

/**
 * The clean set with what clerks get wrong most often, a fault a form: the example that 校表.html opens. Some of it the
 * form itself determines (执行率, 总分), some a person has to look up (an amount, a reason, a score above its weight).
 */
export const exampleSubmission: SubmissionContent = {
  ...cleanSubmission,
  basicData: {
    ...basicData!,
    rows: basicData!.rows.map((row) => (row.label === '3、公务接待' ? { ...row, actual: '42.7' } : row)),
  },
  department: { ...department!, total: { ...department!.total, score: '99.81' } },
  projects: [rateOfInitialBudget, withoutReason, swapped, aboveWeight],
}
