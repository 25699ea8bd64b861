import fc from 'fast-check'
import { expect, it } from 'vitest'
import { base85 } from '../../../../src/base85.mjs'
import { bytesOfBase85 } from '../../../../src/shells/page/view/base85.ts'

it('what the build writes as text the page reads as it was, but for zeros behind it', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
      const text = base85(bytes)
      expect(text).toMatch(/^[^<>&"'\\\s]*$/)
      const read = bytesOfBase85(text)
      expect([...read.subarray(0, bytes.length)]).toEqual([...bytes])
      expect(read.length - bytes.length).toBeLessThan(4)
      expect(read.subarray(bytes.length).every((each) => each === 0)).toBe(true)
    }),
  )
  expect(base85(Uint8Array.of(255, 255, 255, 255))).toHaveLength(5)
})
