import { describe, expect, it } from 'vitest'
import type { SheetLook } from '../../../../../src/core/model/sheet-look.ts'
import { geometryOf } from '../../../../../src/shells/page/view/sheet/geometry.ts'
import { type PlacedCell, SheetLayout } from '../../../../../src/shells/page/view/sheet/layout.ts'
import { SheetIndex } from '../../../../../src/shells/page/view/sheet/sheet-index.ts'
import type { ChangedCell } from '../../../../../src/shells/page/view/sheet/sheet-props.ts'
import { BORDERED, lookWith, tenEach } from './looks.ts'

function layoutOf(look: SheetLook, changed: readonly (readonly [string, ChangedCell])[] = [], zoom = 1): SheetLayout {
  const { rows, columns } = geometryOf(look, zoom)
  return new SheetLayout(new SheetIndex(look), rows, columns, new Map(changed), zoom, tenEach)
}

function placedIn(layout: SheetLayout, rows: [number, number], columns: [number, number]): Map<string, PlacedCell> {
  const placed = layout.placed({ from: rows[0], to: rows[1] }, { from: columns[0], to: columns[1] })
  return new Map(placed.flatMap(({ cells }) => cells.map((cell) => [cell.name, cell] as const)))
}

const all = (look: SheetLook): Map<string, PlacedCell> => placedIn(layoutOf(look), [1, look.rows], [1, look.columns])

describe('merged cells', () => {
  const look = lookWith([[2, 2, '合并']], { merges: [{ top: 2, left: 2, bottom: 9, right: 5 }] })

  it('stand once, over all their rows and columns', () => {
    const cells = all(look)
    expect(cells.get('B2')).toMatchObject({ rowSpan: 8, colSpan: 4, box: { left: 0, top: 0, width: 400, height: 160 } })
    expect(cells.has('C3')).toBe(false)
    expect(cells.size).toBe(60 - 31)
  })

  it('of which a part is scrolled away are drawn as that part of the whole', () => {
    const cells = placedIn(layoutOf(look), [4, 6], [3, 4])
    expect([...cells.keys()]).toEqual(['B2'])
    expect(cells.get('B2')).toMatchObject({
      rowSpan: 3,
      colSpan: 2,
      box: { left: -100, top: -40, width: 400, height: 160 },
    })
  })

  it('with hidden rows and columns in them are only as large as what is seen', () => {
    const cells = all({
      ...look,
      widths: [{ from: 2, to: 3, width: 0 }],
      heights: [{ from: 2, to: 2, height: 0 }],
    })
    expect(cells.get('B2')).toMatchObject({ rowSpan: 7, colSpan: 2, box: { left: 0, top: 0, width: 200, height: 140 } })
  })
})

describe('a text that is too wide', () => {
  const reach = (look: SheetLook, name: string) => all(look).get(name)!.reach

  it('goes on into blank cells, and stops where something stands', () => {
    expect(reach(lookWith([[1, 1, '长'.repeat(25)]]), 'A1')).toEqual({ left: 0, right: 154 })
    expect(
      reach(
        lookWith([
          [1, 1, '长'.repeat(25)],
          [1, 2, '满'],
        ]),
        'A1',
      ),
    ).toEqual({ left: 0, right: 0 })
    expect(
      reach(
        lookWith([
          [1, 1, '长'.repeat(99)],
          [1, 4, '满'],
        ]),
        'A1',
      ),
    ).toEqual({ left: 0, right: 200 })
  })

  it('needs the more room the further it is set in, and ends with the sheet', () => {
    const styles = [{}, { indent: 2 }]
    expect(reach(lookWith([[1, 1, '长'.repeat(10), { style: 1 }]], { styles }), 'A1').right).toBe(28)
    expect(reach(lookWith([[1, 5, '长'.repeat(99)]]), 'E1').right).toBe(100)
    expect(reach(lookWith([[1, 6, '长'.repeat(99)]]), 'F1')).toEqual({ left: 0, right: 0 })
  })

  it('goes to the left where it is aligned to the right, to both sides from the middle', () => {
    const styles = [{}, { align: 'right' as const }, { align: 'center' as const }]
    expect(reach(lookWith([[1, 3, '长'.repeat(15), { style: 1 }]], { styles }), 'C1')).toEqual({ left: 54, right: 0 })
    expect(reach(lookWith([[1, 3, '长'.repeat(15), { style: 2 }]], { styles }), 'C1')).toEqual({ left: 27, right: 27 })
  })

  it('stays in its cell where it is wrapped, merged, or beside merged cells', () => {
    const long = '长'.repeat(40)
    expect(reach(lookWith([[1, 1, long, { style: 1 }]], { styles: [{}, { wrap: true }] }), 'A1').right).toBe(0)
    const merged = { merges: [{ top: 1, left: 1, bottom: 1, right: 2 }] }
    expect(reach(lookWith([[1, 1, long]], merged), 'A1').right).toBe(0)
    const beside = { merges: [{ top: 1, left: 2, bottom: 1, right: 3 }] }
    expect(reach(lookWith([[1, 1, long]], beside), 'A1').right).toBe(0)
  })

  it('takes the room of a cell that was cleared, and gives it back to one that was filled', () => {
    const look = lookWith([
      [1, 1, '长'.repeat(15)],
      [1, 2, '满'],
    ])
    const cleared = placedIn(layoutOf(look, [['B1', { shown: '', edit: '' }]]), [1, 1], [1, 6])
    expect(cleared.get('A1')!.reach.right).toBe(54)
    const filled = lookWith([[1, 1, '长'.repeat(15)]])
    const after = placedIn(layoutOf(filled, [['B1', { shown: '满', edit: '满' }]]), [1, 1], [1, 6])
    expect(after.get('A1')!.reach.right).toBe(0)
  })

  it('is made smaller where that is asked for; a number always is, which cut off would be another number', () => {
    const shrunk = all(lookWith([[1, 1, '长'.repeat(12), { style: 1 }]], { styles: [{}, { shrink: true }] })).get('A1')!
    expect(shrunk.scale).toBeCloseTo(96 / 120)
    const number = all(lookWith([[1, 1, '1234567.1234', { numeric: true }]])).get('A1')!
    expect([number.scale, number.reach.right]).toEqual([0.8, 0])
  })

  it('reaches as far at every zoom', () => {
    const half = placedIn(layoutOf(lookWith([[1, 1, '长'.repeat(25)]]), [], 0.5), [1, 1], [1, 6])
    expect(half.get('A1')!.reach.right).toBe(125 - 48)
  })

  it('is centred over the blank cells that the file says', () => {
    expect(reach(lookWith([[1, 2, '标题', { across: 3 }]]), 'B1')).toEqual({ left: 0, right: 200 })
  })
})

