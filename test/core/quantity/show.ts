import type { Attainment, Reading, WordDegree } from '../../../src/core/quantity/attainment.ts'
import type { Day, Quantity } from '../../../src/core/quantity/quantity.ts'

const day = (date: Day): string => `${date.year ?? '?'}-${date.month}-${date.day}`

/** A quantity as one short line, so that a table of texts can be read: 「≥100家」 → 「>= 100 家」. */
export function showQuantity(quantity: Quantity): string {
  switch (quantity.kind) {
    case 'number': {
      const extras = [quantity.trend, quantity.movedTo && `to-${quantity.movedTo}`, quantity.approximate && 'about']
        .filter(Boolean)
        .join(' ')
      const sign = quantity.comparator === 'none' ? '' : `${quantity.comparator} `
      return `${sign}${quantity.value.toFixed()} ${quantity.unit}`.trim() + (extras && ` (${extras})`)
    }
    case 'range':
      return `${quantity.low.toFixed()}..${quantity.high.toFixed()} ${quantity.unit}`.trim()
    case 'date': {
      const span =
        day(quantity.earliest) === day(quantity.latest)
          ? day(quantity.latest)
          : `${day(quantity.earliest)}..${day(quantity.latest)}`
      return `${quantity.precision} ${span}${quantity.before ? ' before' : ''}`
    }
    case 'list':
      return quantity.items.map(showQuantity).join(' + ')
    case 'qualitative':
      return `words ${quantity.degree}${quantity.sure ? ' surely' : ''}`
    case 'blank':
      return `blank「${quantity.mark}」`
    case 'invalid-date':
    case 'unreadable':
      return quantity.kind
    default:
      return quantity satisfies never
  }
}

/** 「未完成」 → 「not surely」, 「延期完成」 → 「not late」. */
export function showDegree({ degree, sure, late }: WordDegree): string {
  return `${degree}${sure ? ' surely' : ''}${late ? ' late' : ''}`
}

function showReading({ direction, target, actual, reached, completion }: Reading): string {
  const share = completion?.toDecimalPlaces(4).toFixed() ?? '-'
  return `${direction} ${target.toFixed()} ${actual.toFixed()} ${reached ? 'reached' : 'missed'} ${share}`
}

/**
 * An attainment as one line a reading: direction, target, actual, reached or missed, completion at four decimals; last
 * whether it is not firm.
 */
export function showAttainment(attainment: Attainment): string[] {
  switch (attainment.kind) {
    case 'measured':
      return [...attainment.readings.map(showReading), ...(attainment.firm ? [] : ['not firm'])]
    case 'listed':
      return [
        `listed ${attainment.mean.toDecimalPlaces(4).toFixed()} ${attainment.lowest.toDecimalPlaces(4).toFixed()}`,
      ]
    case 'dated':
      return [attainment.onTime ? 'on time' : attainment.firm ? 'late' : 'perhaps late']
    case 'described':
      return [showDegree(attainment)]
    case 'incomparable':
      return [attainment.reason]
    default:
      return attainment satisfies never
  }
}
