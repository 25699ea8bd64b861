import { Decimal, HUNDRED, isAboveZero, ONE, ZERO } from '../model/decimal.ts'
import type { Attainment, Evidence, Reading } from './attainment.ts'
import type { Ways } from './better-way.ts'
import type { Comparator, NumberQuantity, RangeQuantity } from './quantity.ts'
import { relateUnits, unitDimension } from './units.ts'

/** Actual ÷ target, a negative actual as 0; undefined when the target is zero or negative. */
export function completionRatio(target: Decimal, actual: Decimal): Decimal | undefined {
  if (!isAboveZero(target)) return undefined
  return Decimal.max(actual, ZERO).div(target)
}

type Figure = NumberQuantity | RangeQuantity

/** 万 or 亿 without a unit stands for an amount: 「2亿」 and 「1.3亿元」 have the same unit. */
function effectiveUnit(figure: Figure, other: Figure): string {
  const money = unitDimension(other.unit) === 'money' && !other.unit.includes('/')
  return figure.unit === '' && money && figure.multiplier.greaterThanOrEqualTo(10000) ? other.unit : figure.unit
}

/** Whether two figures measure the same thing, and the factor that turns the actual's unit into the target's. */
export function relateFigures(target: Figure, actual: Figure): ReturnType<typeof relateUnits> {
  return relateUnits(effectiveUnit(target, actual), effectiveUnit(actual, target))
}

/**
 * The values an actual may have in the target's unit, likeliest first. One, unless a unit is missing: 「0.97」 against
 * 「97%」 is 97% or 0.97%, 「96」 against 「95%」 is 96%, 「19.938」 against 「20万元」 is 万元.
 */
export function actualValues(target: Figure, actual: NumberQuantity): readonly [Decimal, ...Decimal[]] | undefined {
  const related = relateFigures(target, actual)
  if (!related) return undefined
  const value = actual.value.times(related.times).div(related.per)
  const goal = target.kind === 'number' ? target.value : target.high
  const targetRatio = unitDimension(target.unit) === 'ratio'
  const actualRatio = unitDimension(actual.unit) === 'ratio'
  if (targetRatio && actual.unit === '' && actual.multiplier.equals(ONE)) {
    const hundredth = value.div(HUNDRED)
    return value.abs().lessThanOrEqualTo('1.5') ? [value, hundredth] : [hundredth]
  }
  if (actualRatio && target.unit === '') return goal.abs().lessThanOrEqualTo('1.5') ? [value] : [value.times(HUNDRED)]
  // Only a figure that shows neither unit nor 万 may have left both out; the reading nearer to the target is meant.
  const bareActual = actual.unit === '' && actual.multiplier.equals(ONE)
  const bareTarget = target.unit === '' && target.multiplier.equals(ONE)
  if (bareActual) return [nearer(goal, value, value.times(target.multiplier))]
  if (bareTarget) return [nearer(goal, value, value.div(actual.multiplier))]
  return [value]
}

function nearer(goal: Decimal, a: Decimal, b: Decimal): Decimal {
  if (!isAboveZero(goal) || !isAboveZero(a)) return a
  const apart = (x: Decimal): Decimal => (x.greaterThan(goal) ? x.div(goal) : goal.div(x))
  return apart(a).lessThanOrEqualTo(apart(b)) ? a : b
}

const isUpper = (comparator: Comparator): boolean => comparator === '<=' || comparator === '<'
const isLower = (comparator: Comparator): boolean => comparator === '>=' || comparator === '>'

/** One reading, or undefined when the actual is only a bound on the wrong side (「≥10天」 against 「≤15天」). */
function directed(
  { direction, by }: Way,
  sign: Comparator,
  target: Decimal,
  actual: Decimal,
  actualSign: Comparator,
  about = false,
): Reading | undefined {
  const side = direction === 'higher' ? actual.comparedTo(target) : target.comparedTo(actual)
  const strict = sign === '>' || sign === '<'
  const alongside = direction === 'higher' ? isLower(actualSign) : isUpper(actualSign)
  const against = direction === 'higher' ? isUpper(actualSign) : isLower(actualSign)
  const excluded = actualSign === '>' || actualSign === '<'
  if (against && (side > 0 || (side === 0 && !excluded))) return undefined
  // 「3%左右」 leaves room.
  const near = target
    .minus(actual)
    .abs()
    .lessThanOrEqualTo(target.abs().times(about ? '0.1' : 0))
  const reached = against
    ? false
    : (about && near) || (strict ? side > 0 || (side === 0 && alongside && excluded) : side >= 0)
  return { direction, target, actual, reached, completion: completionRatio(target, actual), by }
}

