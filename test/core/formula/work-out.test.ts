import { describe, expect, test } from 'vitest'
import { readWorkbook } from '../../../src/adapters/excel/read-workbook.ts'
import { workedOut } from '../../../src/core/formula/work-out.ts'
import { toA1 } from '../../../src/core/model/cell-address.ts'
import type { Cell } from '../../../src/core/model/workbook.ts'
import { simpleWorkbook } from '../../adapters/excel/packages.ts'
import { held, sheetOf, type Written } from './sheets.ts'
import { processorTime } from '../../processor-time.ts'

const number = (text: string) => ({ kind: 'number', text })

describe('working out a workbook', () => {
  test('leaves a workbook without such formulas, and sheets without them, as they are', () => {
    const still = sheetOf('甲', { A1: 1, A2: { value: { kind: 'number', text: '99' }, formula: 'A1+1' } })
    expect(workedOut({ sheets: [still] }).sheets[0]).toBe(still)
    const both = workedOut({ sheets: [still, sheetOf('乙', { A1: '=甲!A2' })] })
    expect(both.sheets[0]).toBe(still)
    expect(both.sheets[1]!.cells[0]).toEqual({ row: 1, column: 1, formula: '甲!A2', value: number('99') })
  })

  test('never touches a stored result, however stale, and builds on it', () => {
    const workbook = {
      sheets: [sheetOf('甲', { A1: { value: { kind: 'number', text: '5' }, formula: '1+1' }, A2: '=A1*2' })],
    }
    expect(held(workbook, 'A1')).toEqual(number('5'))
    expect(held(workbook, 'A2')).toEqual(number('10'))
  })

  test('follows references over sheets and in any order', () => {
    const workbook = {
      sheets: [
        sheetOf('甲', { A1: "=SUM('附件1-3'!B1:B3)+A2", A2: '=A3', A3: '=A4*1', A4: 0.5 }),
        sheetOf('附件1-3', { B1: '=甲!A4', B2: '=B1+B3', B3: '10' }),
      ],
    }
    expect(held(workbook, 'A1')).toEqual(number('11.5'))
  })

  test('reads a target that begins with its sign as the text that was typed, and a per cent alone as one', () => {
    const workbook = {
      sheets: [
        sheetOf('甲', {
          A1: '=1260人',
          A2: '=182.6万平方米',
          A3: '=100%',
          A4: '=98.50%',
          A5: '=100%以上',
          A6: '=甲乙',
        }),
      ],
    }
    expect(held(workbook, 'A1')).toEqual({ kind: 'text', text: '=1260人' })
    expect(held(workbook, 'A2')).toEqual({ kind: 'text', text: '=182.6万平方米' })
    expect(held(workbook, 'A5')).toEqual({ kind: 'text', text: '=100%以上' })
    expect(held(workbook, 'A6')).toBe('uncached')
    const [, , whole, part] = workedOut(workbook).sheets[0]!.cells
    expect(whole).toMatchObject({ value: number('1'), format: '0%' })
    expect(part).toMatchObject({ value: number('0.985'), format: '0.00%' })
  })

  test('rounds what it stores to 15 digits, not what it reckons with', () => {
    const workbook = { sheets: [sheetOf('甲', { A1: '=1/3', A2: '=A1*3', A3: '=A1*3=1' })] }
    expect(held(workbook, 'A1')).toEqual(number('0.333333333333333'))
    expect(held(workbook, 'A2')).toEqual(number('1'))
    expect(held(workbook, 'A3')).toEqual({ kind: 'boolean', value: true })
  })

  test('does not say whether a number is a date', () => {
    const dated = { format: 'yyyy"年"m"月"d"日"' }
    const workbook = {
      sheets: [
        sheetOf('甲', {
          A1: { value: { kind: 'date', text: '2022-12-31', serial: '44926' }, ...dated },
          A2: { formula: 'A1', uncached: true, ...dated },
          A3: { formula: 'A1', uncached: true },
          A4: { formula: '44926', uncached: true, ...dated },
          A5: { formula: '"2022年底"', uncached: true, ...dated },
        }),
      ],
    }
    expect(held(workbook, 'A2')).toEqual({ kind: 'date', text: '2022-12-31', serial: '44926' })
    expect(held(workbook, 'A3')).toBe('uncached')
    expect(held(workbook, 'A4')).toBe('uncached')
    expect(held(workbook, 'A5')).toEqual({ kind: 'text', text: '2022年底' })
  })

  describe('a circle', () => {
    const circle: Readonly<Record<string, Written>> = {
      A1: '=IF(TRUE,1,A3)',
      A2: '=A1+1',
      A3: '=A2+1',
      B1: '=A3+1',
      B2: '=IF(TRUE,7,A3)',
      C1: '=C1+1',
      D1: '=SUM(D1:D2)',
      D2: 4,
      E1: 3,
    }
    const workbook = { sheets: [sheetOf('甲', circle)] }

    test.each(['A1', 'A2', 'A3', 'B1', 'C1', 'D1'])('leaves %s unknown, whichever cell comes first', (place) => {
      expect(held(workbook, place)).toBe('uncached')
    })

    test('does not trouble a cell that need not look at it', () => {
      expect(held(workbook, 'B2')).toEqual(number('7'))
    })
  })

  test('an unknown cell makes unknown what needs it, and nothing else', () => {
    const workbook = {
      sheets: [
        sheetOf('甲', { A1: '=VLOOKUP(1,B1:C9,2)', A2: '=SUM(A1:A1)', A3: '=IF(FALSE,A1,2)', A4: '=COUNTA(A1)' }),
      ],
    }
    expect(['A1', 'A2', 'A3', 'A4'].map((place) => held(workbook, place))).toEqual([
      'uncached',
      'uncached',
      number('2'),
      'uncached',
    ])
  })

  test('shared formulas of a file are worked out each for its own row', () => {
    const rows = [
      '<row r="1"><c r="A1"><v>2</v></c><c r="B1"><f t="shared" ref="B1:B3" si="0">A1*10</f></c></row>',
      '<row r="2"><c r="A2"><v>3</v></c><c r="B2"><f t="shared" si="0"/></c></row>',
      '<row r="3"><c r="A3"><v>4</v></c><c r="B3"><f t="shared" si="0"/><v/></c></row>',
      '<row r="4"><c r="B4"><f t="shared" si="7"/></c><c r="C4"><f>B3&amp;"家"</f></c></row>',
    ]
    const workbook = readWorkbook(simpleWorkbook(`<sheetData>${rows.join('')}</sheetData>`))
    expect(['B1', 'B2', 'B3', 'B4', 'C4'].map((place) => held(workbook, place))).toEqual([
      number('20'),
      number('30'),
      number('40'),
      'uncached',
      { kind: 'text', text: '40家' },
    ])
  })
})

