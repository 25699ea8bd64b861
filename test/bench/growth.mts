import { newWorkbook } from '../../src/adapters/excel/new-workbook.ts'
import type { ProjectContent, SubmissionContent } from '../../src/core/content/content.ts'
import { drawSubmission } from '../../src/core/drawing/zhuzhou/draw-submission.ts'
import { cleanSubmission } from '../fixture-content/clean.ts'
import { measure, shown, type Time } from './measure.mts'
import { check, correct } from './tasks.mts'

/** How the cost of one command grows with one size: 1 is in proportion, 2 as its square. */
export interface Growth {
  readonly what: string
  readonly exponent: number
}

/** Cost against size: project forms up to 200, indicators of one form up to 3,000; per unit, with the fitted exponent. */
export async function growth(): Promise<Growth[]> {
  return [
    ...(await grown('forms', [10, 50, 200], forms)),
    ...(await grown('indicators of one form', [100, 1000, 3000], indicators)),
  ]
}

async function grown(
  what: string,
  sizes: readonly number[],
  contentOf: (size: number) => SubmissionContent,
): Promise<Growth[]> {
  console.log(`\nGrowth with ${what}: processor time in ms, µs a unit`)
  const times: Record<'check' | 'correct', number[]> = { check: [], correct: [] }
  for (const size of sizes) {
    const bytes = await newWorkbook(drawSubmission(contentOf(size)))
    const medians = await measure(
      [
        ['check', check],
        ['correct', correct],
      ],
      [bytes],
      { warmUp: Math.ceil(2000 / size), counted: 5 },
    )
    const cells = (['check', 'correct'] as const).map((name) => {
      const { cpu } = medians.get(name) as Time
      times[name].push(cpu)
      return `  ${name}${shown(cpu)}${shown((cpu / size) * 1000, 0)}`
    })
    console.log(`  ${String(size).padStart(5)}${cells.join('')}`)
  }
  return (['check', 'correct'] as const).map((name) => ({
    what: `${name}, ${what} up to ${sizes.at(-1)}`,
    exponent: exponent(sizes, times[name]),
  }))
}

/** The slope of the straight line through the logarithms. */
function exponent(sizes: readonly number[], times: readonly number[]): number {
  const x = sizes.map(Math.log)
  const y = times.map(Math.log)
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length
  const [meanX, meanY] = [mean(x), mean(y)]
  const covariance = x.reduce((sum, value, index) => sum + (value - meanX) * (y[index]! - meanY), 0)
  return covariance / x.reduce((sum, value) => sum + (value - meanX) ** 2, 0)
}

function forms(count: number): SubmissionContent {
  const projects = Array.from({ length: count }, (_, index): ProjectContent => {
    const base = cleanSubmission.projects[index % cleanSubmission.projects.length]!
    return { ...base, name: `${base.name}第${index + 1}期`, attachment: `附件1-3-${index + 1}` }
  })
  return { unit: cleanSubmission.unit, year: cleanSubmission.year, projects }
}

/** One project with so many indicators, the rows of a real one again and again under other names. */
function indicators(count: number): SubmissionContent {
  const [base] = cleanSubmission.projects
  const rows = base!.indicators
  const many = Array.from({ length: count }, (_, index) => {
    const row = rows[Math.floor((index * rows.length) / count)]!
    return { ...row, level3: `${row.level3}第${index + 1}项` }
  })
  return { unit: cleanSubmission.unit, year: cleanSubmission.year, projects: [{ ...base!, indicators: many }] }
}
