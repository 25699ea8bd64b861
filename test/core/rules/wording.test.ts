import { describe, expect, it } from 'vitest'
import { besideMessage, saysDifference } from '../../../src/core/rules/wording.ts'

describe('what stands beside a message', () => {
  it.each([
    [{ stated: '97', expected: '99.5', message: '请核对。' }, '应为 99.5，实填 97'],
    [{ stated: '', expected: '99.5', message: '请核对。' }, '应为 99.5，实填 空'],
    [{ stated: '5', expected: '不高于 4', message: '请核对。' }, '应不高于 4，实填 5'],
    [{ stated: '97', expected: '9', message: '应为 99.5，实填 97。' }, '应为 9，实填 97'],
    [{ stated: '97', expected: '99.5', message: '总分应为 99.5，实填 97。' }, undefined],
    [{ stated: '0', expected: '398', message: '决算数 0，执行数为 398。' }, undefined],
    [{ stated: '', expected: '9.5', message: '应为 9.5，未填。' }, undefined],
    [{ stated: '80.00%', expected: '80.00%', message: '存成了文本。' }, undefined],
    [{ stated: '', expected: null, message: '' }, undefined],
  ])('of %j is %s', (finding, says) => {
    expect(besideMessage(finding)).toBe(says)
  })

  it('is a difference only where the two do not look the same', () => {
    expect(saysDifference({ stated: '80.00%', expected: '80.00% ' })).toBe(false)
    expect(saysDifference({ stated: null, expected: '80%' })).toBe(true)
    expect(saysDifference({ stated: null, expected: ' ' })).toBe(false)
    expect(saysDifference({ stated: ' 80%', expected: '80%' })).toBe(false)
    expect(saysDifference({ stated: '80%', expected: null })).toBe(false)
  })
})
