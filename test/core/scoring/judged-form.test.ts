import { describe, expect, it } from 'vitest'
import { Decimal } from '../../../src/core/model/decimal.ts'
import { exampleSubmission, readExample } from '../../../src/core/rules/example-submission.ts'
import { nationalScheme } from '../../../src/core/scheme/schemes.ts'
import type { Hand } from '../../../src/core/scoring/hand-opinion.ts'
import { judgedForm, rowsByHand, scoresAboveWeight } from '../../../src/core/scoring/judged-form.ts'
import { reviewForm } from '../../../src/core/scoring/review-form.ts'

/** Its total is 99.5 of 100; the first row has 20 of 20 points. */
const form = readExample(exampleSubmission()).projects[0]!
const review = reviewForm(form, nationalScheme)
const hand = (score: string | undefined, words = ''): Hand => ({
  score: score === undefined ? undefined : new Decimal(score),
  words,
})
const judged = (first: Hand | undefined, total?: Hand, execution?: Hand) =>
  judgedForm(review, { execution, items: new Map(first ? [[form.indicators[0]!, first]] : []), total }, nationalScheme)
const totalOf = (...args: Parameters<typeof judged>) => judged(...args).total?.toFixed()

describe('what a person judged of a row', () => {
  it('counts in the total and the grade, and stands beside what was computed', () => {
    expect(review.total?.toFixed()).toBe('99.5')
    const low = judged(hand('5', '缓建'))
    expect([low.total?.toFixed(), low.grade, low.items[0]!.hand?.computed?.toFixed()]).toEqual(['84.5', '良', '20'])
    expect(low.of(form.indicators[0]!).score?.toFixed()).toBe('5')
    expect(totalOf(undefined, undefined, hand('0'))).toBe('90')
    expect([rowsByHand(low), rowsByHand(judged(undefined))]).toEqual([1, 0])
  })

  it('in words alone leaves its score', () => {
    expect(totalOf(hand(undefined, '属实'))).toBe('99.5')
  })

  it('above its 分值 is told, at it is not', () => {
    const told = (score: string) => scoresAboveWeight(judged(hand(score))).map(({ weight }) => weight.toFixed())
    expect([told('20'), told('20.01')]).toEqual([[], ['20']])
  })
})

describe('a total that a person put in', () => {
  it('is taken up to 100, never above, and only what is no sum of ours is called his', () => {
    expect([totalOf(undefined, hand('80')), totalOf(undefined, hand('100'))]).toEqual(['80', '100'])
    const above = judged(undefined, hand('100.01'))
    expect([above.total?.toFixed(), above.totalHand?.words]).toEqual(['99.5', '填的总分 100.01 超过 100，没有采用'])
    expect(judged(undefined, hand('99.5')).totalHand).toBeUndefined()
    expect(judged(hand('5'), hand('84.5')).totalHand).toBeUndefined()
    expect(judged(undefined, hand('99.5', '从宽')).totalHand?.words).toBe('从宽')
    expect(judged(undefined).totalHand).toBeUndefined()
    expect(rowsByHand(judged(hand('5'), hand('80'), hand('9')))).toBe(3)
  })
})
