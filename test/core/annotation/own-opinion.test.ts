import { describe, expect, it } from 'vitest'
import { isFromUs, isOwnOpinion, scoreInOpinion } from '../../../src/core/annotation/own-opinion.ts'

describe('a text under 审核意见', () => {
  it.each([
    '达到指标值，得满分',
    '90% ÷ 95% × 10 = 9.47',
    '48 ÷ 50 = 96%，10 × 96% = 9.6',
    '指标值为 0，实际 3603，得 0 分',
    '定性指标（达成），需人工复核',
    '自评 99.6，复核 99.07，等级：优；其中 1 项需人工复核',
  ])('「%s」 is ours', (text) => {
    expect([isOwnOpinion(text), isFromUs(text)]).toEqual([true, true])
  })

  it.each(['已核对台账', '我局认为应得10分，因依法延期2件不计', '达到指标值，得满分，但台账不全', ''])(
    '「%s」 is a person’s',
    (text) => expect(isOwnOpinion(text)).toBe(false),
  )

  it.each([
    ['90% ÷ 95% × 10 = 9.47', '9.47'],
    ['90% ÷ 95% × 10 = 9.47；另有别的读法，需人工复核', '9.47'],
    ['指标值为 0，实际 3603，得 0 分', '0'],
    ['实际为负，按 0 计', '0'],
    ['自评 100，复核 80，等级：良', '80'],
    ['达到指标值，得满分', undefined],
    ['定性指标，需人工复核', undefined],
  ])('「%s」 says that %s stood beside it', (text, score) => {
    expect(scoreInOpinion(text)).toBe(score)
  })
})
