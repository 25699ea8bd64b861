import { describe, expect, it } from 'vitest'
import { type MendedBook, mendedBook, type PutValue, unmended } from '../../../src/core/mending/mended-book.ts'
import { toA1 } from '../../../src/core/model/cell-address.ts'
import type { Cell, CellValue, Sheet, Workbook } from '../../../src/core/model/workbook.ts'

const number = (text: string): CellValue => ({ kind: 'number', text })

/** One row a cell, in column A; a formula with its stored result. */
function sheet(
  name: string,
  cells: readonly (string | readonly [formula: string, stored: string | undefined])[],
): Sheet {
  return {
    ...{ name, state: 'visible', merges: [], comments: [], hiddenRows: new Set(), hiddenColumns: new Set() },
    cells: cells.map((each, index): Cell => {
      const at = { row: index + 1, column: 1 }
      if (typeof each === 'string') return { ...at, value: number(each) }
      const [formula, stored] = each
      return stored === undefined
        ? { ...at, value: { kind: 'blank' }, formula, uncached: true }
        : { ...at, value: number(stored), formula }
    }),
  }
}

const put = (cell: string, value: CellValue, on = '甲'): PutValue => ({ sheet: on, cell, value, by: 'typed' })

function told({ changed }: MendedBook): string[] {
  const shown = (cell: Cell | undefined): string =>
    cell === undefined ? '' : cell.uncached ? '?' : cell.value.kind === 'number' ? cell.value.text : cell.value.kind
  return changed.map((each) => `${each.sheet}!${each.cell} ${shown(each.before)} → ${shown(each.now)} ${each.by}`)
}

const mend = (workbook: Workbook, ...values: PutValue[]): MendedBook => mendedBook(workbook, values, unmended(workbook))

