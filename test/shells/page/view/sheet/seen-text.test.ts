import { describe, expect, it } from 'vitest'
import type { CellLook } from '../../../../../src/core/model/sheet-look.ts'
import { geometryOf } from '../../../../../src/shells/page/view/sheet/geometry.ts'
import { SheetLayout } from '../../../../../src/shells/page/view/sheet/layout.ts'
import { seenText } from '../../../../../src/shells/page/view/sheet/seen-text.ts'
import { SheetIndex } from '../../../../../src/shells/page/view/sheet/sheet-index.ts'
import { lookWith, tenEach } from './looks.ts'

type Runs = NonNullable<CellLook['runs']>

/** What is drawn of a text in a cell of 100 × 20 pixels. */
function drawn(text: string, zoom = 1, wrap = true): string {
  const [all, ...more] = drawnRuns(text, undefined, zoom, wrap)
  expect(more).toEqual([])
  return all!.text
}

function drawnRuns(text: string, runs?: Runs, zoom = 1, wrap = true): Runs {
  const look = lookWith([[1, 1, text, runs ? { runs } : {}]], { styles: [wrap ? { wrap, size: 15 } : { size: 15 }] })
  const { rows, columns } = geometryOf(look, zoom)
  const layout = new SheetLayout(new SheetIndex(look), rows, columns, new Map(), zoom, tenEach)
  return seenText(layout.placed({ from: 1, to: 1 }, { from: 1, to: 1 })[0]!.cells[0]!, zoom)
}

describe('what is drawn of a text', () => {
  it('is all of it as long as it could be seen, and some more', () => {
    expect(drawn('字'.repeat(300))).toBe('字'.repeat(300))
    expect(drawn('i'.repeat(300), 0.5)).toBe('i'.repeat(300))
  })

  it('is cut off where it goes on for ever', () => {
    const text = drawn('字'.repeat(32_767))
    expect(text.length).toBeLessThan(1000)
    expect(text.endsWith('…')).toBe(true)
  })

  it('has its line breaks only where it is wrapped', () => {
    expect(drawn('一\n二')).toBe('一\n二')
    expect(drawn('一\r\n二', 1, false)).toBe('一 二')
  })

  it('is drawn part by part, and cut off in whichever part it goes on for ever', () => {
    const red = { color: 'FF0000' }
    const runs = [{ text: '*', own: red }, { text: '项目\n名称' }]
    expect(drawnRuns('*项目\n名称', runs)).toEqual(runs)
    expect(drawnRuns('*项目\n名称', runs, 1, false)).toEqual([runs[0], { text: '项目 名称' }])
    const endless = [{ text: '字'.repeat(30_000), own: red }, { text: '尾' }]
    const [first, ...rest] = drawnRuns(`${'字'.repeat(30_000)}尾`, endless)
    expect([first!.text.length < 1000, first!.own, rest]).toEqual([true, red, []])
  })
})
