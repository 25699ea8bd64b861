import { newWorkbook } from '../../src/adapters/excel/new-workbook.ts'
import { readWorkbook } from '../../src/adapters/excel/read-workbook.ts'
import type { ProjectContent, SubmissionContent } from '../../src/core/content/content.ts'
import { drawSubmission } from '../../src/core/drawing/zhuzhou/draw-submission.ts'
import { cleanSubmission } from '../fixture-content/clean.ts'
import { measure, shown } from './measure.mts'
import { check, correct } from './tasks.mts'

const SHEETS = [1, 10, 50, 200] as const

/** Cost against size: the same project form 1 to 200 times, per sheet (ms) and per cell (µs). */
export async function growth(): Promise<void> {
  console.log('Growth: ms, ms a sheet, µs a cell of check; the same of correct')
  for (const count of SHEETS) {
    const bytes = await newWorkbook(drawSubmission(many(count)))
    const cells = readWorkbook(bytes).sheets.reduce((sum, sheet) => sum + sheet.cells.length, 0)
    const medians = await measure(
      [
        ['check', () => check(bytes)],
        ['correct', () => correct(bytes)],
      ],
      { warmUp: Math.ceil(60 / count), counted: 5 },
    )
    const figures = [...medians.values()].map(
      (value) => shown(value) + shown(value / count, 2) + shown((value / cells) * 1000),
    )
    console.log(
      `  ${String(count).padStart(3)} project sheets, ${String(cells).padStart(5)} cells${figures.join('  |')}`,
    )
  }
}

function many(count: number): SubmissionContent {
  const projects = Array.from({ length: count }, (_, index): ProjectContent => {
    const base = cleanSubmission.projects[index % cleanSubmission.projects.length]!
    return { ...base, name: `${base.name}第${index + 1}期`, attachment: `附件1-3-${index + 1}` }
  })
  return { unit: cleanSubmission.unit, year: cleanSubmission.year, projects }
}
