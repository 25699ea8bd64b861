import { expect, it } from 'vitest'
import { RULES } from '../../../src/core/rules/catalogue.ts'
import { readExample } from '../../../src/core/rules/example-submission.ts'
import { stableId } from '../../../src/core/rules/finding.ts'
import { runRules } from '../../../src/core/rules/run-rules.ts'
import { nationalScheme } from '../../../src/core/scheme/schemes.ts'
import { type Change, changed } from './changed.ts'

/** 「DF-01 H14」 → its id. */
function ids(change: Change, ...codes: readonly string[]): Record<string, string> {
  const rules = RULES.filter(({ code }) => codes.includes(code))
  const { findings } = runRules(readExample(changed(change)), nationalScheme, rules)
  return Object.fromEntries(findings.map(({ rule, sheet, cell, id }) => [`${rule} ${sheet}!${cell}`, id]))
}

it('a finding keeps its id whatever else is found, in its cell, in its row, in another form', () => {
  const change = { 'i0.score': '21.999', 'i1.score': '11', 'p1.i0.score': '26' }
  const both = ids(change, 'DF-01', 'TX-12')
  expect(Object.keys(both)).toHaveLength(4)
  expect(new Set(Object.values(both)).size).toBe(4)
  expect({ ...ids(change, 'DF-01'), ...ids(change, 'TX-12') }).toEqual(both)
  expect(both).toMatchObject(ids({ 'i0.score': '21.999' }, 'DF-01'))
  expect(both).toMatchObject(ids({ 'p1.i0.score': '26' }, 'DF-01'))
})

it('two findings of one rule in one form have ids of their own', () => {
  const both = ids({ 'i0.score': '21', 'i1.score': '21' }, 'DF-01')
  expect(Object.keys(both)).toHaveLength(2)
  expect(new Set(Object.values(both)).size).toBe(2)
})

it('indicators of one name in two forms have ids of their own', () => {
  const same = { 'i0.level3': '改造市场', 'p1.i0.level3': '改造市场', 'i0.score': '21', 'p1.i0.score': '26' }
  const both = ids(same, 'DF-01')
  expect(both).toMatchObject(ids({ ...same, 'p1.i0.score': '25' }, 'DF-01'))
  expect(both).toMatchObject(ids({ ...same, 'i0.score': '20' }, 'DF-01'))
  expect(new Set(Object.values(both)).size).toBe(2)
})

it('a finding has the id that it had in the rounds before: FNV-1a of 64 bits, as published', () => {
  expect([stableId(['']), stableId(['a']), stableId(['foobar'])]).toEqual([
    'cbf29ce484222325',
    'af63dc4c8601ec8c',
    '85944171f73967e8',
  ])
})
