import { Decimal } from '../model/decimal.ts'
import { parseQuantity } from '../quantity/parse-quantity.ts'

const TEN_THOUSAND = new Decimal(10_000)

/** An amount in 万元 with the decimals it shows. */
export interface MoneyAmount {
  readonly value: Decimal
  readonly decimals: number
}

/** 「19.938万」 → 19.938 万元; undefined for rates (元/吨) and everything that is not money. */
export function moneyAmountIn(text: string): MoneyAmount | undefined {
  const quantity = parseQuantity(text)
  if (quantity.kind !== 'number' || !/^元?$/.test(quantity.unit) || !/[元万亿]/.test(text)) return undefined
  const shift = quantity.multiplier.dividedBy(TEN_THOUSAND).log(10).toNumber()
  return {
    value: quantity.value.dividedBy(TEN_THOUSAND),
    decimals: Math.max(0, quantity.decimalsShown - Math.round(shift)),
  }
}
