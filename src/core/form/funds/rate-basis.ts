import { isFilled, type NumberField } from '../field.ts'
import type { FundRow, RateBasis } from '../forms.ts'
import { bareLabel, squeeze } from '../label-text.ts'
import type { ReadingContext } from '../read-heading.ts'
import type { Slot } from '../sheet-grid.ts'
import { type Header, isFigure } from './find-fund-header.ts'
import { FUND_LABELS, fundNumber, TOTAL_NAME, usualBasis } from './fund-columns.ts'
import { columnLetter, rateFormula } from './fund-headings.ts'

/** What the basis is read from: the heads, those of them that nobody knows, and the row of the total. */
export interface BasisSource {
  readonly context: ReadingContext
  readonly header: Header
  readonly unknown: readonly Slot[]
  readonly row: number
}

/** By the letters of the columns where 执行率 names them. */
export function rateBasis(
  source: BasisSource | undefined,
  total: FundRow | undefined,
  columns: Header['columns'],
  missing: readonly string[],
): RateBasis {
  const usual = usualBasis(total, columns)
  if (!source || !total || usual.unclear) return usual
  const { context, header, unknown, row } = source
  if (usual.kind === 'initial' && missing.includes(FUND_LABELS.annualBudget))
    return { ...usual, unclear: '资金栏里缺全年预算数一栏' }
  const formula = columns.executionRate && rateFormula(columns.executionRate)
  const slots = context.grid.slots(header.row)
  const lettered = new Map(slots.flatMap((slot) => (columnLetter(slot) ? [[columnLetter(slot)!, slot] as const] : [])))
  if (formula && lettered.size > 0) {
    // 「调整预算（A）」 「全年执行」 「执行率（B/A）」: the letter that stands nowhere is that of the execution.
    const unlettered =
      columns.annualExecution && !columnLetter(columns.annualExecution) ? columns.annualExecution : undefined
    const dividend = lettered.get(formula.dividend) ?? unlettered
    return basisByFormula(source, total, { ...usual, printed: true }, dividend, lettered.get(formula.divisor))
  }
  // Right of the execution stand points and remarks; left of it may stand what the budget was cut or raised to.
  const executed = columns.annualExecution?.left ?? 0
  const [other] = unknown.filter((slot) => slot.left < executed && isFigure(context.grid.at(row, slot.left)))
  if (other) return { ...usual, unclear: `资金栏里有不认识的栏目「${other.squeezed}」，执行率按哪一栏计算不能确定` }
  return { ...usual, otherBudgets: arrived(source) }
}

/** 资金到位: some places divide by it, and print no formula. */
function arrived({ context, header, row }: BasisSource): NumberField[] {
  const { grid, fieldMap } = context
  const heads = header.unknown.filter((slot) =>
    fieldMap.funds.arrivedWords.some((word) => slot.squeezed.includes(word)),
  )
  return heads.flatMap((slot) => {
    const field = fundNumber(context, grid.at(row, slot.left), { name: 'total', label: TOTAL_NAME }, 'annualBudget')
    return isFilled(field) ? [{ ...field, key: 'funds.total.arrived', label: `${TOTAL_NAME} / ${slot.squeezed}` }] : []
  })
}

function basisByFormula(
  { context, header, row }: BasisSource,
  total: FundRow,
  usual: RateBasis,
  dividend: Slot | undefined,
  divisor: Slot | undefined,
): RateBasis {
  const { columns } = header
  if (!dividend || !divisor || dividend !== columns.annualExecution)
    return { ...usual, unclear: `执行率的算式「${squeeze(columns.executionRate!.text)}」所指的栏没有认出` }
  const budgetName = bareLabel(divisor.text)
  if (divisor === columns.annualBudget) return { ...usual, budget: total.annualBudget, budgetName, kind: 'annual' }
  if (divisor === columns.initialBudget) return { ...usual, budget: total.initialBudget, budgetName, kind: 'initial' }
  const field = fundNumber(
    context,
    context.grid.at(row, divisor.left),
    { name: 'total', label: TOTAL_NAME },
    'annualBudget',
  )
  return {
    ...usual,
    budget: { ...field, key: 'funds.total.rateBudget', label: `${TOTAL_NAME} / ${budgetName}` },
    budgetName,
    kind: 'other',
  }
}
