import { describe, expect, it } from 'vitest'
import { fittingHeight } from '../../../../src/adapters/excel/look/row-heights.ts'
import type { CellLook } from '../../../../src/core/model/sheet-look.ts'

const STYLES = [{ size: 10 }, { size: 10, wrap: true as const }, { size: 40 }]
const cell = (shown: string, style: number): CellLook => ({ row: 1, column: 1, shown, edit: shown, style })
/** In a column of 106 pixels, so that 20 half-width letters of ten pixels stand in a line. */
const height = (...cells: readonly CellLook[]): number => fittingHeight(cells, STYLES, () => 106, 18)

describe('a row of which the file says no height', () => {
  it('is as high as rows are where nothing is wrapped', () => {
    expect(height()).toBe(18)
    expect(height(cell('很'.repeat(50), 0))).toBe(18)
  })

  it('grows with the lines of its longest text', () => {
    expect(height(cell('很'.repeat(10), 1))).toBe(18)
    expect(height(cell('很'.repeat(11), 1))).toBe(26)
    expect(height(cell('一\n二\n\n四', 1), cell('很'.repeat(11), 1))).toBe(52)
  })

  it('grows with its largest font, but not for a blank cell', () => {
    expect(height(cell('大', 2))).toBe(49)
    expect(height(cell('', 2))).toBe(18)
    expect(height({ ...cell('小大', 0), runs: [{ text: '小' }, { text: '大', own: { size: 40 } }] })).toBe(49)
  })

  it('never grows beyond what a row may be', () => {
    expect(height(cell('很'.repeat(30_000), 1))).toBe(546)
  })
})
