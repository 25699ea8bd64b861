import { describe, expect, it } from 'vitest'
import headings from '../../templates/field-maps/headings.json'
import labels from '../../templates/field-maps/labels.json'
import lists from '../../templates/field-maps/lists.json'
import degrees from '../../templates/words/degrees.json'
import directions from '../../templates/words/directions.json'
import names from '../../templates/words/names.json'
import rules from '../../templates/words/rules.json'
import units from '../../templates/words/units.json'

/** Every list of words below, by its path: 「labels.funds.columns.score」. */
function listsBelow(data: unknown, path: string): [path: string, words: readonly string[]][] {
  if (typeof data !== 'object' || data === null || path.endsWith('.about')) return []
  if (Array.isArray(data) && data.length > 0 && data.every((each) => typeof each === 'string')) return [[path, data]]
  return Object.entries(data).flatMap(([key, value]) => listsBelow(value, `${path}.${key}`))
}

/** 「目标值: a, b」 for each word that stands in more than one place. */
function twice(places: readonly (readonly [place: string, words: readonly string[]])[]): string[] {
  const found = new Map<string, string[]>()
  for (const [place, words] of places) for (const word of words) found.set(word, [...(found.get(word) ?? []), place])
  return [...found].flatMap(([word, where]) => (where.length > 1 ? [`${word}: ${where.join(', ')}`] : []))
}

describe('the words of templates/', () => {
  const all = { headings, labels, lists, degrees, directions, names, rules, units }

  it('stand in a list once', () => {
    const found = Object.entries(all).flatMap(([file, data]) => listsBelow(data, file))
    expect(found.length).toBeGreaterThan(100)
    expect(found.flatMap((list) => twice([list]))).toEqual([])
  })

  it('name one column or field of a table, not two', () => {
    const { heading, funds, indicators } = labels
    const tables = { heading, 'funds.columns': funds.columns, 'indicators.columns': indicators.columns }
    expect(Object.entries(tables).flatMap(([table, lists]) => twice(listsBelow(lists, table)))).toEqual([])
  })

  it('name one unit of measure, which counts something and has a factor', () => {
    expect(twice(listsBelow(units.measures, 'measures'))).toEqual([])
    const wrong = units.measures.filter(({ counts, words, factor, ...rest }) => {
      const { noun = true, ...strange } = rest as { readonly noun?: unknown }
      const right = typeof counts === 'string' && words.length > 0 && factor > 0 && typeof noun === 'boolean'
      return !right || Object.keys(strange).length > 0
    })
    expect(wrong).toEqual([])
  })
})
