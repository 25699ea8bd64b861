import { Decimal, ONE, ZERO } from '../model/decimal.ts'
import {
  asSeen,
  booleanValue,
  errorValue,
  FALSE,
  type FormulaValue,
  isNoValue,
  joinedNoValue,
  type NoValue,
  type NumberValue,
  numberValue,
  toBoolean,
  toNumber,
  TRUE,
  UNKNOWN,
} from './formula-value.ts'

/** What a reference gives to a function: the cells that hold something, from left to right, from top to bottom. */
export interface Area {
  readonly kind: 'area'
  readonly filled: readonly FormulaValue[]
  /** It is one cell. */
  readonly single: boolean
  /** Rows of it are hidden, or cells of it are subtotals themselves. */
  readonly isPartial: () => boolean
}

export type Operand = FormulaValue | Area

/** What a function is given. Nothing is worked out before it is asked for: IF leaves the other branch alone. */
export interface Arguments {
  readonly count: number
  /** An argument as it is, an area as an area; one that was left out is nothing. */
  readonly operand: (index: number) => Operand
  /** True for an argument that stands in the formula itself, as 1 or "家" do. */
  readonly isTyped: (index: number) => boolean
}

type FormulaFunction = (given: Arguments) => Operand

/** The value of an operand where one is asked for; several cells at once are not taken apart. */
export function single(operand: Operand): FormulaValue {
  if (operand.kind !== 'area') return operand
  if (!operand.single) return UNKNOWN
  return operand.filled[0] ?? { kind: 'blank' }
}

/**
 * All arguments from `first` on, each with its values. A text that is neither typed there nor in a cell (that of
 * IFERROR, or behind 「+」) is unknown: programs differ on whether it is passed over as in a cell.
 */
function* eachArgument(
  given: Arguments,
  first = 0,
): Generator<{ readonly area: boolean; readonly values: readonly FormulaValue[] }> {
  for (let index = first; index < given.count; index++) {
    const operand = given.operand(index)
    if (operand.kind === 'area') yield { area: true, values: operand.filled }
    else yield { area: false, values: [operand.kind === 'text' && !given.isTyped(index) ? UNKNOWN : operand] }
  }
}

/** The numbers that SUM and its like go by: all those in an area, and every other argument as a number. */
function numbersIn(given: Arguments, first: number): readonly Decimal[] | NoValue {
  const numbers: Decimal[] = []
  let wrong: NoValue | undefined
  for (const { area, values } of eachArgument(given, first)) {
    for (const each of values) {
      const value = area ? each : toNumber(each)
      if (value.kind === 'unknown' || value.kind === 'date') return UNKNOWN
      if (value.kind === 'error') wrong = joinedNoValue(wrong, value)
      else if (value.kind === 'number') numbers.push(value.value)
    }
  }
  return wrong ?? numbers
}

function overNumbers(compute: (numbers: readonly Decimal[]) => FormulaValue, first = 0): FormulaFunction {
  return (given) => {
    const numbers = numbersIn(given, first)
    return 'kind' in numbers ? numbers : compute(numbers)
  }
}

/** The argument where one value is asked for. */
function oneValue(given: Arguments, index: number): FormulaValue {
  return single(given.operand(index))
}

/** A running total of which no step may leave what a spreadsheet can hold. */
function folded(
  numbers: readonly Decimal[],
  start: Decimal,
  step: (total: Decimal, next: Decimal) => Decimal,
): NumberValue | NoValue {
  let total: NumberValue | NoValue = { kind: 'number', value: start }
  for (const number of numbers) {
    if (total.kind !== 'number') return total
    total = numberValue(step(total.value, number))
  }
  return total
}

function total(numbers: readonly Decimal[]): NumberValue | NoValue {
  return folded(numbers, ZERO, (sum, next) => sum.plus(next))
}

function average(numbers: readonly Decimal[]): FormulaValue {
  const sum = total(numbers)
  if (sum.kind !== 'number') return sum
  return numbers.length === 0 ? errorValue('#DIV/0!') : numberValue(sum.value.dividedBy(numbers.length))
}

function extreme(pick: (a: Decimal, b: Decimal) => Decimal): FormulaFunction {
  return overNumbers((numbers) => ({ kind: 'number', value: numbers.length === 0 ? ZERO : numbers.reduce(pick) }))
}

/** COUNT: numbers and dates in areas, and whatever else is a number; COUNTA: whatever is there at all. */
function counting(all: boolean): FormulaFunction {
  return (given) => {
    let count = 0
    for (const { area, values } of eachArgument(given)) {
      for (const each of values) {
        const value = area || all || each.kind === 'date' ? each : toNumber(each)
        if (value.kind === 'unknown') return UNKNOWN
        if (all || value.kind === 'number' || value.kind === 'date') count++
      }
    }
    return { kind: 'number', value: new Decimal(count) }
  }
}

/** AND and OR: over all that is true or false, texts in areas left aside; #VALUE! where nothing is. */
function deciding(sought: boolean): FormulaFunction {
  return (given) => {
    let [found, any] = [false, false]
    let wrong: NoValue | undefined
    for (const { area, values } of eachArgument(given)) {
      for (const value of values) {
        if (area && value.kind === 'text') continue
        const truth = toBoolean(value)
        if (typeof truth === 'boolean') {
          any = true
          found ||= truth === sought
        } else if (truth.kind === 'unknown') return UNKNOWN
        else wrong = joinedNoValue(wrong, truth)
      }
    }
    return wrong ?? (any ? booleanValue(found === sought) : errorValue('#VALUE!'))
  }
}

const MOST_PLACES = 400

