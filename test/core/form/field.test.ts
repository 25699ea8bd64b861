import { describe, expect, it } from 'vitest'
import { isFilled, numberField, numberWithin, sharedNumber, textField } from '../../../src/core/form/field.ts'
import type { NumberKind } from '../../../src/core/form/number-spelling.ts'
import { formatDecimals } from '../../../src/core/form/shown-text.ts'
import { SheetGrid, type Slot } from '../../../src/core/form/sheet-grid.ts'
import type { Cell, Sheet } from '../../../src/core/model/workbook.ts'

const naming = { place: { workbook: '甲.xlsx', sheet: '表', cell: 'A1' }, key: 'k', label: '项' }

/** The box of a cell, as a form's sheet has it. */
function slot(cell: Omit<Cell, 'row' | 'column'>): Slot {
  const sheet: Sheet = {
    ...{ name: '表', state: 'visible', merges: [], comments: [], cells: [{ row: 1, column: 1, ...cell }] },
    ...{ hiddenRows: new Set(), hiddenColumns: new Set() },
  }
  return new SheetGrid(sheet).at(1, 1)
}

const number = (text: string, format?: string) =>
  slot({ value: { kind: 'number', text }, ...(format === undefined ? {} : { format }) })
const text = (content: string) => slot({ value: { kind: 'text', text: content } })

function read(from: Slot, kind: NumberKind = 'amount') {
  const field = numberField(naming, from, kind)
  return isFilled(field) ? [field.raw, field.value.toFixed(), field.decimals, field.storedAsText] : field.state
}

describe('a number field', () => {
  it.each<[Slot, NumberKind, unknown]>([
    [number('0.6287', '0.00%'), 'ratio', ['62.87%', '0.6287', 4, false]],
    [number('0.6287', '0%'), 'ratio', ['63%', '0.6287', 2, false]],
    [number('0.6287'), 'ratio', ['0.6287', '0.6287', 4, false]],
    [number('80.456', '0.00'), 'amount', ['80.46', '80.456', 2, false]],
    [number('80.456', '#,##0'), 'amount', ['80', '80.456', 0, false]],
    [number('80.456', '0.##'), 'amount', ['80.456', '80.456', 3, false]],
    [text('80.50'), 'amount', ['80.50', '80.5', 2, true]],
    [text('62.87%'), 'ratio', ['62.87%', '0.6287', 4, true]],
    [text('800000元'), 'amount', ['800000元', '80', 4, true]],
    [text('约八十'), 'amount', 'unreadable'],
    [text('——'), 'amount', 'not-applicable'],
    [text(' '), 'amount', 'blank'],
    [slot({ value: { kind: 'boolean', value: true } }), 'amount', 'unreadable'],
    [slot({ value: { kind: 'error', code: '#REF!' } }), 'amount', 'unreadable'],
    [slot({ value: { kind: 'blank' }, formula: 'A2', uncached: true }), 'amount', 'uncached'],
  ])('%# is read with the decimals that it shows', (from, kind, said) => {
    expect(read(from, kind)).toEqual(said)
  })

  it('in the cell of its label keeps what stands before it, and is not text that was typed for a number', () => {
    const field = numberWithin(naming, ' 80.5万元 ', '其中：')
    expect(isFilled(field) && [field.raw, field.value.toFixed(), field.storedAsText, field.within]).toEqual([
      ...['80.5万元', '80.5', false],
      { prefix: '其中：' },
    ])
    expect(numberWithin(naming, ' ', '其中：').state).toBe('blank')
  })

  it('that counts in another row keeps what it shows', () => {
    expect(sharedNumber(numberField(naming, number('8'), 'score'))).toMatchObject({
      state: 'shared',
      raw: '8',
      kind: 'score',
    })
  })

  it('says whether a formula stands there', () => {
    const formula = slot({ value: { kind: 'number', text: '8' }, formula: 'A2+A3' })
    expect(
      [numberField(naming, formula, 'amount'), numberField(naming, number('8'), 'amount')].map((f) => f.formula),
    ).toEqual([true, false])
  })
})

it.each<[Slot, string, string]>([
  [text('甲'), 'filled', 'text'],
  [text('无'), 'not-applicable', 'text'],
  [text(''), 'blank', 'text'],
  [number('8'), 'filled', 'number'],
  [slot({ value: { kind: 'date', text: '2022-12-31', serial: '44926' } }), 'filled', 'date'],
  [slot({ value: { kind: 'boolean', value: false } }), 'filled', 'other'],
  [slot({ value: { kind: 'blank' }, formula: 'A2', uncached: true }), 'uncached', 'text'],
])('text field %# is %s and holds %s', (from, state, stored) => {
  expect(textField(naming, from)).toMatchObject({ state, stored })
})

it.each([
  ['0.00', { places: 2, percent: false }],
  ['#,##0', { places: 0, percent: false }],
  ['#,##0.0_);(#,##0.0)', { places: 1, percent: false }],
  ['0%', { places: 0, percent: true }],
  ['0.00%', { places: 2, percent: true }],
  ['0.##%', { places: 2, percent: true }],
  ['0.##', undefined],
  ['General', undefined],
  ['@', undefined],
  ['0"万元"', { places: 0, percent: false }],
  ['"0.00"', undefined],
  ['[Red]0.0', { places: 1, percent: false }],
])('the format %s shows %j', (format, shown) => {
  expect(formatDecimals(format)).toEqual(shown)
})
