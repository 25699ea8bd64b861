import { expect, it } from 'vitest'
import { emptyFunds, exampleSubmission } from '../../../src/core/rules/example-submission.ts'

/** Paths of objects that stand in more than one place. */
function shared(value: unknown, path = '', seen = new Map<object, string>()): string[] {
  if (typeof value !== 'object' || value === null) return []
  const earlier = seen.get(value)
  if (earlier !== undefined) return [`${earlier} is ${path}`]
  seen.set(value, path)
  return Object.entries(value).flatMap(([key, each]) => shared(each, `${path}.${key}`, seen))
}

it.each([
  ['the example submission', exampleSubmission],
  ['a blank fund block', emptyFunds],
])('what is planted into one place of %s stands in no other', (_, make) => {
  expect(shared({ one: make(), other: make() })).toEqual([])
})
