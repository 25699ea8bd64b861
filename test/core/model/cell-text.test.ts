import { describe, expect, it } from 'vitest'
import { cutTo } from '../../../src/core/model/cell-text.ts'

describe('a text that a cell does not take', () => {
  it('is cut, and says so', () => {
    const long = '长'.repeat(32_773)
    expect(cutTo(long)).toHaveLength(32_767)
    expect(cutTo(long)).toMatch(/长……（其余略）$/)
    expect(cutTo(long.slice(6))).toBe(long.slice(6))
  })

  it('is not cut within a letter', () => {
    expect(cutTo('一二𠮷四五六七八九十', 10)).toBe('一二……（其余略）')
  })
})
