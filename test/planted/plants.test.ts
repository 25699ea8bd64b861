import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { RULES } from '../../src/core/rules/catalogue.ts'
import { PLANTS } from './plants.ts'
import { layouts, PLAIN } from './random-layout.ts'
import { submissionSizes } from './random-submission.ts'
import { parameters } from './reviewing.ts'
import { faults, idsIn, plantInto } from './verdict.ts'

const sizes = submissionSizes({ specific: 3, municipal: 2, rows: 14 })

describe.each(PLANTS)('$name', (kind) => {
  it('is told at its cell and nothing else is, with exactly its corrections', () => {
    let planted = 0
    fc.assert(
      fc.property(sizes, fc.oneof(fc.constant(PLAIN), layouts()), (size, layout) => {
        const found = plantInto(kind, size)
        if (!found) return
        planted++
        expect(faults(kind, found, layout)).toEqual([])
      }),
      parameters(3),
    )
    expect(planted, 'some submission gives an occasion').toBeGreaterThan(0)
  })

  it('has the same findings however the forms lie', () => {
    fc.assert(
      fc.property(sizes, (size) => {
        const found = plantInto(kind, size)
        if (!found) return
        const usual = idsIn(found, {})
        const ways = [
          { arrangement: 'folder' },
          { arrangement: 'projects-stacked' },
          { arrangement: 'all-stacked' },
          { values: 'text' },
        ] as const
        for (const way of ways) expect(idsIn(found, way), JSON.stringify(way)).toEqual(usual)
        if (kind.anyOrder !== false) expect(idsIn(found, { order: 'reversed' }), 'reversed').toEqual(usual)
      }),
      parameters(1),
    )
  })
})

describe('the planted errors', () => {
  it('are of every rule that reports errors or warnings', () => {
    const planted = new Set(PLANTS.map((kind) => kind.name.slice(0, 5)))
    const owed = RULES.filter((rule) => rule.severity !== 'info').map((rule) => rule.code)
    expect(owed.filter((code) => !planted.has(code) && !PLANTS.some((kind) => kind.codes.includes(code)))).toEqual([])
  })
})
