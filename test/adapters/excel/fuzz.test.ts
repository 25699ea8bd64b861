import fc from 'fast-check'
import { expect, test } from 'vitest'
import { archiveMutations, mutatedArchive } from './archive-mutations.ts'
import { cases } from './fuzzing.ts'
import { mutated, mutations } from './package-mutations.ts'
import { PACKAGES, packageBytes, partsOf, zipOf } from './packages.ts'
import { survives } from './survival.ts'

const XML = cases(300)
const ARCHIVES = cases(500)

test(`a package with parts and XML changed is read and edited faithfully, or refused (${XML.numRuns} cases)`, {
  timeout: 240_000 + XML.numRuns * 200,
}, () => {
  const parts = new Map(PACKAGES.map((name) => [name, partsOf(packageBytes(name))]))
  const outcomes = { unreadable: 0, 'not edited': 0, edited: 0 }
  fc.assert(
    fc.property(fc.constantFrom(...PACKAGES), mutations, (name, list) => {
      outcomes[survives(zipOf(mutated(parts.get(name)!, list)))]++
    }),
    XML,
  )
  // Otherwise the mutations would test nothing but the refusal.
  expect(outcomes.edited).toBeGreaterThan(XML.numRuns / 10)
  expect(outcomes.unreadable).toBeGreaterThan(XML.numRuns / 20)
})

test(`a package whose archive is changed is read and edited faithfully, or refused (${ARCHIVES.numRuns} cases)`, {
  timeout: 240_000 + ARCHIVES.numRuns * 200,
}, () => {
  const outcomes = { unreadable: 0, 'not edited': 0, edited: 0 }
  const name = fc.constantFrom(...PACKAGES)
  fc.assert(
    fc.property(name, name, archiveMutations, (one, other, list) => {
      outcomes[survives(mutatedArchive(packageBytes(one), packageBytes(other), list))]++
    }),
    ARCHIVES,
  )
  expect(outcomes.edited).toBeGreaterThan(ARCHIVES.numRuns / 20)
  expect(outcomes.unreadable).toBeGreaterThan(ARCHIVES.numRuns / 4)
})
