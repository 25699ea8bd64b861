import { ONE, type Decimal } from '../model/decimal.ts'
import { joinComparators, takeTrailing } from './comparators.ts'
import { splitMultiplier } from './numerals.ts'
import type { Comparator } from './quantity.ts'
import { isMeasure, unitKind } from './units.ts'

export interface Suffix {
  readonly comparator: Comparator
  readonly multiplier: Decimal
  readonly unit: string
  readonly known: boolean
  readonly approximate: boolean
}

const FILLER =
  /(?:\(含\)|左右|上下|不等|多|余|整|(?:已|已经|全部|均已)?完成|(?<=%)(?:达标|到位|覆盖|合格|兑现|落实|整改|发放|支付|通过|全覆盖))$/

/**
 * The text behind a figure: 「万元以上」 「余家」 「天以内」. Undefined when something in it is not understood (「亿元项目」 「强」
 * 「小时全天预约」); `conflict` when two sign words contradict.
 */
export function readSuffix(text: string): Suffix | 'conflict' | undefined {
  if (text.length > 24) return undefined
  // 「10家以上企业」: the noun stands behind the sign word.
  let rest = text
    .replace(/[。;,、!]+$/, '')
    .replace(
      /^(.{1,3}?)((?:及)?以[上下内])(\p{Script=Han}{1,6})$/u,
      (whole, unit: string, sign: string, noun: string) =>
        unitKind(unit + noun) === 'known' ? unit + noun + sign : whole,
    )
  let comparator: Comparator = 'none'
  let approximate = false
  for (let guard = 0; guard < 6; guard += 1) {
    const filler = FILLER.exec(rest)
    if (filler) {
      if (/^(?:左右|上下|不等|多|余)$/.test(filler[0])) approximate = true
      rest = rest.slice(0, filler.index)
      continue
    }
    const taken = takeTrailing(rest)
    if (!taken) break
    const joined = joinComparators(comparator, taken.comparator)
    if (joined === undefined) return 'conflict'
    comparator = joined
    rest = taken.rest
  }
  const early = /^[余多]/.exec(rest) ? rest.slice(1) : rest
  const split = splitMultiplier(early)
  let unit = split.rest
  if (/^[余多]/.test(unit)) unit = unit.slice(1)
  if (unit !== split.rest || early !== rest) approximate = true
  const bracketed = /^\(([^()]+)\)$/.exec(unit)
  if (bracketed) unit = bracketed[1]!
  // 「万(元)」 is closed above; 「(万元)」 hides its multiplier in the bracket.
  const inner = bracketed && split.multiplier.equals(ONE) ? splitMultiplier(unit) : undefined
  const multiplier = inner?.multiplier ?? split.multiplier
  unit = inner?.rest ?? unit
  // 「500万（见附件）」: what stands in the bracket is a remark unless it is a measure.
  if (bracketed && unitKind(unit) !== 'known') return undefined
  unit = unit.replace(/(?<=.)[每·](?=.)/g, '/')
  const either = eitherUnit(unit)
  const kind = either === undefined ? unitKind(unit) : 'known'
  return kind === 'no'
    ? undefined
    : { comparator, multiplier, unit: either ?? unit, known: kind === 'known', approximate }
}

/** 「篇（部）」 counts either: 「篇|部」; 「人（次）」 is 人次, 「元（人民币）」 says the same twice. Undefined for other units. */
function eitherUnit(unit: string): string | undefined {
  const [, one, other] = /^([^()]{1,4})\(([^()]{1,4})\)$/.exec(unit) ?? []
  if (one === undefined || other === undefined || unitKind(one) === 'no' || unitKind(other) !== 'known')
    return undefined
  if (other === '人民币') return one
  return isMeasure(one + other) ? one + other : `${one}|${other}`
}
