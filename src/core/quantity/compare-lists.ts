import type { Decimal } from '../model/decimal.ts'
import type { ListQuantity } from './quantity.ts'

type Item = ListQuantity['items'][number]

/**
 * The share of each item of a list that was reached. Items belong together by what they count (「道路」 「路灯」) and their
 * unit, whatever their order; lists without nouns by their place. Undefined where an item has no partner, more than
 * one, or cannot be compared.
 */
export function pairedShares(
  goal: ListQuantity,
  done: ListQuantity,
  shareOf: (goal: Item, done: Item) => Decimal | undefined,
): Decimal[] | undefined {
  const partners = goal.items.map((_, index) => partnerOf(goal, done, index))
  if (partners.some((each) => each === undefined) || new Set(partners).size < partners.length) return undefined
  const shares = goal.items.map((item, index) => shareOf(item, done.items[partners[index]!]!))
  return shares.every((share) => share !== undefined) ? shares : undefined
}

function partnerOf(goal: ListQuantity, done: ListQuantity, index: number): number | undefined {
  const noun = goal.nouns[index]!
  if (noun === '') return done.items.length === goal.items.length && done.nouns[index] === '' ? index : undefined
  const named = done.nouns.flatMap((each, at) =>
    each !== '' && (each === noun || each.includes(noun) || noun.includes(each)) ? [at] : [],
  )
  if (named.length === 1) return named[0]
  const exact = named.filter((at) => done.nouns[at] === noun)
  return exact.length === 1 ? exact[0] : undefined
}
