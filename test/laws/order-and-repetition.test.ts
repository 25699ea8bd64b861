import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readForms } from '../../src/core/form/read-forms.ts'
import { assembleSubmission } from '../../src/core/identity/submission.ts'
import { RULES } from '../../src/core/rules/catalogue.ts'
import { runRules } from '../../src/core/rules/run-rules.ts'
import { nationalScheme } from '../../src/core/scheme/schemes.ts'
import { Draw } from '../planted/draw.ts'
import { copyOf } from '../planted/planted-content.ts'
import { PLANTS } from '../planted/plants.ts'
import { layOut, PLAIN } from '../planted/random-layout.ts'
import { submissionOf, submissionSizes } from '../planted/random-submission.ts'
import { parameters, reviewed } from '../planted/reviewing.ts'

const sizes = submissionSizes({ specific: 4, municipal: 3, rows: 16 })
const kinds = PLANTS

/**
 * A submission with several errors of several kinds at once; none that leaves a number that the next kind could not
 * reckon with.
 */
function faulty(size: Parameters<typeof submissionOf>[0]) {
  const content = copyOf(submissionOf(size))
  const draw = new Draw(size.seed)
  for (let count = 0; count < 5; count++) {
    const kind = draw.pick(kinds.filter((each) => !/^JG-0[1578]|^TX-0[23]/.test(each.name)))
    kind.plant(content, draw)
  }
  return content
}

describe('the rules', () => {
  it('find the same in any order', () => {
    fc.assert(
      fc.property(sizes, fc.shuffledSubarray([...RULES], { minLength: RULES.length }), (size, shuffled) => {
        const [{ path, workbook }] = layOut(faulty(size), PLAIN) as [
          { path: string; workbook: Parameters<typeof readForms>[0] },
        ]
        const submission = assembleSubmission(readForms(workbook, path).forms)
        const [usual, other] = [RULES, shuffled].map((rules) => runRules(submission, nationalScheme, rules))
        expect(other!.findings).toEqual(usual!.findings)
        expect(other!.checks).toEqual(usual!.checks)
      }),
      parameters(25),
    )
  })
})

describe('a review', () => {
  it('says the same of the same workbook every time, whatever was reviewed before', () => {
    fc.assert(
      fc.property(sizes, sizes, (size, between) => {
        const told = () => {
          const { findings, changes, checks, unchecked } = reviewed(layOut(faulty(size), PLAIN))
          return JSON.stringify({ findings: findings.map(({ fixes: _, ...rest }) => rest), changes, checks, unchecked })
        }
        const first = told()
        reviewed(layOut(faulty(between), PLAIN))
        expect(told()).toBe(first)
      }),
      parameters(15),
    )
  })

  it('gives every finding an id of its own', () => {
    fc.assert(
      fc.property(sizes, (size) => {
        const ids = reviewed(layOut(faulty(size), PLAIN)).findings.map((each) => each.id)
        expect(new Set(ids).size).toBe(ids.length)
      }),
      parameters(15),
    )
  })
})
