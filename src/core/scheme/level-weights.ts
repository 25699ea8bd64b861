import { type Decimal, decimalOf, HUNDRED, plain, sum } from '../model/decimal.ts'
import { type LevelWeights, WEIGHT_GROUPS, type WeightGroup } from './scheme.ts'

const GROUP_NAMES: Readonly<Record<WeightGroup, string>> = {
  execution: '执行率',
  decision: '决策',
  management: '管理',
  cost: '成本',
  output: '产出',
  benefit: '效益',
  satisfaction: '满意度',
}

/** Level-1 weights as a form shows them, in plain digits; a group without one is left out. */
export type ShownWeights = Readonly<Partial<Record<WeightGroup, string>>>

/**
 * Whether what a form shows can be these weights, as far as it shows any. A joined group may stand inside the other or
 * beside it.
 */
export function fitsWeights(shown: ShownWeights, weights: LevelWeights): boolean {
  const all = entries(shown)
  // What makes 100 together stands beside each other: none of it is contained in another.
  const complete = sum(all.map(([, points]) => decimalOf(points))).equals(HUNDRED)
  return all.every(([name, value]) => fitsGroup(name, value, shown, weights, complete))
}

function fitsGroup(
  name: WeightGroup,
  value: string,
  shown: ShownWeights,
  { groups, joined = [], free }: LevelWeights,
  complete: boolean,
): boolean {
  const whole = groups[name]
  if (whole !== undefined) {
    const beside = joined.flatMap(({ part, into }) =>
      into === name && shown[part] !== undefined ? [decimalOf(shown[part])] : [],
    )
    if (value === whole) return !complete || beside.length === 0
    return beside.length > 0 && sum([decimalOf(value), ...beside]).equals(whole)
  }
  const join = joined.find(({ part }) => part === name)
  if (!join) return free !== undefined && decimalOf(value).lessThanOrEqualTo(free)
  return join.points === undefined ? decimalOf(value).lessThan(groups[join.into] ?? '0') : value === join.points
}

/** What the groups make together: 100, or the data are wrong. */
export function totalOfWeights({ groups, free }: LevelWeights): Decimal {
  return sum([
    ...entries(groups).map(([, points]) => decimalOf(points)),
    ...(free === undefined ? [] : [decimalOf(free)]),
  ])
}

export function makes100(weights: LevelWeights): boolean {
  return totalOfWeights(weights).equals(HUNDRED)
}

/** 「执行率 10、产出 50、效益 30、满意度 10」 */
export function describeWeights({ groups, joined = [], free }: LevelWeights): string {
  const named = entries(groups).map(([name, points]) => {
    const parts = joined
      .filter(({ into }) => into === name)
      .map(({ part, points: own }) => GROUP_NAMES[part] + (own ? ` ${own}` : ''))
    return `${GROUP_NAMES[name]} ${points}${parts.length > 0 ? `（含${parts.join('、')}）` : ''}`
  })
  return [...named, ...(free === undefined ? [] : [`其余 ${free} 分由单位在三级指标间自定`])].join('、')
}

/** 「20/40/40」; with the groups' names where so few are shown that the figures alone do not tell. */
export function showWeights(shown: ShownWeights): string {
  const all = entries(shown)
  if (all.length >= 3) return all.map(([, points]) => points).join('/')
  return all.map(([name, points]) => `${GROUP_NAMES[name]} ${points}`).join('、')
}

/** In the order in which people name them. */
export function entries(weights: ShownWeights): [name: WeightGroup, points: string][] {
  return WEIGHT_GROUPS.flatMap((name): [WeightGroup, string][] =>
    weights[name] === undefined ? [] : [[name, weights[name]]],
  )
}

/** Digits as they are compared: 「40.0」 is 「40」. */
export function inPlainDigits(points: string): string {
  return plain(decimalOf(points))
}