describe('lines', () => {
  it('are drawn once between two cells, the stronger of the two', () => {
    const styles = [
      {},
      { borders: ['', '1px solid 111111', '', ''] as const },
      { borders: ['', '', '', '3px double 222222'] as const },
    ]
    const cells = all(
      lookWith(
        [
          [1, 1, '甲', { style: 1 }],
          [1, 2, '乙', { style: 2 }],
          [2, 1, '丙', { style: 1 }],
        ],
        { styles },
      ),
    )
    expect(cells.get('A1')!.edges.right).toBe('3px double #222222')
    expect(cells.get('A2')!.edges.right).toBe('1px solid #111111')
    expect(cells.get('B1')!.edges.left).toBeUndefined()
  })

  it('of a merged range are those of its whole outline, and none within', () => {
    const around = { style: 1 }
    const cells = all(
      lookWith(
        [
          [2, 2, '合', around],
          [2, 3, '', around],
          [3, 2, '', around],
          [3, 3, '', around],
        ],
        {
          styles: [{}, BORDERED],
          merges: [{ top: 2, left: 2, bottom: 3, right: 3 }],
        },
      ),
    )
    const black = '1px solid #000000'
    expect(cells.get('B2')!.edges).toEqual({ top: undefined, right: black, bottom: black, left: undefined })
    expect([cells.get('A2')!.edges.right, cells.get('B1')!.edges.bottom]).toEqual([black, black])
  })

  it('at the edge of the sheet are drawn by the first row and column', () => {
    const { edges } = all(lookWith([[1, 1, '甲', { style: 1 }]], { styles: [{}, BORDERED] })).get('A1')!
    expect([edges.top, edges.left]).toEqual(['1px solid #000000', '1px solid #000000'])
  })

  it('of the grid are not seen where the sheet hides them, on a fill, or under a text that goes on', () => {
    const grid = '1px solid #d4d4d4'
    expect(all(lookWith([])).get('A1')!.edges.right).toBe(grid)
    expect(all(lookWith([], { gridLines: false })).get('A1')!.edges.right).toBeUndefined()
    const filled = all(lookWith([[2, 2, '', { style: 1 }]], { styles: [{}, { fill: 'FF0000' }] }))
    expect([filled.get('A2')!.edges.right, filled.get('B2')!.edges.bottom, filled.get('B1')!.edges.bottom]).toEqual([
      undefined,
      undefined,
      undefined,
    ])
    const long = all(lookWith([[1, 1, '长'.repeat(25)]]))
    expect(['A1', 'B1', 'C1'].map((name) => long.get(name)!.edges.right)).toEqual([undefined, undefined, grid])
  })

  it('pass over hidden columns', () => {
    const styles = [{}, { borders: ['', '', '', '1px solid 111111'] as const }]
    const cells = all(lookWith([[1, 3, '乙', { style: 1 }]], { styles, widths: [{ from: 2, to: 2, width: 0 }] }))
    expect(cells.get('A1')!.edges.right).toBe('1px solid #111111')
  })
})

describe('what a cell shows', () => {
  it('is what it was changed to, aligned as that kind of content is', () => {
    const look = lookWith([
      [1, 1, '待填'],
      [1, 2, '12', { numeric: true, color: 'FF0000' }],
    ])
    const layout = layoutOf(look, [
      ['A1', { shown: '85.00%', edit: '85%' }],
      ['B1', { shown: '暂无', edit: '暂无' }],
    ])
    expect(layout.shownAt(1, 1)).toMatchObject({ shown: '85.00%', edit: '85%', align: 'right' })
    expect(layout.shownAt(1, 2)).toMatchObject({ shown: '暂无', align: 'left', color: undefined })
  })
})