interface Way {
  readonly direction: 'higher' | 'lower'
  readonly by: Evidence
}

/**
 * The ways to read a target's direction, likeliest first: an explicit sign or a change that was asked for, else what
 * the name allows.
 */
function directions(target: NumberQuantity, ways: Ways): readonly Way[] {
  const higher: Way = { direction: 'higher', by: 'sign' }
  const lower: Way = { direction: 'lower', by: 'sign' }
  // 「差错率 ≥2%」: the sign says one thing, the name the other; TX-17 asks about it.
  if (isLower(target.comparator)) return ways.bad ? [higher, { direction: 'lower', by: 'name' }] : [higher]
  if (isUpper(target.comparator)) return ways.good ? [lower, { direction: 'higher', by: 'name' }] : [lower]
  if (target.movedTo !== undefined) return [target.movedTo === 'up' ? higher : lower]
  if (target.trend !== undefined)
    return ways.bad && target.trend === 'up' ? [higher, { direction: 'lower', by: 'name' }] : [higher]
  return ways.allowed.map((direction) => ({ direction, by: ways.by }))
}

const described = { kind: 'described', degree: 'open', sure: false } as const

/**
 * A figure against a figure. Both are held in the target's unit, and for 「下降5%」 as the size of the decrease. The units
 * must have been found comparable. `described`/`open` when the actual is only a bound that decides nothing.
 */
export function compareNumbers(target: NumberQuantity, actual: NumberQuantity, ways: Ways): Attainment {
  const values = (actualValues(target, actual) ?? [actual.value]).flatMap((value) =>
    sizesOf(value, target, actual, ways),
  )
  const found: Reading[] = []
  for (const value of values) {
    const readings = readingsFor(target, value, actual, ways)
    // A second size of the actual counts only where it changes the outcome.
    if (found.length === 0 || readings.some((reading, index) => reading.reached !== found[index]?.reached))
      found.push(...readings)
  }
  const [first, ...rest] = found
  const eitherMove =
    target.trend === undefined && actual.trend === 'down' && ways.moves === 'open' && isAboveZero(target.value)
  return first === undefined ? described : { kind: 'measured', readings: [first, ...rest], firm: !eitherMove }
}

/**
 * 「下降3.3%」 of 能耗降低率 ≥3% is a fall of 3.3, and so is 「-3.3%」; of 增长率 it is -3.3. Where the name says neither, it may be
 * either.
 */
function sizesOf(value: Decimal, target: NumberQuantity, actual: NumberQuantity, { moves }: Ways): Decimal[] {
  if (target.trend !== undefined || !value.isNegative() || !isAboveZero(target.value)) return [value]
  if (moves === 'fall') return [value.abs()]
  return moves === 'open' && actual.trend === 'down' ? [value.abs(), value] : [value]
}

