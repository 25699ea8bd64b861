import { type NumberField, numberField } from '../field.ts'
import type { FundBlock, FundRow, FundRowName } from '../forms.ts'
import {
  FUND_LABELS,
  type FundReading,
  rowsByName,
  TOTAL_NAME,
  usualBasis,
  weightIn,
  withNesting,
} from './fund-columns.ts'
import type { FundHeader } from './fund-headings.ts'
import { fundRowNames } from './fund-row-names.ts'
import { numberBeside, placeIn, type ReadingContext } from '../read-heading.ts'
import type { Slot } from '../sheet-grid.ts'

/** A label with its value in the box right of it. */
interface Pair {
  readonly label: Slot
  readonly value: Slot
}

/**
 * A fund block that runs down (市场监管专项): 「预算数：」 and 「执行数：」 each with the amount beside it, the sources below each of
 * them, 得分 at the side.
 */
export function readFundPairs(context: ReadingContext): FundReading | undefined {
  const { fieldMap, slots } = context
  const budget = firstPair(context, 'annualBudget')
  const execution = firstPair(context, 'annualExecution')
  if (!budget || !execution) return undefined
  const names = fundRowNames(fieldMap.funds)
  const total: FundRow = fundRow('total', {
    label: TOTAL_NAME,
    annualBudget: amount(context, budget.value, 'total', TOTAL_NAME, 'annualBudget'),
    annualExecution: amount(context, execution.value, 'total', TOTAL_NAME, 'annualExecution'),
  })
  const rows = new Map<string, SourceAmounts>()
  let lastRow = Math.max(budget.label.bottom, execution.label.bottom)
  for (const [head, column] of [
    [budget, 'annualBudget'],
    [execution, 'annualExecution'],
  ] as const) {
    for (let row = head.label.bottom + 1; row <= head.label.bottom + 4; row++) {
      const beside = pairOf(context, context.grid.at(row, head.label.left))
      // 「预算数：」 once more, behind the name of its source.
      const named =
        beside && beside.label.roles.fundHead === column
          ? context.grid.slots(row).find((slot) => slot.top === row)
          : undefined
      const pair = beside && { label: named ?? beside.label, value: beside.value }
      const read = pair && names.read(pair.label)
      if (!pair || read?.kind !== 'source') break
      const label = pair.label.text.replace(/[:：]\s*$/, '')
      // The same wording below both heads is one source.
      const key = read.name === 'unnamed' || rows.get(read.name)?.[column] ? pair.label.label : read.name
      rows.set(key, {
        ...(rows.get(key) ?? { label, name: read.name }),
        [column]: amount(context, pair.value, key, label, column),
      })
      lastRow = Math.max(lastRow, row)
    }
  }
  const sources = withNesting([...rows.values()].map((row) => ({ ...fundRow(row.name, row), known: true })))
  const scoreLabel = slots.find(
    (slot) => slot.roles.fundHead === 'score' && slot.top >= budget.label.top && slot.top <= lastRow,
  )
  const score = scoreLabel && numberBeside(context, scoreLabel)
  const funds: FundBlock = {
    place: placeIn(context, budget.label),
    rows: rowsByName(total, sources),
    sources,
    byExpenditure: undefined,
    basis: usualBasis(total, {}),
    maxScore: scoreLabel && weightIn(context, scoreLabel),
    executionRate: rateBelow(context, execution),
    score:
      score &&
      numberField(
        { place: placeIn(context, score), key: 'funds.total.score', label: '年度资金总额 / 得分' },
        score,
        'score',
      ),
    missingColumns: [],
    unknownColumns: [],
    unread: scoreLabel && !score ? '资金栏里有得分一栏，得分没有读到' : undefined,
  }
  return { funds, headerRow: Math.min(budget.label.top, execution.label.top), lastRow }
}

/** The first box under a label that has an amount beside it; 「资金执行」 above 「执行数」 (河北) has none. */
function firstPair(context: ReadingContext, name: FundHeader): Pair | undefined {
  for (const slot of context.slots) {
    const pair = slot.roles.fundHead === name ? pairOf(context, slot) : undefined
    if (pair) return pair
  }
  return undefined
}

/** 「预算执行进度%」 on top of its figure, in the row of the amounts (河北). */
function rateBelow(context: ReadingContext, { label }: Pair): NumberField | undefined {
  const head = context.slots.find((slot) => slot.roles.fundHead === 'executionRate' && slot.bottom === label.top - 1)
  const value = head && context.grid.below(head)
  return (
    value &&
    numberField(
      { place: placeIn(context, value), key: 'funds.total.executionRate', label: '年度资金总额 / 执行率' },
      value,
      'ratio',
    )
  )
}

interface SourceAmounts {
  readonly label: string
  readonly name: FundRowName | 'unnamed'
  readonly annualBudget?: NumberField
  readonly annualExecution?: NumberField
}

function fundRow(
  name: FundRow['name'],
  { label, annualBudget, annualExecution }: Omit<SourceAmounts, 'name'>,
): FundRow {
  return { name, label, initialBudget: undefined, annualBudget, annualExecution }
}

function pairOf(context: ReadingContext, label: Slot): Pair | undefined {
  const value = besideEmptyColumn(context, label) ?? context.grid.rightOf(label)
  return value && /^[-\d０-９.,，]|^$/.test(value.text) ? { label, value } : undefined
}

/** The box behind a column in which nothing stands beside the labels: one that was put in for the table further down. */
function besideEmptyColumn({ grid, slots }: ReadingContext, { left, right, top }: Slot): Slot | undefined {
  const column = right + 1
  const heads = slots.filter(
    ({ roles, ...slot }) =>
      slot.left === left && (roles.fundHead === 'annualBudget' || roles.fundHead === 'annualExecution'),
  )
  const rows = heads.map((head) => head.top)
  const last = Math.max(...rows)
  for (let row = Math.min(...rows); row <= last; row++) {
    const slot = grid.at(row, column)
    if (slot.text !== '' || slot.left !== slot.right) return undefined
  }
  const next = heads.length > 1 ? grid.rightOf(grid.at(top, column)) : undefined
  const isScore = slots.some((slot) => slot.roles.fundHead === 'score' && slot.left === next?.left)
  return isScore ? undefined : next
}

function amount(
  context: ReadingContext,
  slot: Slot,
  name: string,
  label: string,
  column: 'annualBudget' | 'annualExecution',
): NumberField {
  return numberField(
    { place: placeIn(context, slot), key: `funds.${name}.${column}`, label: `${label} / ${FUND_LABELS[column]}` },
    slot,
    'amount',
  )
}
