import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PlantedContent } from './planted-content.ts'
import { layOut, layouts, PLAIN } from './random-layout.ts'
import { submissionOf, submissionSizes } from './random-submission.ts'
import { compare, read, sumOf } from './rational.ts'
import { lines, parameters, reviewed } from './reviewing.ts'

const sizes = submissionSizes({ specific: 12, municipal: 8, rows: 24 })

/** Errors, and warnings that the content does not earn; what is merely told stays out of account. */
function unearned(content: PlantedContent, result: ReturnType<typeof reviewed>): string[] {
  return lines(
    result.findings.filter(
      (each) => each.severity === 'error' || (each.severity === 'warning' && !content.earned.includes(each.rule)),
    ),
  )
}

describe('a clean submission', () => {
  it('has no error and no warning that its content does not earn, however it is laid out', () => {
    fc.assert(
      fc.property(sizes, layouts(), (size, layout) => {
        const content = submissionOf(size)
        expect(unearned(content, reviewed(layOut(content, layout)))).toEqual([])
      }),
      parameters(20),
    )
  })

  it('has no error when rates, scores and sums are formulas with stored results', () => {
    fc.assert(
      fc.property(sizes, (size) => {
        const content = submissionOf(size)
        expect(unearned(content, reviewed(layOut(content, { ...PLAIN, formulas: true })))).toEqual([])
      }),
      parameters(5),
    )
  })

  it('is reviewed at its stated scores: every form at the sum of its parts, fully quantitative ones at the stated total', () => {
    fc.assert(
      fc.property(sizes, (size) => {
        const content = submissionOf(size)
        const { reviews } = reviewed(layOut(content, PLAIN))
        const forms = [content.department, ...content.projects]
        expect(reviews.size).toBe(forms.length)
        for (const [index, review] of [...reviews.values()].entries()) {
          const form = forms[index]!
          const sum = sumOf([
            form.funds instanceof Object && 'total' in form.funds ? form.funds.total.score : form.funds.score,
            ...form.indicators.map((row) => row.score),
          ])
          expect(compare(read(review.total!.toFixed()), read(sum))).toBe(0)
          if (content.quantitative) expect(compare(read(review.total!.toFixed()), read(form.total.score))).toBe(0)
        }
      }),
      parameters(5),
    )
  })
})
