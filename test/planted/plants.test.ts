import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { RULES } from '../../src/core/rules/catalogue.ts'
import type { PlantKind } from './plant.ts'
import { PLANTS } from './plants.ts'
import { layouts, PLAIN } from './random-layout.ts'
import { submissionSizes } from './random-submission.ts'
import { parameters } from './reviewing.ts'
import { faults, plantInto } from './verdict.ts'

const sizes = submissionSizes({ specific: 3, municipal: 2, rows: 14 })

function toldOnce(kind: PlantKind): void {
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
}

function check(kind: PlantKind): void {
  const claim =
    kind.severity === 'silent' ? 'not told' : 'told at its cell and nothing else is, with exactly its corrections'
  it(`${kind.name}: ${claim}`, () => toldOnce(kind))
}

for (const kind of PLANTS) check(kind)

describe('the planted errors', () => {
  it('are of every rule that reports errors or warnings', () => {
    const planted = new Set(PLANTS.filter((kind) => kind.severity !== 'silent').map((kind) => kind.name.slice(0, 5)))
    // These need columns that the official form does not have: test/core/form/other-layouts.test.ts.
    const ofOtherColumns = ['DF-09', 'DF-10', 'DF-11']
    const owed = RULES.filter((rule) => rule.severity !== 'info' && !ofOtherColumns.includes(rule.code)).map(
      (rule) => rule.code,
    )
    expect(owed.filter((code) => !planted.has(code))).toEqual([])
  })

  it('have names of their own', () => {
    const names = PLANTS.map((kind) => kind.name)
    expect(new Set(names).size).toBe(names.length)
  })
})