describe('values put into a workbook', () => {
  const book: Workbook = {
    sheets: [
      sheet('甲', ['1', '2', ['A1+A2', '3'], ['A3*10', '30'], ['A2*2', '4']]),
      sheet('乙', ['5', ['SUM(甲!A1:A2,A1)', '8'], ['VLOOKUP(甲!A1,A1:A9,1)', '7'], ['A1+1', '6']]),
    ],
  }

  it('bring along what the formulas that follow come to, on other sheets too, in the order of the sheets', () => {
    expect(told(mend(book, put('A1', number('4'))))).toEqual([
      ...['甲!A1 1 → 4 typed', '甲!A3 3 → 6 formula', '甲!A4 30 → 60 formula'],
      ...['乙!A2 8 → 11 formula', '乙!A3 7 → ? formula'],
    ])
  })

  it('leave a formula unknown that cannot be worked out: neither its old result nor zero', () => {
    const [, other] = mend(book, put('A1', number('4'))).workbook.sheets
    expect(other!.cells[2]).toEqual({
      ...{ row: 3, column: 1, value: { kind: 'blank' }, uncached: true, formula: 'VLOOKUP(甲!A1,A1:A9,1)' },
    })
  })

  it('leave all other cells, and sheets, the very same', () => {
    const { workbook } = mend(book, put('A1', number('9'), '乙'))
    expect(workbook.sheets[0]).toBe(book.sheets[0])
    expect(workbook.sheets[1]!.cells[0]!.value).toEqual(number('9'))
    expect(told(mend(book, put('A2', number('3'))))).not.toContainEqual(expect.stringContaining('乙!A4'))
  })

  it('make sheets that are known from the last time', () => {
    const first = mend(book, put('A1', number('4')))
    const again = mendedBook(book, [put('A1', number('4')), put('A1', number('6'), '乙')], first)
    expect(again.workbook.sheets[0]).toBe(first.workbook.sheets[0])
    expect(again.workbook.sheets[1]).not.toBe(first.workbook.sheets[1])
  })

  it('keep what stands in a formula cell into which one was put, and its followers follow that', () => {
    expect(told(mend(book, put('A3', number('5'))))).toEqual(['甲!A3 3 → 5 typed', '甲!A4 30 → 50 formula'])
    expect(mend(book, put('A3', number('5'))).workbook.sheets[0]!.cells[2]!.formula).toBe('A1+A2')
  })

  it('also where the formula follows from another cell into which one was put', () => {
    expect(told(mend(book, put('A1', number('4')), put('A3', number('5'))))).toContain('甲!A3 3 → 5 typed')
  })

  it('bring their format along, and leave that of the cell where they have none', () => {
    const percent = { ...put('A1', number('0.8')), format: '0%' }
    const [first] = mend(book, percent).workbook.sheets
    expect(first!.cells[0]).toMatchObject({ value: number('0.8'), format: '0%' })
    const shown = { sheets: [first!] }
    expect(mend(shown, put('A1', number('0.9'))).workbook.sheets[0]!.cells[0]!.format).toBe('0%')
  })

  it('tell what a formula without a stored result comes to, before and after', () => {
    const open = { sheets: [sheet('甲', ['1', ['A1*2', undefined]])] }
    expect(told(mend(open, put('A1', number('4'))))).toEqual(['甲!A1 1 → 4 typed', '甲!A2 2 → 8 formula'])
  })

  it('reach formulas that write the name of a sheet in other letters, as Excel lets them', () => {
    const named = {
      sheets: [
        sheet('Sheet1', ['1']),
        sheet('乙', [
          ['SHEET1!A1*2', '2'],
          ["'sheet1'!A1+1", '2'],
        ]),
      ],
    }
    expect(told(mend(named, put('A1', number('4'), 'Sheet1')))).toEqual([
      ...['Sheet1!A1 1 → 4 typed', '乙!A1 2 → 8 formula', '乙!A2 2 → 5 formula'],
    ])
  })

  it('are told row by row, in each from the left', () => {
    const typed = ['C2', 'B10', 'B2', 'A3'].map((cell) => put(cell, number('9')))
    expect(mend(book, ...typed).changed.flatMap(({ cell, by }) => (by === 'typed' ? [cell] : []))).toEqual([
      ...['B2', 'C2', 'A3', 'B10'],
    ])
  })

  it('of another kind or another value are a change, the same one is none', () => {
    const kinds: CellValue[] = [
      ...[number('1'), number('2'), { kind: 'text', text: '1' } as const],
      ...([true, false] as const).map((value) => ({ kind: 'boolean', value }) as const),
      ...(['44995', '44995.5'] as const).map((serial) => ({ kind: 'date', text: '2023-03-10', serial }) as const),
      ...(['#DIV/0!', '#REF!'] as const).map((code) => ({ kind: 'error', code }) as const),
    ]
    const holding = (value: CellValue): Workbook => {
      const one = sheet('甲', ['1'])
      return { sheets: [{ ...one, cells: [{ row: 1, column: 1, value }] }] }
    }
    for (const [at, value] of kinds.entries())
      expect(
        kinds.map((other) => mend(holding(value), put('A1', other)).changed.length),
        `${at}`,
      ).toEqual(kinds.map((_, other) => (other === at ? 0 : 1)))
  })

  it('make a new cell where there was none', () => {
    const { workbook, changed } = mend(book, put('C2', { kind: 'text', text: '说明' }))
    expect(changed).toMatchObject([{ cell: 'C2', before: undefined, by: 'typed' }])
    expect(workbook.sheets[0]!.cells.map(toA1)).toEqual(['A1', 'A2', 'C2', 'A3', 'A4', 'A5'])
  })
})

describe('a formula of which nobody can tell what it refers to', () => {
  const follows = (formula: string): boolean =>
    mend({ sheets: [sheet('甲', ['1', [formula, '7']])] }, put('A1', number('2'))).changed.length > 1

  it.each(['INDIRECT("A"&1)', 'OFFSET(B1,0,0)', '合计数', '预算[全年]', 'SUM(甲:乙!A1)'])('follows: %s', (formula) =>
    expect(follows(formula)).toBe(true),
  )

  it.each(['[1]Sheet1!B5', "'[决算.xlsx]表 1'!$B$5+1", 'SUM([2]表!A1:A9)', '1+1', '1260人'])(
    'does not: %s',
    (formula) => expect(follows(formula)).toBe(false),
  )

  it('and does where its own part names the cell', () => expect(follows('[1]Sheet1!B5+A1')).toBe(true))
})
