import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toA1 } from '../../src/core/model/cell-address.ts'
import type { Cell, CellValue, Workbook } from '../../src/core/model/workbook.ts'
import { applyChanges, type CellChange } from '../../src/core/repair/apply-changes.ts'
import { layOut, PLAIN } from '../planted/random-layout.ts'
import { submissionOf, submissionSizes } from '../planted/random-submission.ts'
import { parameters, reviewed } from '../planted/reviewing.ts'

const value: fc.Arbitrary<CellValue> = fc.oneof(
  fc.constant<CellValue>({ kind: 'blank' }),
  fc.string({ maxLength: 6 }).map((text): CellValue => ({ kind: 'text', text })),
  fc.integer().map((number): CellValue => ({ kind: 'number', text: `${number}` })),
  fc.constantFrom<CellValue>(
    { kind: 'boolean', value: true },
    { kind: 'error', code: '#DIV/0!' },
    { kind: 'date', text: '2022-12-31', serial: '44926' },
  ),
)

/**
 * A sheet with every sort of cell: values, formulas with and without a stored result, formats and fills on empty cells.
 */
const cell = fc.record(
  {
    value,
    formula: fc.constantFrom('A1+B2', 'SUM(A1:A9)'),
    uncached: fc.constant(true),
    format: fc.constantFrom('0.00%', '0%', '@'),
    fill: fc.constantFrom('FFFF00', 'FF0000'),
  },
  { requiredKeys: ['value'] },
)

const workbook: fc.Arbitrary<Workbook> = fc
  .dictionary(fc.integer({ min: 1, max: 40 }).map(String), cell, { noNullPrototype: true })
  .map((byPlace) => ({
    sheets: [
      {
        name: '表',
        state: 'visible' as const,
        cells: Object.entries(byPlace)
          .map(([place, { uncached, ...rest }]): Cell => {
            const position = { row: Math.ceil(Number(place) / 5), column: ((Number(place) - 1) % 5) + 1 }
            const unknown = uncached && rest.formula !== undefined
            return unknown
              ? { ...position, ...rest, value: { kind: 'blank' }, uncached: true }
              : { ...position, ...rest }
          })
          .filter(
            (each) =>
              each.value.kind !== 'blank' ||
              each.formula !== undefined ||
              each.format !== undefined ||
              each.fill !== undefined,
          )
          .sort((a, b) => a.row - b.row || a.column - b.column),
        merges: [],
        hiddenRows: new Set<number>(),
        hiddenColumns: new Set<number>(),
        comments: [],
      },
    ],
  }))

const changes: fc.Arbitrary<CellChange[]> = fc.uniqueArray(
  fc.record(
    {
      sheet: fc.constantFrom('表', '表', '没有的表'),
      cell: fc.record({ row: fc.integer({ min: 1, max: 9 }), column: fc.integer({ min: 1, max: 6 }) }).map(toA1),
      value,
      format: fc.constantFrom('0.00%', '0.0', null),
    },
    { requiredKeys: ['sheet', 'cell', 'value'] },
  ),
  { selector: ({ sheet, cell: address }) => `${sheet}!${address}`, maxLength: 12 },
)

describe('changes of cells', () => {
  it('are undone by the changes that come back with them, whatever the cells hold', () => {
    fc.assert(
      fc.property(workbook, changes, (before, wanted) => {
        const { workbook: after, inverse } = applyChanges(before, wanted)
        expect(applyChanges(after, inverse).workbook).toEqual(before)
      }),
      parameters(300),
    )
  })

  it('keep formulas, fills and what they do not name', () => {
    fc.assert(
      fc.property(workbook, changes, (before, wanted) => {
        const named = new Set(wanted.filter((each) => each.sheet === '表').map((each) => each.cell))
        const after = new Map(applyChanges(before, wanted).workbook.sheets[0]!.cells.map((each) => [toA1(each), each]))
        for (const each of before.sheets[0]!.cells) {
          if (!named.has(toA1(each))) expect(after.get(toA1(each))).toEqual(each)
          else if (each.formula !== undefined || each.fill !== undefined) {
            expect(after.get(toA1(each))).toMatchObject({
              ...(each.formula && { formula: each.formula }),
              ...(each.fill && { fill: each.fill }),
            })
          }
        }
      }),
      parameters(100),
    )
  })

  it('that a review proposes are undone too', () => {
    fc.assert(
      fc.property(submissionSizes({ specific: 3, municipal: 2, rows: 12 }), (size) => {
        const [laid] = layOut(submissionOf(size), { ...PLAIN, values: 'text' })
        const proposed = reviewed([laid!]).changes.map(({ sheet, cell: address, value: put, format }) => ({
          sheet,
          cell: address,
          value: put,
          ...(format === undefined ? {} : { format }),
        }))
        expect(proposed.length).toBeGreaterThan(0)
        const { workbook: after, inverse } = applyChanges(laid!.workbook, proposed)
        expect(after).not.toEqual(laid!.workbook)
        expect(applyChanges(after, inverse).workbook).toEqual(laid!.workbook)
      }),
      parameters(5),
    )
  })
})
