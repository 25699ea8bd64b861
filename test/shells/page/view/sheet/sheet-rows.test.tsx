import { renderToString } from 'preact-render-to-string'
import { describe, expect, it } from 'vitest'
import type { SheetLook } from '../../../../../src/core/model/sheet-look.ts'
import { geometryOf } from '../../../../../src/shells/page/view/sheet/geometry.ts'
import { SheetLayout } from '../../../../../src/shells/page/view/sheet/layout.ts'
import { SheetIndex } from '../../../../../src/shells/page/view/sheet/sheet-index.ts'
import type { CellMark } from '../../../../../src/shells/page/view/sheet/sheet-props.ts'
import { SheetRows } from '../../../../../src/shells/page/view/sheet/sheet-rows.tsx'
import { lookWith, tenEach } from './looks.ts'

/** Rows 2 to 4 and columns B to D of a sheet, as HTML. */
function drawn(
  look: SheetLook,
  marks: readonly (readonly [string, CellMark])[] = [],
  flashes: readonly (readonly [string, number])[] = [],
): string {
  const { rows, columns } = geometryOf(look, 1)
  const layout = new SheetLayout(new SheetIndex(look), rows, columns, new Map(), 1, tenEach)
  const part = {
    rows: layout.placed({ from: 2, to: 4 }, { from: 2, to: 4 }),
    columns: [2, 3, 4].map((column) => ({ column, width: columns.size(column) })),
    before: { left: 100, top: 20 },
    after: { left: 200, top: 120 },
  }
  return renderToString(
    <table>
      <SheetRows
        part={part}
        headWidth={40}
        marks={new Map(marks)}
        flashes={new Map(flashes)}
        zoom={1}
        idOf={(cell) => `s-${cell}`}
      />
    </table>,
  )
}

const cellIn = (html: string, name: string): string =>
  new RegExp(`<td id="s-${name}"[^>]*>.*?</td>`).exec(html)?.[0] ?? ''

describe('the part of a sheet that is drawn', () => {
  it('has the letters and numbers of its columns and rows, and the room of those that are left out', () => {
    const html = drawn(lookWith([[2, 2, '甲']]))
    expect([...html.matchAll(/<th scope="(?:col|row)"[^>]*>([^<]*)</g)].map(([, text]) => text)).toEqual([
      'B',
      'C',
      'D',
      '2',
      '3',
      '4',
    ])
    expect([...html.matchAll(/<col style="width:(\d+)px;?"/g)].map(([, width]) => Number(width))).toEqual([
      40, 100, 100, 100, 100, 200,
    ])
    expect([...html.matchAll(/<tr class="sheet-gap" style="height:(\d+)px;?"/g)].map(([, height]) => height)).toEqual([
      '20',
      '120',
    ])
  })

  it('tells who hears it where each cell stands', () => {
    expect(cellIn(drawn(lookWith([[3, 4, '乙']])), 'D3')).toContain('aria-rowindex="4" aria-colindex="5"')
  })

  it('shows the parts of a text in their own fonts, until it is changed', () => {
    const runs = [{ text: '*', own: { color: 'FF0000' } }, { text: '名称' }]
    const html = cellIn(drawn(lookWith([[2, 2, '*名称', { runs }]])), 'B2')
    expect(html).toMatch(/<span style="[^"]*color:#FF0000;?">\*<\/span><span[^>]*>名称<\/span>/)
    expect(cellIn(drawn(lookWith([[2, 2, '名称', {}]])), 'B2')).toMatch(/<span style="[^"]*">名称<\/span>/)
  })

  it('shows texts, comments and names of fonts as they are: nothing of them is markup', () => {
    const evil = '<img src=x onerror=alert(1)>"\''
    const html = drawn(
      lookWith([[2, 2, evil, { comment: evil, edit: `="${evil}"` }]], { styles: [{ font: `a"><script>${evil}` }] }),
    )
    expect(html).not.toMatch(/<img|<script/)
    expect(html).toContain('&lt;img src=x onerror=alert(1)>')
  })
})

describe('marks', () => {
  const mend: CellMark = { asks: 'mend', word: '请改正', count: 2 }

  it('have a form besides their colour, and a word for who hears them', () => {
    const marks = (['mend', 'explain', 'corrected', 'unchecked', 'hint'] as const).map((asks) => {
      const html = drawn(lookWith([[2, 2, '甲']]), [['B2', { asks, word: '词', count: 1 }]])
      return /class="sheet-mark (\w+)" data-form="([^"]+)"/.exec(cellIn(html, 'B2'))!.slice(1, 3)
    })
    expect(new Set(marks.map(([name]) => name)).size).toBe(5)
    expect(new Set(marks.map(([, form]) => form)).size).toBe(5)
    expect(cellIn(drawn(lookWith([[2, 2, '甲']]), [['B2', mend]]), 'B2')).toContain('，请改正 2 条')
  })

  it('have their sign where the text does not end', () => {
    const marked = (more: object) => cellIn(drawn(lookWith([[2, 2, '甲', more]]), [['B2', mend]]), 'B2')
    expect(marked({ numeric: true })).toContain('class="sheet-mark mend left"')
    expect(marked({})).toContain('class="sheet-mark mend"')
  })

  it('stand also on a blank cell, and only on theirs', () => {
    const html = drawn(lookWith([]), [['C3', mend]])
    expect(cellIn(html, 'C3')).toContain('sheet-mark')
    expect(html.match(/sheet-mark/g)).toHaveLength(1)
  })

  it('a formula is told as one, and a cell that just changed flashes', () => {
    const html = drawn(lookWith([[2, 2, '7', { edit: '=A1' }]]), [], [['C2', 1]])
    expect(cellIn(html, 'B2')).toContain('，公式')
    expect(cellIn(html, 'C2')).toContain('sheet-flash')
  })
})
