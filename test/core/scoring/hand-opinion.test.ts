import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Decimal } from '../../../src/core/model/decimal.ts'
import { type Computed, handOpinion, readHandOpinion } from '../../../src/core/scoring/hand-opinion.ts'

const COMPUTED: Computed = { score: new Decimal('9.47'), decided: true, opinion: '90% ÷ 95% × 10 = 9.47' }
const SCORE = new Decimal(9)

describe('what a person judged', () => {
  it.each([
    [COMPUTED, '人工复核：缓建〔计算得 9.47：90% ÷ 95% × 10 = 9.47〕'],
    [
      { ...COMPUTED, decided: false, opinion: '定性指标（达成），需人工复核' },
      '人工复核：缓建〔暂按自评计 9.47：定性指标（达成）〕',
    ],
    [
      { score: undefined, decided: false, opinion: '分值无法读取，需人工复核' },
      '人工复核：缓建〔无法计算：分值无法读取〕',
    ],
  ] as const)('stands beside what was computed', (computed, text) => {
    expect(handOpinion({ score: SCORE, words: '缓建' }, computed)).toBe(text)
    expect(readHandOpinion(text)).toEqual({ words: '缓建', scored: true })
  })

  it('may be a score without words, or words without a score', () => {
    const score = handOpinion({ score: SCORE, words: '' }, COMPUTED)
    expect(score).toBe('人工复核〔计算得 9.47：90% ÷ 95% × 10 = 9.47〕')
    expect(readHandOpinion(score)).toEqual({ words: '', scored: true })
    const words = handOpinion({ score: undefined, words: '属实' }, COMPUTED)
    expect(words).toBe('人工复核：属实〔程序意见：90% ÷ 95% × 10 = 9.47〕')
    expect(readHandOpinion(words)).toEqual({ words: '属实', scored: false })
  })

  it('is read where it was changed or added to, and behind what is said of a total', () => {
    expect(readHandOpinion('人工复核：缓建，再扣1分〔计算得 9.47：…〕见会议纪要')?.words).toBe(
      '缓建，再扣1分；见会议纪要',
    )
    expect(readHandOpinion('自评 99，复核 80，等级：良；其中 1 项需人工复核；人工复核：从严〔计算得 97〕')).toEqual({
      ...{ words: '从严', scored: true },
    })
    expect(readHandOpinion('人工复核：同意')).toBeUndefined()
  })

  it('is read as it was written, whatever its words and ours', () => {
    const letters = fc.constantFrom('〔', '〕', '：', '；', '扣', '财预〔2020〕10号', '人工复核', '\n', ' ')
    const text = fc.array(letters, { maxLength: 8 }).map((all) => all.join('').trim())
    fc.assert(
      fc.property(text, text, fc.boolean(), (words, opinion, scored) => {
        const written = handOpinion({ score: scored ? SCORE : undefined, words }, { ...COMPUTED, opinion })
        expect(readHandOpinion(written)).toEqual({ words, scored })
      }),
    )
  })
})
