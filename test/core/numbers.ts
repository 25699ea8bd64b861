import type { FilledNumber, NumberField } from '../../src/core/form/field.ts'
import type { NumberKind } from '../../src/core/form/number-spelling.ts'
import { Decimal } from '../../src/core/model/decimal.ts'

/** A number field as it would be read from a cell that shows `value`; `changes` for what is to be otherwise. */
export function filled(value: string, changes: Partial<FilledNumber> = {}): FilledNumber {
  const [digits, sign] = [value.replace('%', ''), value.endsWith('%') ? 2 : 0]
  const number = new Decimal(digits).dividedBy(10 ** sign)
  return {
    place: { workbook: '甲.xlsx', sheet: '表', cell: 'C5' },
    key: 'key',
    label: '年度资金总额 / 全年预算数',
    raw: value,
    kind: value.endsWith('%') ? 'ratio' : 'amount',
    formula: false,
    within: undefined,
    state: 'filled',
    value: number,
    decimals: (digits.split('.')[1]?.length ?? 0) + sign,
    spellings: [],
    storedAsText: false,
    ...changes,
  }
}

export function blank(kind: NumberKind = 'amount'): NumberField {
  const { place, key, label } = filled('0')
  return { place, key, label, raw: '', kind, formula: false, within: undefined, state: 'blank' }
}
