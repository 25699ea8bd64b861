import fc from 'fast-check'
import { describe } from 'vitest'
import type { ProjectContent, SubmissionContent } from '../../../src/core/content/content.ts'
import { drawSubmission } from '../../../src/core/drawing/zhuzhou/draw-submission.ts'
import { Draw } from '../../planted/draw.ts'
import { copyOf } from '../../planted/planted-content.ts'
import { PLANTS } from '../../planted/plants.ts'
import { submissionOf } from '../../planted/random-submission.ts'
import { formCasesAnywhere, formOf, REAL } from './forms.ts'
import { law } from './law.ts'
import { reviewedDrafts, reviewedForm, verdict } from './told.ts'

/** The rows of each 二级指标 in another order. */
function swapped(form: ProjectContent, draw: Draw): ProjectContent {
  const groups: ProjectContent['indicators'][number][][] = []
  for (const row of form.indicators) {
    const last = groups.at(-1)?.at(-1)
    if (last && last.level1 === row.level1 && last.level2 === row.level2 && last.level1Weight === row.level1Weight)
      groups.at(-1)!.push(row)
    else groups.push([row])
  }
  return { ...form, indicators: groups.flatMap((rows) => draw.shuffled(rows)) }
}

/** Of two rows with one name the first is known by it alone: they keep their places. */
const hasNamesakes = ({ indicators }: ProjectContent): boolean =>
  new Set(indicators.map((row) => row.level3.replace(/\s/g, ''))).size < indicators.length

function difference(before: readonly string[], after: readonly string[]): string[] {
  return [
    ...before.filter((each) => !after.includes(each)).map((each) => `gone: ${each}`),
    ...after.filter((each) => !before.includes(each)).map((each) => `new: ${each}`),
  ]
}

describe('swapping rows', () => {
  law('of one 二级指标 changes nothing', fc.tuple(formCasesAnywhere(), fc.nat()), 40, ([formCase, seed]) => {
    const form = formOf(formCase)
    if (hasNamesakes(form)) return []
    const other = swapped(form, new Draw(seed))
    return difference(verdict(reviewedForm(formCase, form).result), verdict(reviewedForm(formCase, other).result))
  })

  const kinds = PLANTS.filter(({ name }) => !/^JG-0[1-57]/.test(name))
  const sets = fc.record({
    real: fc.boolean(),
    seed: fc.nat(),
    specific: fc.integer({ min: 1, max: 3 }),
    forms: fc.boolean(),
  })
  law(
    'in every form of a set, or the forms themselves, changes nothing',
    sets,
    6,
    ({ real, seed, specific, forms }) => {
      const draw = new Draw(seed)
      const content = real
        ? undefined
        : copyOf(submissionOf({ seed, specific, municipal: 1, rows: 10, onlyFigures: false }))
      if (content) for (let count = 0; count < 2; count++) draw.pick(kinds).plant(content, draw)
      const whole: SubmissionContent = content ?? REAL
      if (whole.projects.some(hasNamesakes)) return []
      const names = whole.projects.map((_, index) => `1-3-${index + 1}`)
      const order = forms ? draw.shuffled(names.map((_, index) => index)) : names.map((_, index) => index)
      const other = { ...whole, projects: order.map((index) => swapped(whole.projects[index]!, draw)) }
      const [before, after] = [
        reviewedDrafts(drawSubmission(whole, { projectSheets: names })),
        reviewedDrafts(drawSubmission(other, { projectSheets: order.map((index) => names[index]!) })),
      ]
      // At which of two alike forms they are told to be so depends on their order.
      const told = (result: typeof before): string[] =>
        verdict(result).filter((line) => !(forms && /^(JG-03|BJ-11)/.test(line)))
      return difference(told(before), told(after))
    },
  )
})
