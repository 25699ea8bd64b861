import { beforeAll, describe, expect, it } from 'vitest'
import { ALL, playYear, ROUNDS } from './play-year.ts'
import { UNITS } from './units/units.ts'

let faults: ReadonlyMap<string, string[]>
beforeAll(async () => {
  faults = await playYear(UNITS)
})

// The long form, with LibreOffice and openpyxl at each desk: node test/sweeps/run.mjs year.
it.each(ROUNDS)('round %i of all units ends with the exit code and the sums that are due', (number) => {
  expect(faults.get(`${number} ${ALL}`)).toEqual([])
})

describe.each(UNITS)('$unit: $tries', ({ unit }) => {
  it.each(ROUNDS)('round %i leaves what it should, tells nothing twice and loses nothing', (number) => {
    expect(faults.get(`${number} ${unit}`)).toEqual([])
  })
})
