import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mutated, mutations } from './package-mutations.ts'
import { PACKAGES, packageBytes, partsOf, zipOf } from './packages.ts'
import { survives } from './survival.ts'

const RUNS = Number(process.env.JIAOBIAO_FUZZ ?? 300)
const SEED = process.env.JIAOBIAO_SEED ? { seed: Number(process.env.JIAOBIAO_SEED) } : {}

// fast-check prints the seed and the smallest case with every failure.
test(`a package with parts and XML changed is read and edited faithfully, or refused (${RUNS} cases)`, {
  timeout: 60_000 + RUNS * 200,
}, () => {
  const parts = new Map(PACKAGES.map((name) => [name, partsOf(packageBytes(name))]))
  const outcomes = { unreadable: 0, 'not edited': 0, edited: 0 }
  fc.assert(
    fc.property(fc.constantFrom(...PACKAGES), mutations, (name, list) => {
      outcomes[survives(zipOf(mutated(parts.get(name)!, list)))]++
    }),
    { numRuns: RUNS, ...SEED },
  )
  // Otherwise the mutations would test nothing but the refusal.
  expect(outcomes.edited).toBeGreaterThan(RUNS / 10)
  expect(outcomes.unreadable).toBeGreaterThan(RUNS / 20)
})
