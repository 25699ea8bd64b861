import { toA1 } from '../model/cell-address.ts'
import { Decimal, ONE, sum, ZERO } from '../model/decimal.ts'
import type { DraftValue } from '../model/sheet-draft.ts'
import type { Drawing } from './drawing.ts'

/** Row and column of a cell on the form. */
type Spot = readonly [row: number, column: number]

const BLANK = { kind: 'text', text: '' } as const

function a1([row, column]: Spot): string {
  return toA1({ row, column })
}

/** Stored results carry the 15 digits that spreadsheet programs keep. */
function stored(value: Decimal | undefined): { readonly kind: 'number' | 'text'; readonly text: string } {
  return value === undefined ? BLANK : { kind: 'number', text: value.toSignificantDigits(15).toFixed() }
}

/** Sum of the cells; blank while all of them are blank. Cells one below the other are written as a range. */
export function sumFormula(drawing: Drawing, places: readonly Spot[]): DraftValue {
  const list = ranges(places)
  const numbers = places.flatMap(([row, column]) => drawing.numberAt(row, column) ?? [])
  return {
    kind: 'formula',
    formula: `IF(COUNT(${list})=0,"",SUM(${list}))`,
    result: stored(numbers.length === 0 ? undefined : sum(numbers)),
  }
}

/** Part ÷ whole; blank while one of the two is blank or the whole is zero. */
export function ratioFormula(drawing: Drawing, part: Spot, whole: Spot): DraftValue {
  const [a, b] = [drawing.numberAt(...part), drawing.numberAt(...whole)]
  return {
    kind: 'formula',
    formula: `IF(AND(COUNT(${a1(part)},${a1(whole)})=2,N(${a1(whole)})<>0),${a1(part)}/${a1(whole)},"")`,
    result: stored(a && b && !b.isZero() ? a.div(b) : undefined),
  }
}

/** 执行率得分 = 分值 × 执行率, the rate capped between 0 and 1, half-up at two decimals. */
export function executionScoreFormula(drawing: Drawing, weight: Spot, rate: Spot): DraftValue {
  const [w, r] = [drawing.numberAt(...weight), drawing.numberAt(...rate)]
  return {
    kind: 'formula',
    formula: `IF(COUNT(${a1(weight)},${a1(rate)})=2,ROUND(${a1(weight)}*MAX(0,MIN(1,${a1(rate)})),2),"")`,
    result: stored(w && r ? w.times(Decimal.max(ZERO, Decimal.min(ONE, r))).toDecimalPlaces(2) : undefined),
  }
}

/** B10, B11, B12, B15 → 「B10:B12,B15」. */
function ranges(places: readonly Spot[]): string {
  const runs: { from: Spot; to: Spot }[] = []
  for (const place of places) {
    const last = runs.at(-1)
    if (last && last.to[1] === place[1] && last.to[0] + 1 === place[0]) last.to = place
    else runs.push({ from: place, to: place })
  }
  return runs.map(({ from, to }) => (from === to ? a1(from) : `${a1(from)}:${a1(to)}`)).join(',')
}
