import fc from 'fast-check'
import { expect, it } from 'vitest'
import { lineHashes, wordsHash } from '../../../src/core/our-marks/words-hash.ts'
import { stableId } from '../../../src/core/rules/finding.ts'

it('the hash of a text is the end of its stable name', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const plain = text.replace(/\r\n?/g, '\n').trim()
      expect(wordsHash(text)).toBe(stableId([plain]).slice(-8))
    }),
    { seed: 20221231 },
  )
  expect(wordsHash('达到指标值，得满分 𠮷')).toBe(stableId(['达到指标值，得满分 𠮷']).slice(-8))
})

it('a text has one hash however its line ends are stored, and each of its lines has its own', () => {
  expect(wordsHash(' 依据\r\n说明 ')).toBe(wordsHash('依据\n说明'))
  expect(lineHashes('依据\r\n\r\n 说明 ')).toEqual([wordsHash('依据'), wordsHash('说明')])
})
