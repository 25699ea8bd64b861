import { describe, expect, it } from 'vitest'
import { geometryOf } from '../../../../../src/shells/page/view/sheet/geometry.ts'
import { pastedCells } from '../../../../../src/shells/page/view/sheet/pasting.ts'
import { SheetIndex } from '../../../../../src/shells/page/view/sheet/sheet-index.ts'
import { lookWith } from './looks.ts'

const look = lookWith([], {
  merges: [{ top: 2, left: 2, bottom: 3, right: 3 }],
  heights: [{ from: 5, to: 6, height: 0 }],
})
const { rows, columns } = geometryOf(look, 1)
const filled = (text: string, at: string) => pastedCells(text, at, { index: new SheetIndex(look), rows, columns })
const pasted = (text: string, at: string): string[] => filled(text, at).cells.map((each) => `${each.cell} ${each.text}`)

describe('what is copied from Excel', () => {
  it('fills one cell, or as many as it had', () => {
    expect(pasted('12.5\r\n', 'D4')).toEqual(['D4 12.5'])
    expect(pasted('一\t二\r\n三\t\r\n', 'E7')).toEqual(['E7 一', 'F7 二', 'E8 三', 'F8 '])
    expect(pasted('', 'D4')).toEqual(['D4 '])
  })

  it('takes a merged range as one cell, and passes over hidden rows', () => {
    expect(pasted('一\n二\n三\n四', 'B1')).toEqual(['B1 一', 'B2 二', 'B4 三', 'B7 四'])
    expect(pasted('一\t二\t三', 'A2')).toEqual(['A2 一', 'B2 二', 'D2 三'])
  })

  it('ends at the edge of the sheet', () => {
    expect(pasted('一\t二\n三', 'F10')).toEqual(['F10 一'])
    expect(pasted('一\n'.repeat(5000), 'A1').length).toBeLessThan(10)
  })

  it('tells how many texts found no cell', () => {
    expect(filled('一\t二\n三\n\n', 'F10').left).toBe(2)
    expect(filled('一\n二', 'D8').left).toBe(0)
  })

  it('may have cells of several lines, which stand in quotes; quotes within a text stay', () => {
    expect(pasted('"一\n二"\t"他说""好"""\n三', 'D8')).toEqual(['D8 一\n二', 'E8 他说"好"', 'D9 三'])
    expect(pasted('共"两"项', 'D8')).toEqual(['D8 共"两"项'])
    expect(pasted('"两"项', 'D8')).toEqual(['D8 "两"项'])
  })
})