/** Cells down one column, each made from its row number. */
function column(rows: number, formula: (row: number) => string): Cell[] {
  return Array.from({ length: rows }, (_, index) => ({
    row: index + 1,
    column: 1,
    value: { kind: 'blank' },
    formula: formula(index + 1),
    uncached: true,
  }))
}

function within<Result>(seconds: number, work: () => Result): Result {
  let result: Result | undefined
  const time = processorTime(() => {
    result = work()
  })
  expect(time).toBeLessThan(seconds * 1000)
  return result as Result
}

describe('formulas made to harm', () => {
  const sheet = sheetOf('甲', {})

  test('a chain of 100,000 references neither overflows nor takes long, up or down', () => {
    const down = { sheets: [{ ...sheet, cells: column(100_000, (row) => (row === 1 ? '1' : `A${row - 1}+1`)) }] }
    expect(within(10, () => held(down, 'A100000'))).toEqual(number('100000'))
    const up = { sheets: [{ ...sheet, cells: column(100_000, (row) => (row === 100_000 ? '1' : `A${row + 1}+1`)) }] }
    expect(within(10, () => held(up, 'A1'))).toEqual(number('100000'))
  })

  test('a circle of 100,000 cells ends', () => {
    const round = { sheets: [{ ...sheet, cells: column(100_000, (row) => `A${(row % 100_000) + 1}`) }] }
    expect(within(10, () => held(round, 'A5'))).toBe('uncached')
  })

  test('whole sheets cost what is filled in them', () => {
    const cells = sheetOf('甲', { A1: 1, XFD1048576: 2, B2: '=SUM(甲!A1:A1048576,1:1)' }).cells
    const far = sheetOf('乙', { A1: '=SUM(甲!A1:XFD1048576)', A2: '=COUNT(甲!A:XFD)' })
    const workbook = { sheets: [{ ...sheet, cells }, far] }
    expect(within(1, () => held(workbook, 'A1', 1))).toEqual(number('5'))
    expect(held(workbook, 'A2', 1)).toEqual(number('3'))
  })

  test('many sums over many cells end, unknown past the allowance', () => {
    const constants = Array.from(
      { length: 20_000 },
      (_, index): Cell => ({ row: index + 1, column: 1, value: { kind: 'number', text: '1' } }),
    )
    const sums = column(20_000, () => 'SUM(A1:A20000)').map((cell) => ({ ...cell, column: 2 }))
    const cells = [...constants, ...sums].sort((a, b) => a.row - b.row || a.column - b.column)
    const workbook = { sheets: [{ ...sheet, cells }] }
    expect(within(20, () => held(workbook, 'B1'))).toEqual(number('20000'))
    expect(held(workbook, 'B20000')).toBe('uncached')
  })

  test.each([
    ['towers of powers', '9^9^9^9'],
    ['a power of a power', '9^(9^9)'],
    ['a small one', '0.1^(9^9)'],
    ['a root of much', '2^0.5'.repeat(1).concat('+2^0.5'.repeat(1300))],
    ['brackets', `${'('.repeat(4000)}1${')'.repeat(4000)}`],
    ['calls', `${'ABS('.repeat(1500)}1${')'.repeat(1500)}`],
    ['signs', `${'-'.repeat(8000)}1`],
    ['per cents', `1${'%'.repeat(8000)}`],
    ['a long sum', `1${'+1'.repeat(4000)}`],
    ['a long text', `"${'"'.repeat(8000)}`],
    ['an endless number', '9'.repeat(8000)],
    ['subtotals within conditions', `${'SUBTOTAL(9,IF('.repeat(40)}A1${',A1:A2))'.repeat(40)}`],
    ['more than a spreadsheet takes', `1${'+1'.repeat(5000)}`],
  ])('%s end at once', (_, formula) => {
    const workbook = { sheets: [sheetOf('甲', { B1: `=${formula}` })] }
    within(2, () => held(workbook, 'B1'))
  })

  test('numbers stay within a spreadsheet, so that none takes pages to write', () => {
    const squares = column(200, (row) => (row === 1 ? '1E200' : `A${row - 1}*A${row - 1}`))
    const roots = column(200, (row) => (row === 1 ? '1E-200' : `A${row - 1}*A${row - 1}`))
    expect(held({ sheets: [{ ...sheet, cells: squares }] }, 'A200')).toEqual({ kind: 'error', code: '#NUM!' })
    expect(held({ sheets: [{ ...sheet, cells: roots }] }, 'A200')).toEqual(number('0'))
  })

  test('texts that double in every cell stay within what a cell holds', () => {
    const doubled = column(60, (row) => (row === 1 ? '"报"' : `A${row - 1}&A${row - 1}`))
    expect(held({ sheets: [{ ...sheet, cells: doubled }] }, 'A60')).toEqual({ kind: 'error', code: '#VALUE!' })
  })

  test('a sheet of one name with another does not matter', () => {
    const workbook = { sheets: [sheetOf('甲', { A1: 1 }), sheetOf('甲', { A1: 2 }), sheetOf('乙', { A1: '=甲!A1' })] }
    expect(held(workbook, toA1({ row: 1, column: 1 }), 2)).toEqual(number('1'))
  })
})
