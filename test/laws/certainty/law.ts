import fc from 'fast-check'
import { expect, it } from 'vitest'

/** A wide run takes as long as it takes. */
const PATIENCE = process.env.JIAOBIAO_LAWS === undefined ? 60_000 : 24 * 3_600_000

/**
 * The few cases of every day are always the same; wide runs differ, and JIAOBIAO_SEED runs one again (its seed is
 * printed).
 */
function seedOf(wide: boolean): number {
  const given = process.env.JIAOBIAO_SEED
  if (given !== undefined) return Number(given)
  return wide ? Date.now() & 0x7fffffff : 20221231
}

/**
 * A law as a test: `broken` tells what is wrong with a case, in lines, and nothing where the law holds. In the suite it
 * is tried on `few` cases, up to the first that breaks it. With JIAOBIAO_LAWS=<cases> on so many, to the end: then
 * every way in which it is broken is told once, with how often it came up and its smallest case.
 */
export function law<Case>(
  title: string,
  cases: fc.Arbitrary<Case>,
  few: number,
  broken: (value: Case) => readonly string[],
): void {
  const wide = process.env.JIAOBIAO_LAWS
  const seed = seedOf(wide !== undefined)
  const tryIt = (): void => {
    if (wide !== undefined) survey(cases, { seed, numRuns: Math.max(1, Number(wide)) }, broken)
    else
      fc.assert(
        fc.property(cases, (value) => void expect(broken(value)).toEqual([])),
        { seed, numRuns: few },
      )
  }
  it(title, tryIt, PATIENCE)
}

/** What throws breaks the law, too. */
function caught<Case>(broken: (value: Case) => readonly string[]): (value: Case) => readonly string[] {
  return (value) => {
    try {
      return broken(value)
    } catch (error) {
      return [`threw ${String(error)}`]
    }
  }
}

interface Way {
  count: number
  readonly first: number
}

function survey<Case>(
  cases: fc.Arbitrary<Case>,
  { seed, numRuns }: { readonly seed: number; readonly numRuns: number },
  broken: (value: Case) => readonly string[],
): void {
  const ways = new Map<string, Way>()
  const told = caught(broken)
  let index = 0
  fc.assert(
    fc.property(cases, (value) => {
      const how = wayOf(told(value))
      const known = ways.get(how)
      if (known) known.count++
      else if (how !== '') ways.set(how, { count: 1, first: index })
      index++
    }),
    { seed, numRuns },
  )
  const most = [...ways].sort(([, a], [, b]) => b.count - a.count)
  const smallest = most.map(
    ([how, { count, first }]) => `${count} of ${numRuns}: ${how}\n${smallestOf(cases, { seed, first }, told, how)}`,
  )
  expect(smallest.length === 0 ? [] : [`seed ${seed}`, ...smallest].join('\n\n')).toEqual([])
}

/** The smallest case that breaks the law in the same way, as its lines. */
function smallestOf<Case>(
  cases: fc.Arbitrary<Case>,
  { seed, first }: { readonly seed: number; readonly first: number },
  broken: (value: Case) => readonly string[],
  how: string,
): string {
  const { counterexample } = fc.check(
    fc.property(cases, (value) => wayOf(broken(value)) !== how),
    { seed, path: String(first) },
  )
  return counterexample
    ? [JSON.stringify(counterexample[0]), ...broken(counterexample[0])].map((line) => `    ${line}`).join('\n')
    : ''
}

/** What kind of break the lines tell of: the rules and their gravity, whatever the case. */
function wayOf(lines: readonly string[]): string {
  if (lines.length === 0) return ''
  const rules = lines.flatMap((line) => /^(?:(\S[^:]*): )?([A-Z]{2}-\d\d \w+)/.exec(line)?.slice(1) ?? [])
  const named = rules.filter((each) => each !== undefined)
  return named.length > 0
    ? [...new Set(named)].sort().join(' ')
    : lines.map((line) => line.replace(/\d+/g, '#')).join(' ')
}
