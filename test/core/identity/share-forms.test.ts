import { describe, expect, it } from 'vitest'
import { shareForms } from '../../../src/core/identity/share-forms.ts'

describe('a workbook may be another, handed in again,', () => {
  it.each<[string, readonly string[], readonly string[], boolean]>([
    ['with the same forms', ['甲'], ['甲'], true],
    ['with more of them', ['甲', '乙', '丙', '丁'], ['甲'], true],
    ['with fewer', ['甲'], ['甲', '乙', '丙'], true],
    ['with half of the smaller', ['甲', '乙'], ['甲', '丙', '丁'], false],
    ['with two of three', ['甲', '乙', '丙'], ['甲', '乙', '丁'], true],
    ['with none', ['甲'], ['乙'], false],
  ])('%s', (_, one, other, shares) =>
    expect([shareForms(one, other), shareForms(other, one)]).toEqual([shares, shares]),
  )
})