type Rounding = typeof Decimal.ROUND_HALF_UP | typeof Decimal.ROUND_UP | typeof Decimal.ROUND_DOWN

/** Rounding to as many decimals as the second argument says, to tens or hundreds where it is negative. */
function rounding(mode: Rounding): FormulaFunction {
  return (given) => {
    const number = toNumber(oneValue(given, 0))
    const decimals = toNumber(oneValue(given, 1))
    if (isNoValue(number)) return isNoValue(decimals) ? joinedNoValue(number, decimals) : number
    if (isNoValue(decimals)) return decimals
    const places = asSeen(decimals.value).trunc()
    if (places.abs().greaterThan(MOST_PLACES)) return places.isNegative() ? UNKNOWN : number
    return numberValue(toPlaces(asSeen(number.value), places.toNumber(), mode))
  }
}

function toPlaces(number: Decimal, places: number, mode: Rounding): Decimal {
  if (places >= 0) return number.toDecimalPlaces(places, mode)
  const step = new Decimal(`1E${-places}`)
  return number.dividedBy(step).toDecimalPlaces(0, mode).times(step)
}

function ofNumber(compute: (number: Decimal) => Decimal): FormulaFunction {
  return (given) => {
    const number = toNumber(oneValue(given, 0))
    return isNoValue(number) ? number : numberValue(compute(number.value))
  }
}

function choose(given: Arguments): Operand {
  const condition = toBoolean(oneValue(given, 0))
  if (typeof condition !== 'boolean') return condition
  return !condition && given.count < 3 ? FALSE : given.operand(condition ? 1 : 2)
}

function unlessError(given: Arguments): FormulaValue {
  const first = oneValue(given, 0)
  return first.kind === 'error' ? oneValue(given, 1) : first
}

function not(given: Arguments): FormulaValue {
  const truth = toBoolean(oneValue(given, 0))
  return typeof truth === 'boolean' ? booleanValue(!truth) : truth
}

/** N(): a number as it is, TRUE as 1, all else that is no error as 0. */
function asNumber(given: Arguments): FormulaValue {
  const value = oneValue(given, 0)
  return value.kind === 'text' ? { kind: 'number', value: ZERO } : toNumber(value)
}

function asking(is: (value: FormulaValue) => boolean): FormulaFunction {
  return (given) => {
    const value = oneValue(given, 0)
    return value.kind === 'unknown' ? UNKNOWN : booleanValue(is(value))
  }
}

/** The sums (9, 109) of SUBTOTAL, where no row is hidden and nothing in the areas is a subtotal itself. */
function subtotal(given: Arguments): Operand {
  const kind = oneValue(given, 0)
  if (kind.kind !== 'number' || !['9', '109'].includes(kind.value.toFixed())) return UNKNOWN
  for (let index = 1; index < given.count; index++) {
    const operand = given.operand(index)
    if (operand.kind !== 'area' || operand.isPartial()) return UNKNOWN
  }
  return overNumbers(total, 1)(given)
}

interface Accepted {
  readonly least: number
  readonly most: number
  readonly run: FormulaFunction
}

const MANY = 255
const one = (run: FormulaFunction): Accepted => ({ least: 1, most: 1, run })
const many = (run: FormulaFunction): Accepted => ({ least: 1, most: MANY, run })
const two = (run: FormulaFunction): Accepted => ({ least: 2, most: 2, run })

/**
 * The functions that are worked out, with how many arguments they take. What such forms are filled with, and no more: a
 * function that is missing here leaves its cell unchecked, one that is wrong here accuses somebody.
 */
const FUNCTIONS: ReadonlyMap<string, Accepted> = new Map(
  Object.entries({
    SUM: many(overNumbers(total)),
    AVERAGE: many(overNumbers(average)),
    PRODUCT: many(
      overNumbers((numbers) =>
        numbers.length === 0 ? numberValue(ZERO) : folded(numbers, ONE, (product, next) => product.times(next)),
      ),
    ),
    MAX: many(extreme((a, b) => Decimal.max(a, b))),
    MIN: many(extreme((a, b) => Decimal.min(a, b))),
    COUNT: many(counting(false)),
    COUNTA: many(counting(true)),
    SUBTOTAL: { least: 2, most: MANY, run: subtotal },
    ROUND: two(rounding(Decimal.ROUND_HALF_UP)),
    ROUNDUP: two(rounding(Decimal.ROUND_UP)),
    ROUNDDOWN: two(rounding(Decimal.ROUND_DOWN)),
    TRUNC: { least: 1, most: 2, run: rounding(Decimal.ROUND_DOWN) },
    INT: one(ofNumber((number) => asSeen(number).floor())),
    ABS: one(ofNumber((number) => number.abs())),
    IF: { least: 2, most: 3, run: choose },
    IFERROR: two(unlessError),
    AND: many(deciding(false)),
    OR: many(deciding(true)),
    NOT: one(not),
    TRUE: { least: 0, most: 0, run: () => TRUE },
    FALSE: { least: 0, most: 0, run: () => FALSE },
    N: one(asNumber),
    ISNUMBER: one(asking((value) => value.kind === 'number' || value.kind === 'date')),
    ISBLANK: one(asking((value) => value.kind === 'blank')),
    ISERROR: one(asking((value) => value.kind === 'error')),
  }),
)

/** Unknown for a function that is not worked out here, or is given too few or too many arguments. */
export function callFunction(name: string, given: Arguments): Operand {
  const known = FUNCTIONS.get(name)
  return known && given.count >= known.least && given.count <= known.most ? known.run(given) : UNKNOWN
}
