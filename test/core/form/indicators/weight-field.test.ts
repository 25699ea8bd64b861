import { expect, it } from 'vitest'
import { weightField } from '../../../../src/core/form/indicators/weight-field.ts'
import { contextOf } from '../lines.ts'

/** What a cell of 分值 is read as: 「20 0」, the points and the decimals that they show. */
function read(text: string, format?: string): string {
  const shown = format === undefined ? {} : { format }
  const { grid } = contextOf([text], (sheet) => ({
    ...sheet,
    cells: sheet.cells.map((cell) => ({ ...cell, ...shown })),
  }))
  const naming = { place: { workbook: '表.xlsx', sheet: '自评表', cell: 'A1' }, key: 'weight', label: '分值' }
  const field = weightField(naming, grid.at(1, 1))
  return field.state === 'filled' ? `${field.value} ${field.decimals}` : field.state
}

it('a number that is shown as a per cent is so many of a hundred points', () => {
  expect([read('0.2', '0%'), read('0.125', '0.0%'), read('1', '0%')]).toEqual(['20 0', '12.5 1', '100 0'])
})

it('a number that is not, or more than the whole, stands for itself', () => {
  expect([read('0.2'), read('0.2', '0.0'), read('20', '0%'), read('1.01', '0%')]).toEqual([
    ...['0.2 1', '0.2 1', '20 2', '1.01 2'],
  ])
})
