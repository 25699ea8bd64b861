import { decimalOf, HUNDRED, isAboveZero, ONE, sum } from '../../model/decimal.ts'
import { isFilled, type NumberField, numberField, type Place } from '../field.ts'
import type { FundBlock, ScoredForm } from '../forms.ts'
import { formatDecimals } from '../shown-text.ts'
import type { Slot } from '../sheet-grid.ts'

/** 「20%」 「20 ％」, the share of the whole that an indicator weighs. */
const SHARE = /^(\d{1,3}(?:\.\d+)?)%$/

/**
 * A cell of 分值 or 权重. 「权重 20%」, typed or a number shown as a per cent, is 20 of the 100 分 of a form. The share is a
 * right way to write it: nothing about its spelling is to be normalised.
 */
export function weightField(
  naming: { readonly place: Place; readonly key: string; readonly label: string },
  slot: Slot,
): NumberField {
  const field = numberField(naming, slot, 'score')
  if (field.state === 'filled') {
    const isShare =
      !field.storedAsText && formatDecimals(slot.cell?.format)?.percent === true && field.value.lessThanOrEqualTo(ONE)
    return isShare ? { ...field, value: field.value.times(HUNDRED), decimals: Math.max(0, field.decimals - 2) } : field
  }
  const share = field.state === 'unreadable' ? SHARE.exec(slot.text.normalize('NFKC').replace(/\s/g, '')) : null
  if (!share) return field
  const value = decimalOf(share[1]!)
  const { place, key, label, raw, kind, formula, within } = field
  const decimals = value.decimalPlaces()
  return {
    place,
    key,
    label,
    raw,
    kind,
    formula,
    within,
    state: 'filled',
    value,
    decimals,
    spellings: [],
    storedAsText: false,
  }
}

/** Written as a share: a number of 分 written over it would be something else. */
export function isShare({ raw }: Pick<NumberField, 'raw'>): boolean {
  return /[%％]\s*$/.test(raw) || /^0?\.\d+$/.test(raw)
}

type Weighted = Pick<ScoredForm, 'groups' | 'indicators' | 'total'> & { readonly funds: FundBlock | undefined }

/** With fewer weights than these they may be anything. */
const FEWEST_SHARES = 3

/**
 * Weights that are shares without a per cent (0.2, 0.15 …), which together make 1, as points. Others stay as they are.
 */
export function inPoints<T extends Weighted>(form: T): T {
  const weights = form.indicators.map((each) => each.maxScore).filter(isFilled)
  if (weights.length < FEWEST_SHARES || !weights.every(({ value }) => isAboveZero(value) && value.lessThan(ONE)))
    return form
  const added = sum(weights.map((each) => each.value))
  const whole = isFilled(form.funds?.maxScore) ? added.plus(form.funds.maxScore.value) : added
  if (!added.equals(ONE) && !whole.equals(ONE)) return form
  const points = <F extends NumberField | undefined>(field: F): F =>
    isFilled(field) && field.value.lessThanOrEqualTo(ONE)
      ? {
          ...field,
          value: field.value.times(HUNDRED),
          decimals: Math.max(0, field.decimals - 2),
          spellings: [],
          storedAsText: false,
        }
      : field
  const groups = form.groups.map((group) => ({
    ...group,
    indicators: group.indicators.map((each) => ({ ...each, maxScore: points(each.maxScore) })),
  }))
  return {
    ...form,
    groups,
    indicators: groups.flatMap((group) => group.indicators),
    total: { ...form.total, maxScore: points(form.total.maxScore) },
    funds: form.funds && { ...form.funds, maxScore: points(form.funds.maxScore) },
  }
}
