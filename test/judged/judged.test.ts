import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { judgedCorpus } from './corpus.ts'
import { judge, type Verdict } from './judge.ts'
import { type JudgedRow, mustBeTold, mustStaySilent } from './judged-row.ts'
import { described, tallyOf } from './tally.ts'

/** Of the rows that must stay silent, the share that may get a warning all the same. */
const MOST_FALSE_WARNINGS = 0.01
/** Of the rows that must be told, the share that must be told at least so much. */
const LEAST_RECALL = 0.95

const rows = judgedCorpus(fileURLToPath(new URL('../..', import.meta.url)))

function wrong(verdicts: readonly Verdict[], result: Verdict['result']): string[] {
  return verdicts.filter((verdict) => verdict.result === result).map(described)
}

describe('the judged corpus', () => {
  it('is large, and at least half of its rows must stay silent', () => {
    expect(rows.length).toBeGreaterThanOrEqual(900)
    expect(rows.filter(mustStaySilent).length * 2).toBeGreaterThanOrEqual(rows.length)
  })

  it('gives a reason for every row, and no row twice', () => {
    expect(rows.filter(({ why, kind, level2 }) => why === '' || kind === '' || level2 === '')).toEqual([])
    const said = ({ level2, name, target, actual, weight, score, reason }: JudgedRow) =>
      [level2, name, target, actual, weight, score, reason].join('|')
    const lines = new Map<string, string[]>()
    for (const row of rows) lines.set(said(row), [...(lines.get(said(row)) ?? []), row.line])
    expect([...lines.values()].filter((same) => same.length > 1)).toEqual([])
  })
})

describe.each(['number', 'text'] as const)('judging the corpus, figures stored as %s', (values) => {
  const verdicts = judge(rows, values)
  const all = tallyOf('all', verdicts)

  it('accuses no row that can be read as right', () => {
    expect(wrong(verdicts, 'false-error')).toEqual([])
  })

  it('gives next to no warning where none is worth the time', () => {
    const warned = verdicts.filter(({ row, result }) => mustStaySilent(row) && result === 'false-warning')
    expect(warned.length / all.quiet, warned.map(described).join('\n')).toBeLessThanOrEqual(MOST_FALSE_WARNINGS)
  })

  it('tells nearly all rows that must be told', () => {
    const missed = verdicts.filter(({ row, result }) => mustBeTold(row) && result === 'missed')
    expect(all.found / all.due, missed.map(described).join('\n')).toBeGreaterThanOrEqual(LEAST_RECALL)
  })
})
