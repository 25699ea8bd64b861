import { describe, expect, it } from 'vitest'
import { LIKE_ENOUGH, likeness } from '../../../src/core/rules/cross-form/alike-names.ts'
import { matchProjects } from '../../../src/core/rules/cross-form/match-projects.ts'
import { exampleSubmission, readExample } from '../../../src/core/rules/example-submission.ts'

const LISTED = '农贸市场改造补助经费'

/** The pairs and the unclear lines, where the two first forms have these names and amounts that no line has. */
function matched(one: string, other: string, amounts = false) {
  const example = exampleSubmission()
  example.projects[0]!.name = one
  example.projects[1]!.name = other
  example.basicData.rows[11]!.label = '与此无关的一项支出'
  if (!amounts) for (const at of [10, 11]) Object.assign(example.basicData.rows[at]!, { budget: '1', actual: '2' })
  const { pairs, unclear, linesWithoutForm } = matchProjects(readExample(example))
  return {
    taken: pairs.filter(({ line }) => line.label.includes(LISTED)).map(({ form }) => form.projectName!.raw),
    unclear: unclear.map(({ forms }) => forms.map((form) => form.projectName!.raw)),
    left: linesWithoutForm.map(({ label }) => label),
  }
}

describe('a listed project with a form of a name that is only alike', () => {
  it('gets the form that is clearly more alike than the next', () => {
    const [near, far] = ['农贸市场改造补助经费款', '农贸市场改造补助资金']
    expect(likeness(LISTED, near) - likeness(LISTED, far)).toBeGreaterThan(0.08)
    expect(likeness(LISTED, far)).toBeGreaterThanOrEqual(LIKE_ENOUGH)
    expect(matched(far, near).taken).toEqual([near])
  })

  it('gets none of two that are alike as much, or nearly as much', () => {
    const pairs = [
      ['农贸市场改造补助资金', '农贸市场改造补助费用'],
      ['农贸市场改造补助资金', '农贸市场改造补助资金款'],
    ] as const
    for (const [one, other] of pairs) {
      expect(Math.abs(likeness(LISTED, one) - likeness(LISTED, other))).toBeLessThan(0.08)
      const { taken, unclear } = matched(one, other)
      expect(taken).toEqual([])
      expect([...new Set(unclear.flat())].toSorted()).toEqual([one, other].toSorted())
    }
  })

  it('gets of two that are alike as much the one with its amounts', () => {
    expect(matched('农贸市场改造补助资金', '农贸市场改造补助费用', true).taken).toEqual(['农贸市场改造补助资金'])
  })

  it('gets none that is not like enough', () => {
    const far = '农贸市场拆除经费'
    expect(likeness(LISTED, far)).toBeLessThan(LIKE_ENOUGH)
    const { taken, left } = matched(far, '别的事')
    expect(taken).toEqual([])
    expect(left.some((label) => label.includes(LISTED))).toBe(true)
  })
})

describe('a listed project with forms of its own name', () => {
  it('is told apart from others by its amounts', () => {
    expect(matched(LISTED, LISTED, true).taken).toEqual([LISTED])
  })
})

describe('a form without a name', () => {
  const matched = (budget: string, actual: string) => {
    const example = exampleSubmission()
    example.projects[0]!.name = ''
    Object.assign(example.basicData.rows[11]!, { budget, actual })
    return matchProjects(readExample(example)).pairs.map(({ line, form }) => [line.label, form.projectName?.raw ?? ''])
  }

  it('is taken for the one line of its amounts', () => {
    expect(matched('60', '58').some(([line, name]) => line!.includes(LISTED) && name === '')).toBe(true)
  })

  it('is taken for none where two lines have its amounts', () => {
    const example = exampleSubmission()
    example.projects[0]!.name = ''
    example.projects[1]!.name = '与此无关的一项支出'
    for (const at of [10, 11]) Object.assign(example.basicData.rows[at]!, { budget: '80', actual: '76' })
    const { pairs } = matchProjects(readExample(example))
    expect(pairs.filter(({ form }) => (form.projectName?.raw ?? '') === '')).toEqual([])
  })
})

describe('the likeness of two names', () => {
  it.each([
    ['农贸市场改造', '农贸市场改造', 1],
    ['农贸市场', '农贸市场改造补助经费工程', 0.8],
    ['农贸市场改造补助', '农贸市场改造补助款', 14 / 15],
    ['农贸', '农贸市场改造', 2 / 6],
    ['农贸市', '农贸市场改造', 4 / 7],
    ['甲乙', '丙丁', 0],
    ['甲', '甲乙', 0],
    ['甲甲甲', '甲甲', 2 / 3],
  ])('%s and %s: %d', (one, other, score) => {
    expect(likeness(one, other)).toBeCloseTo(score, 9)
    expect(likeness(other, one)).toBeCloseTo(score, 9)
  })
})
