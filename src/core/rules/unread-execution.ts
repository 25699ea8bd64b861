import { unreadPoints } from '../form/funds/execution-row.ts'
import { isFilled, type Place, placeOf } from '../form/field.ts'
import type { ScoredForm } from '../form/forms.ts'
import { HUNDRED, isAboveZero, sum } from '../model/decimal.ts'
import { officialFieldMap } from '../vocabulary/field-map.ts'
import type { Target } from './outcome.ts'

/**
 * Where points may stand that were not read, those of the execution above all, with the reason; undefined where they
 * were read, where an indicator row holds them, or where the form has none. A total over points that were not read is
 * neither judged nor written.
 */
export function unreadExecution(
  form: ScoredForm,
  column: 'maxScore' | 'score',
): { readonly at: Target; readonly reason: string } | undefined {
  const { funds, goals } = form
  const at = (place: Place): Target => ({ place, key: 'funds.points', label: '年度资金 / 执行率的分值和得分' })
  const figure = unreadPoints(form, column)
  if (figure) {
    const place = placeOf(form.workbook, form.sheet, figure)
    return {
      at: { place, key: 'table.unread', label: '总分行以上', raw: figure.text },
      reason: '指标表与总分之间有一行分数没有认出',
    }
  }
  if (funds?.unread !== undefined) return { at: at(funds.place), reason: funds.unread }
  if (column === 'maxScore' && funds?.score && !funds.maxScore)
    return { at: at(funds.place), reason: '资金栏里没有执行率的分值' }
  if (column === 'score' && isFilled(funds?.maxScore) && isAboveZero(funds.maxScore.value) && !funds.score)
    return { at: at(funds.place), reason: '资金栏里有执行率的分值，没有执行率的得分' }
  if (column === 'maxScore' && goals.score) return { at: goals.score, reason: '年度总体目标的分值没有读到' }
  if (funds || form.indicators.some((indicator) => indicator.execution)) return undefined
  const mention = mentionOfFunds(form)
  if (mention) return { at: at(mention), reason: '没有认出年度资金一栏，执行率的分值、得分没有读到' }
  const [first] = form.indicators
  const weights = form.indicators.map((indicator) => indicator.maxScore).filter(isFilled)
  const short = weights.length > 0 && sum(weights.map((weight) => weight.value)).lessThan(HUNDRED)
  return short && first
    ? { at: at(first.level3.place), reason: '没有找到年度资金一栏，各指标分值不足 100，执行率的分值、得分没有读到' }
    : undefined
}

const LONGEST_LABEL = 30

/** The first label above the indicator table that speaks of a fund block. */
export function mentionOfFunds({ texts, table, workbook, sheet }: ScoredForm): Place | undefined {
  const end = table?.headerRows[0] ?? Number.POSITIVE_INFINITY
  const { mentions } = officialFieldMap.funds
  const found = texts.find(
    ({ text, squeezed, top }) =>
      top < end && text.length <= LONGEST_LABEL && mentions.some((word) => squeezed.includes(word)),
  )
  return found && placeOf(workbook, sheet, found)
}