function readingsFor(target: NumberQuantity, value: Decimal, actual: NumberQuantity, ways: Ways): Reading[] {
  const sign = target.comparator
  if (
    target.value.isZero() &&
    target.trend === undefined &&
    target.movedTo === undefined &&
    !isLower(sign) &&
    sign !== '<'
  )
    return againstZero(sign, value, actual, ways)
  if (target.trend === 'down') {
    // 「下降5%」 against 「6%」 is a decrease of 6%; a minus sign or 下降 says so too, 增长 the opposite.
    const decrease = actual.trend === undefined ? value.abs() : value.negated()
    return kept(
      directions(target, ways).map((way) => directed(way, sign, target.value.negated(), decrease, actual.comparator)),
    )
  }
  const allowed = directions(target, ways)
  // Just reached is reached in both directions.
  const counted = target.value.equals(value) && sign !== '>' && sign !== '<' ? allowed.slice(0, 1) : allowed
  const readings = kept(
    counted.map((way) => directed(way, sign, target.value, value, actual.comparator, target.approximate)),
  )
  // 「-5%」 without a sign of comparison may ask for a decrease of 5% or allow one of at most 5%.
  const open = sign === 'none' || sign === '='
  if (target.value.isNegative() && open && target.trend === undefined && target.movedTo === undefined) {
    const other = directed({ direction: 'lower', by: 'open' }, sign, target.value, value, actual.comparator)
    if (other && readings.every((reading) => reading.direction !== 'lower')) readings.push(other)
  }
  return readings
}

/**
 * A target of 0: of something bad, or with a sign, nothing above it; where the name leaves both ways open, more may be
 * better, too.
 */
function againstZero(sign: Comparator, value: Decimal, actual: NumberQuantity, ways: Ways): Reading[] {
  const unsigned = sign === 'none' || sign === '='
  const either = unsigned && ways.either
  const by: Evidence = unsigned ? ways.by : 'sign'
  const atMost = sign === '<=' || ways.low || either
  const reached = atMost ? value.lessThanOrEqualTo(0) : value.isZero()
  if (reached && isLower(actual.comparator)) return []
  const none: Reading = { direction: 'exact-zero', target: ZERO, actual: value, reached, completion: undefined, by }
  return either && !reached ? [none, { ...none, direction: 'higher', reached: true }] : [none]
}

function kept(readings: readonly (Reading | undefined)[]): Reading[] {
  return readings.filter((reading) => reading !== undefined)
}

/**
 * A figure against a range: inside or outside. `target` of the reading is the end that was passed, or the upper end
 * inside. Above a range of counts or of something good a second reading lets more be better, since 「5-10个」 seldom
 * forbids an eleventh; below one of something that is better low, less. What is outside by the range alone is at most a
 * question.
 */
export function compareWithRange(target: RangeQuantity, actual: NumberQuantity, ways: Ways): Attainment {
  const [value] = actualValues(target, actual)!
  const below = value.lessThan(target.low)
  const above = value.greaterThan(target.high)
  const end = below ? target.low : target.high
  const inside: Reading = {
    direction: 'range',
    target: end,
    actual: value,
    reached: !below && !above,
    completion: completionRatio(end, value),
    by: 'sign',
  }
  const tolerance = target.low.isNegative() && isAboveZero(target.high)
  const counts = unitDimension(target.unit) === 'other' || unitDimension(target.unit) === 'money'
  const more = above && !ways.low && !tolerance && (counts || ways.good)
  const less = below && (ways.low || ways.either)
  const readings: readonly [Reading, ...Reading[]] = more
    ? [inside, { ...inside, direction: 'higher', reached: true }]
    : less
      ? [inside, { ...inside, direction: 'lower', reached: true }]
      : [inside]
  return { kind: 'measured', readings, firm: below || inside.reached || counts }
}

/** An actual range: judged when both its ends agree, else open. The reading shows the end that was decisive. */
export function compareRange(target: Figure, actual: RangeQuantity, ways: Ways): Attainment {
  const ends = [actual.low, actual.high].map((value): Attainment => {
    const end: NumberQuantity = {
      kind: 'number',
      comparator: 'none',
      value,
      unit: actual.unit,
      multiplier: actual.multiplier,
      decimalsShown: 0,
    }
    return target.kind === 'range' ? compareWithRange(target, end, ways) : compareNumbers(target, end, ways)
  })
  const [low, high] = ends
  if (low?.kind !== 'measured' || high?.kind !== 'measured') return described
  const [a] = low.readings
  const [b] = high.readings
  if (a.reached !== b.reached) return described
  // One end lies below the range, the other above it.
  if (a.direction === 'range' && !a.reached && !a.target.equals(b.target)) return described
  return a.direction === 'higher' || a.direction === 'exact-zero' ? low : high
}
