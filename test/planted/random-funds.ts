import type { Draw } from './draw.ts'
import type { PlantedProject } from './planted-content.ts'
import { fixed, type Rational, rational, read, rounded, times } from './rational.ts'

/** Amounts of a submission in whole units of 10^-places 万元, and how they are written. */
export interface Money {
  readonly places: number
  readonly padded: boolean
}

export function amountText(units: number, { places, padded }: Money): string {
  const value = rational(units, 10 ** places)
  return padded ? fixed(value, places) : rounded(value, places)
}

export type RateStyle = 'hundredths' | 'tenths' | 'whole' | 'ratio' | 'bare'

/** 「96.67%」, 「96.7%」, 「97%」, 「0.9667」 or 「96.67」. */
export function rateText(rate: Rational, style: RateStyle): string {
  const hundred = times(rate, rational(100))
  if (style === 'ratio') return rounded(rate, 4)
  if (style === 'bare') return rounded(hundred, 2)
  return `${fixed(hundred, style === 'hundredths' ? 2 : style === 'tenths' ? 1 : 0)}%`
}

export interface ScoreStyle {
  readonly rate: RateStyle
  readonly places: 1 | 2
}

export function randomScoreStyle(draw: Draw): ScoreStyle {
  return {
    rate: draw.pick(['hundredths', 'hundredths', 'whole', 'tenths', 'ratio', 'bare'] as const),
    places: draw.pick([1, 2] as const),
  }
}

/** 执行率 and its score: a printed whole per cent is what the score is taken from, otherwise the exact rate. */
export function rateAndScore(executed: string, annual: string, style: ScoreStyle): { rate: string; score: string } {
  const [e, a] = [read(executed), read(annual)]
  const exact = { n: e.n * a.d, d: e.d * a.n }
  const rate = rateText(exact, style.rate)
  const used = style.rate === 'whole' ? times(read(rate.replace('%', '')), rational(1, 100)) : exact
  return { rate, score: rounded(times(used, rational(10)), style.places) }
}

/** What fund lines hold where there is nothing to fill in. */
const EMPTY = ['', '', '0', '0', '/', '——', '—', '无', '-'] as const

interface Line {
  initial: number
  annual: number
  executed: number
}

/**
 * Funds of one project: one to three sources, sometimes no source line at all, sometimes nothing budgeted at the
 * beginning of the year.
 */
export function randomFunds(draw: Draw, money: Money, style: ScoreStyle): PlantedProject['funds'] {
  const unit = 10 ** money.places
  const sources = (['fiscal', 'carryover', 'other'] as const).filter((name) => name === 'fiscal' || draw.chance(0.3))
  const lateProject = draw.chance(0.12)
  const spentAll = draw.chance(0.2)
  const lines = new Map<string, Line>()
  for (const name of sources) {
    const annual = draw.int(8 * unit, (name === 'fiscal' ? 900 : 150) * unit)
    const executed = spentAll ? annual : annual - Math.floor((annual * draw.int(0, draw.chance(0.8) ? 90 : 450)) / 1000)
    const initial = name === 'carryover' || lateProject ? 0 : draw.chance(0.5) ? annual : draw.int(5 * unit, annual)
    lines.set(name, { initial, annual, executed })
  }
  const total = (column: keyof Line): number => [...lines.values()].reduce((sum, line) => sum + line[column], 0)
  const write = (units: number, empty: string): string =>
    units === 0 && empty !== '' ? empty : amountText(units, money)
  const empty = draw.pick(EMPTY)
  const blankInitial = lateProject && draw.chance(0.5)
  const onlyTotals = sources.length === 1 && draw.chance(0.1)
  const line = (name: string) => {
    const found = onlyTotals ? undefined : lines.get(name)
    if (!found)
      return onlyTotals ? { initial: '', annual: '', executed: '' } : { initial: empty, annual: empty, executed: empty }
    const initial = blankInitial ? '' : write(found.initial, draw.pick(['0', '0', '/']))
    return { initial, annual: amountText(found.annual, money), executed: amountText(found.executed, money) }
  }
  const initial = blankInitial ? '' : write(total('initial'), draw.pick(['0', '0', '/']))
  const [annual, executed] = [amountText(total('annual'), money), amountText(total('executed'), money)]
  const fiscal = line('fiscal')
  return {
    total: { initial, annual, executed, maxScore: '10', ...rateAndScore(executed, annual, style) },
    fiscal,
    carryover: line('carryover'),
    other: line('other'),
  }
}
