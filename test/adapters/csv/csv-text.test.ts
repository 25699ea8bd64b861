import fc from 'fast-check'
import Papa from 'papaparse'
import { expect, it } from 'vitest'
import { parseCsv } from '../../../src/adapters/csv/csv-tables.ts'
import { formatCsv, formatCsvRows } from '../../../src/adapters/csv/csv-text.ts'

/** Letters that quoting is about, and some that it is not. */
const text = fc.string({
  unit: fc.constantFrom('甲', 'a', '7', ' ', ',', ';', '"', "'", '\t', '\r', '\n', '\ufeff', '\u3000'),
})
const rows = fc.array(fc.array(text, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 4 })

it('texts are quoted as papaparse quotes them, and more where a blank stands at an end', () => {
  fc.assert(
    fc.property(rows, (all) => {
      // What would be guarded stands behind a letter.
      const safe = all.map((row) => row.map((each) => `b${each}`))
      const quotes = (value: unknown): boolean => /[\t']|\s$/.test(String(value))
      expect(formatCsvRows(safe)).toBe(`${Papa.unparse(safe, { newline: '\r\n', quotes })}\r\n`)
    }),
  )
})

it('what is written is read as it was', () => {
  fc.assert(
    fc.property(rows, (all) => {
      const heads = ['甲', '乙', '丙', '丁']
      const kept = all.map((row) => [...row, ...heads].slice(0, 4)).filter((row) => row.some((each) => each !== ''))
      expect(parseCsv(new TextEncoder().encode(formatCsv({ heads, rows: kept }))).rows).toEqual(kept)
    }),
  )
})

it('of no rows nothing is written, of a table the heads', () => {
  expect(formatCsvRows([])).toBe('')
  expect(formatCsv({ heads: ['单位', '=1'], rows: [] })).toBe(`\ufeff单位,"'=1"\r\n`)
})
