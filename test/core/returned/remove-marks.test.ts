import { describe, expect, it } from 'vitest'
import { ourSheets } from '../../../src/core/returned/our-sheets.ts'
import { earlierCorrections, removeMarks } from '../../../src/core/returned/remove-marks.ts'
import type { Cell, Sheet, Workbook } from '../../../src/core/model/workbook.ts'

const text = (row: number, column: number, of: string): Cell => ({ row, column, value: { kind: 'text', text: of } })
const heads = (...of: readonly string[]): Cell[] => of.map((head, index) => text(1, index + 1, head))
const sheet = (name: string, cells: readonly Cell[], comments: Sheet['comments'] = []): Sheet => ({
  ...{ name, cells, comments, merges: [], state: 'visible', hiddenRows: new Set(), hiddenColumns: new Set() },
})

const RESULT = sheet('审核结果', heads('序号', '级别', '规则', '处理', '情况说明', '编号'))
const FORM = '自评表'

/** A workbook that came back: one cell marked with our comment and a fill, and what was noted of it. */
function returned(fill: string, ...undo: readonly object[]): Workbook {
  const notes = undo.map((line, index) => text(index + 2, 4, JSON.stringify(line)))
  return {
    sheets: [
      sheet(
        FORM,
        [{ ...text(1, 1, '甲'), fill }],
        [{ row: 1, column: 1, author: '校表', text: '【错误】DF-02 总分\n依据：填报说明' }],
      ),
      RESULT,
      sheet('更正记录', [...heads('单元格', '原值', '更正值', '复原信息'), ...notes]),
    ],
  }
}
const cellsOf = (workbook: Workbook) => removeMarks(workbook)!.sheets.find((each) => each.sheet === FORM)?.cells

describe('taking the marks off', () => {
  it('gives a cell the colour back that the department had given it', () => {
    const noted = { kind: 'fill', sheet: FORM, cell: 'A1', fill: 'FFFF00' }
    expect(cellsOf(returned('FFC7CE', noted))).toEqual([{ row: 1, column: 1, comment: null, fill: 'FFFF00' }])
  })

  it('leaves a cell white that was white', () => {
    expect(cellsOf(returned('FFC7CE'))).toEqual([{ row: 1, column: 1, comment: null, fill: null }])
  })

  it('leaves a colour that the department has put over ours', () => {
    const noted = { kind: 'fill', sheet: FORM, cell: 'A1', fill: 'FFFF00' }
    expect(cellsOf(returned('00B0F0', noted))).toEqual([{ row: 1, column: 1, comment: null }])
  })

  it('takes its fill from the whole merge, to which LibreOffice gives the look of its first cell, and from nothing else', () => {
    const [form, ...ours] = returned('FFC7CE').sheets
    const filled = (row: number, column: number): Cell => ({ row, column, value: { kind: 'blank' }, fill: 'FFC7CE' })
    const merged = {
      ...form!,
      cells: [...form!.cells, filled(1, 2), filled(1, 3), filled(2, 1)],
      merges: [{ top: 1, left: 1, bottom: 1, right: 2 }],
    }
    expect(cellsOf({ sheets: [merged, ...ours] })).toEqual([
      { row: 1, column: 1, comment: null, fill: null },
      { row: 1, column: 2, fill: null },
    ])
  })

  it('passes over what is noted of the cell of another sheet, or was damaged', () => {
    const elsewhere = { kind: 'fill', sheet: '别的表', cell: 'A1', fill: 'FFFF00' }
    const damaged = { kind: 'fill', sheet: FORM, cell: 'A1', fill: '黄' }
    expect(cellsOf(returned('FFC7CE', elsewhere, damaged))).toEqual([{ row: 1, column: 1, comment: null, fill: null }])
  })
})

describe('a corrected value', () => {
  const noted = { kind: 'value', sheet: FORM, cell: 'A1', before: { kind: 'text', text: '98分' }, after: '99.3' }
  const holding = (value: Cell['value']): Workbook => {
    const { sheets } = returned('C6EFCE', noted)
    return {
      sheets: sheets.map((each) => (each.name === FORM ? { ...each, cells: [{ row: 1, column: 1, value }] } : each)),
    }
  }

  it.each(['99.3', '99.30', '9.93E1'])('still holds where another program wrote it as %s', (text) => {
    const workbook = holding({ kind: 'number', text })
    expect(cellsOf(workbook)).toMatchObject([{ value: { kind: 'text', text: '98分' } }])
    expect(earlierCorrections(workbook)).toMatchObject([{ stands: true }])
  })

  it('is the department’s own where it is another number, or was typed as a text', () => {
    for (const value of [
      { kind: 'number', text: '99.31' },
      { kind: 'text', text: '99.30' },
    ] as const) {
      expect(cellsOf(holding(value))).toEqual([{ row: 1, column: 1, comment: null }])
      expect(earlierCorrections(holding(value))).toMatchObject([{ stands: false }])
    }
  })
})

describe('a sheet of ours', () => {
  it('is known by its heads together, whatever it is called: others number their lines, too', () => {
    expect(ourSheets({ sheets: [RESULT] }).result).toBe(RESULT)
    const renamed = { ...RESULT, name: '局内初审' }
    expect(ourSheets({ sheets: [renamed] }).result).toBe(renamed)
    for (const needed of ['序号', '处理', '情况说明', '编号']) {
      const own = sheet(
        '审核结果',
        RESULT.cells.filter(({ value }) => value.kind === 'text' && value.text !== needed),
      )
      expect(ourSheets({ sheets: [own] }).result).toBeUndefined()
      expect(removeMarks({ sheets: [own] })).toBeUndefined()
    }
    const scattered = sheet(
      '审核结果',
      RESULT.cells.map((cell) => ({ ...cell, row: cell.column })),
    )
    expect(ourSheets({ sheets: [scattered] }).result).toBeUndefined()
  })
})
