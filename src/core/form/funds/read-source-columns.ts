import type { NumberField } from '../field.ts'
import type { FundBlock, FundRow } from '../forms.ts'
import { placeIn, type ReadingContext } from '../read-heading.ts'
import type { Slot } from '../sheet-grid.ts'
import { fundNumber, type FundReading, rowsByName, TOTAL_NAME, usualBasis, withNesting } from './fund-columns.ts'
import type { FundHeader } from './fund-headings.ts'
import { fundRowNames } from './fund-row-names.ts'

/** 中央, 省, 本级, 其他 and their 合计 as columns, one row of amounts below, 执行数 and 执行率 beside them. */
export function readSourceColumns(context: ReadingContext): FundReading | undefined {
  const { grid, block, fieldMap } = context
  const names = fundRowNames(fieldMap.funds)
  for (let row = block.top; row < block.bottom; row++) {
    const slots = grid.slots(row).filter((slot) => slot.top === row)
    const named = slots.flatMap((slot) => {
      const read = names.read(slot)
      return read.kind === 'source' && read.name !== 'unnamed' ? [{ name: read.name, slot }] : []
    })
    const total = slots.find((slot) => slot.roles.total || names.read(slot).kind === 'total')
    const heads: Partial<Record<FundHeader, Slot>> = {}
    for (const slot of grid.slots(row)) {
      const name = slot.roles.fundHead
      if (name) heads[name] ??= slot
    }
    const executed = heads.annualExecution
    if (named.length < 2 || !total || !executed) continue
    const below = Math.max(total.bottom, executed.bottom) + 1
    const read = (slot: Slot, name: string, label: string, column: FundHeader): NumberField =>
      fundNumber(context, grid.at(below, slot.left), { name, label }, column)
    const totalRow: FundRow = {
      name: 'total',
      label: total.text,
      initialBudget: undefined,
      annualBudget: read(total, 'total', TOTAL_NAME, 'annualBudget'),
      annualExecution: read(executed, 'total', TOTAL_NAME, 'annualExecution'),
    }
    const sources = withNesting(
      named.map(({ name, slot }, index) => {
        const count = named.slice(0, index).filter((each) => each.name === name).length + 1
        const annualBudget = read(slot, count > 1 ? `${name}#${count}` : name, slot.text, 'annualBudget')
        return {
          name,
          label: slot.text,
          initialBudget: undefined,
          annualBudget,
          annualExecution: undefined,
          known: true,
        }
      }),
    )
    const optional = (name: FundHeader): NumberField | undefined =>
      heads[name] && read(heads[name], 'total', TOTAL_NAME, name)
    const funds: FundBlock = {
      place: placeIn(context, slots[0]!),
      rows: rowsByName(totalRow, sources),
      sources,
      byExpenditure: undefined,
      basis: usualBasis(totalRow, { annualExecution: executed }),
      maxScore: optional('maxScore'),
      executionRate: optional('executionRate'),
      score: optional('score'),
      missingColumns: [],
      unknownColumns: [],
      unread: undefined,
    }
    return { funds, headerRow: row, lastRow: below }
  }
  return undefined
}
