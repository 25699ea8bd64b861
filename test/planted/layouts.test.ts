import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PlantKind } from './plant.ts'
import { PLANTS } from './plants.ts'
import { submissionSizes } from './random-submission.ts'
import { parameters } from './reviewing.ts'
import { idsIn, plantInto } from './verdict.ts'

const sizes = submissionSizes({ specific: 3, municipal: 2, rows: 14 })

const WAYS = [
  { arrangement: 'folder' },
  { arrangement: 'projects-stacked' },
  { arrangement: 'all-stacked' },
  { values: 'text' },
  { order: 'reversed' },
] as const

function sameEverywhere(kind: PlantKind): void {
  fc.assert(
    fc.property(sizes, (size) => {
      const found = plantInto(kind, size)
      if (!found) return
      const usual = idsIn(found, {})
      for (const way of WAYS) expect(idsIn(found, way), JSON.stringify(way)).toEqual(usual)
    }),
    parameters(1),
  )
}

function check(kind: PlantKind): void {
  it(`${kind.name}: the same findings in one workbook, a folder, stacked, as text, in any order`, () =>
    sameEverywhere(kind))
}

describe('a planted error', () => {
  for (const kind of PLANTS) check(kind)
})
