import fc from 'fast-check'
import Papa from 'papaparse'
import { expect, it } from 'vitest'
import { formatCsv, formatCsvRows } from '../../../src/adapters/csv/format-csv.ts'

const cell = fc.string({
  unit: fc.constantFrom('a', '甲', '"', ',', ' ', '\t', '\r', '\n', '\uFEFF', "'"),
  maxLength: 4,
})
// A guard is put before what begins like a formula: not asked here.
const plain = cell.map((text) => `甲${text}乙`)

it('what is written is read by a library as it was, whatever stands in the cells', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(plain, plain), { minLength: 1 }), (rows) => {
      const { data, errors } = Papa.parse<string[]>(formatCsvRows(rows), { newline: '\r\n', delimiter: ',' })
      expect(errors).toEqual([])
      expect(data).toEqual([...rows, ['']])
    }),
  )
})

it('only what needs quotes has them', () => {
  const rows = [
    ['甲', '1.5', '', 'a b', '6%'],
    [' 甲', '乙 ', '1,5', '说"好"', '上\n下'],
  ]
  expect(formatCsv({ heads: ['一', '二'], rows })).toBe(
    '\uFEFF一,二\r\n甲,1.5,,a b,6%\r\n" 甲","乙 ","1,5","说""好""","上\n下"\r\n',
  )
  expect(formatCsvRows([])).toBe('')
})
