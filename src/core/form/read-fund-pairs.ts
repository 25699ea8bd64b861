import { type NumberField, numberField } from './field.ts'
import type { FundBlock, FundRow, FundRowName } from './forms.ts'
import { FUND_LABELS, type FundHeader, type FundReading, weightIn } from './fund-columns.ts'
import { LabelIndex } from './label-text.ts'
import { numberBeside, placeIn, type ReadingContext } from './read-heading.ts'
import type { Slot } from './sheet-grid.ts'

/** A label with its value in the box right of it. */
interface Pair {
  readonly label: Slot
  readonly value: Slot
}

/**
 * A fund block that runs down (市场监管专项): 「预算数：」 and 「执行数：」 each with the amount beside it, the sources below each of them, 得分 at the side.
 */
export function readFundPairs(context: ReadingContext): FundReading | undefined {
  const { fieldMap, slots } = context
  const columns = LabelIndex.of<FundHeader>(fieldMap.funds.columns)
  const budget = firstPair(context, 'annualBudget')
  const execution = firstPair(context, 'annualExecution')
  if (!budget || !execution) return undefined
  const names = LabelIndex.of<FundRowName>(fieldMap.funds.rows)
  const rows = new Map<FundRowName, { label: string; annualBudget?: NumberField; annualExecution?: NumberField }>()
  rows.set('total', {
    label: '年度资金总额',
    annualBudget: amount(context, budget.value, 'total', '年度资金总额', 'annualBudget'),
    annualExecution: amount(context, execution.value, 'total', '年度资金总额', 'annualExecution'),
  })
  let lastRow = Math.max(budget.label.bottom, execution.label.bottom)
  for (const [head, column] of [
    [budget, 'annualBudget'],
    [execution, 'annualExecution'],
  ] as const) {
    for (let row = head.label.bottom + 1; row <= head.label.bottom + 4; row++) {
      const pair = pairOf(context, context.grid.at(row, head.label.left))
      const name = pair && names.nameOf(pair.label)
      if (!pair || !name || name === 'total') break
      const label = pair.label.text.replace(/[:：]\s*$/, '')
      rows.set(name, { ...(rows.get(name) ?? { label }), [column]: amount(context, pair.value, name, label, column) })
      lastRow = Math.max(lastRow, row)
    }
  }
  const scoreLabel = slots.find((slot) => columns.nameOf(slot) === 'score' && slot.top >= budget.label.top && slot.top <= lastRow)
  const score = scoreLabel && numberBeside(context, scoreLabel)
  const funds: FundBlock = {
    place: placeIn(context, budget.label),
    rows: Object.fromEntries([...rows].map(([name, row]) => [name, fundRow(name, row)])),
    maxScore: scoreLabel && weightIn(context, scoreLabel),
    executionRate: rateBelow(context, execution),
    score: score && numberField({ place: placeIn(context, score), key: 'funds.total.score', label: '年度资金总额 / 得分' }, score, 'score'),
    missingColumns: [],
  }
  return { funds, headerRow: Math.min(budget.label.top, execution.label.top), lastRow }
}

/** The first box under a label that has an amount beside it; 「资金执行」 above 「执行数」 (河北) has none. */
function firstPair(context: ReadingContext, name: FundHeader): Pair | undefined {
  const columns = LabelIndex.of<FundHeader>(context.fieldMap.funds.columns)
  for (const slot of context.slots) {
    const pair = columns.nameOf(slot) === name ? pairOf(context, slot) : undefined
    if (pair) return pair
  }
  return undefined
}

/** 「预算执行进度%」 on top of its figure, in the row of the amounts (河北). */
function rateBelow(context: ReadingContext, { label }: Pair): NumberField | undefined {
  const columns = LabelIndex.of<FundHeader>(context.fieldMap.funds.columns)
  const head = context.slots.find((slot) => columns.nameOf(slot) === 'executionRate' && slot.bottom === label.top - 1)
  const value = head && context.grid.below(head)
  return (
    value &&
    numberField({ place: placeIn(context, value), key: 'funds.total.executionRate', label: '年度资金总额 / 执行率' }, value, 'ratio')
  )
}

function fundRow(
  name: FundRowName,
  { label, annualBudget, annualExecution }: { label: string; annualBudget?: NumberField; annualExecution?: NumberField },
): FundRow {
  return { name, label, initialBudget: undefined, annualBudget, annualExecution }
}

function pairOf({ grid }: ReadingContext, label: Slot | undefined): Pair | undefined {
  const value = label && label.text !== '' ? grid.rightOf(label) : undefined
  return label && value && /^[-\d０-９.,，]|^$/.test(value.text) ? { label, value } : undefined
}

function amount(
  context: ReadingContext,
  slot: Slot,
  name: FundRowName,
  label: string,
  column: 'annualBudget' | 'annualExecution',
): NumberField {
  return numberField(
    { place: placeIn(context, slot), key: `funds.${name}.${column}`, label: `${label} / ${FUND_LABELS[column]}` },
    slot,
    'amount',
  )
}
