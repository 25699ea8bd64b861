import { describe, expect, it } from 'vitest'
import type { CellStyle } from '../../../../../src/core/model/sheet-look.ts'
import {
  boxCss,
  canvasFont,
  diagonalCss,
  fontFamily,
  frameCss,
  runCss,
  textCss,
} from '../../../../../src/shells/page/view/sheet/cell-css.ts'
import type { PlacedCell } from '../../../../../src/shells/page/view/sheet/layout.ts'

function placed(style: CellStyle, more: Partial<PlacedCell> = {}): PlacedCell {
  return {
    name: 'A1',
    range: { top: 1, left: 1, bottom: 1, right: 1 },
    shown: '文字',
    edit: '文字',
    style,
    align: style.align ?? 'left',
    color: style.color,
    comment: '',
    runs: [],
    rowSpan: 1,
    colSpan: 1,
    box: { left: 0, top: 0, width: 100, height: 20 },
    edges: { top: undefined, right: undefined, bottom: undefined, left: undefined },
    reach: { left: 0, right: 0 },
    scale: 1,
    ...more,
  }
}

describe('fonts', () => {
  it('of the file come first, then those of the same kind that other machines have', () => {
    expect(fontFamily('仿宋_GB2312')).toMatch(/^"仿宋_GB2312", .*SimSun.* serif$/)
    expect(fontFamily('微软雅黑')).toMatch(/^"微软雅黑", .*sans-serif$/)
    expect(fontFamily(undefined)).toMatch(/^SimSun/)
  })

  it('whose names mean harm are names all the same', () => {
    expect(fontFamily('x"; } body { display: none')).toMatch(/^"x[^"]*display: none", /)
    expect(canvasFont({ font: 'a\n"b', bold: true, size: 20 })).toMatch(/^bold 20px "ab", /)
  })
})

describe('a cell', () => {
  it('has its ground and its lines', () => {
    const edges = { top: undefined, right: '1px solid #000000', bottom: '2px dashed #FF0000', left: undefined }
    const others = { top: '1px solid #111111', right: undefined, bottom: undefined, left: '1px solid #222222' }
    expect(frameCss(placed({}, { edges: others }))).toEqual({
      borderTop: '1px solid #111111',
      borderLeft: '1px solid #222222',
    })
    expect(frameCss(placed({ fill: 'FFFF00' }, { edges }))).toEqual({
      backgroundColor: '#FFFF00',
      borderRight: '1px solid #000000',
      borderBottom: '2px dashed #FF0000',
    })
  })

  it('is laid out in the size of life at every zoom, so that lines break alike', () => {
    expect(boxCss(placed({}), 1)).toMatchObject({ width: '100px', height: '20px' })
    const half = boxCss(
      placed({}, { box: { left: -50, top: 0, width: 50, height: 10 }, reach: { left: 5, right: 20 } }),
      0.5,
    )
    expect(half).toMatchObject({ left: '-55px', width: '150px', height: '20px', transform: 'scale(0.5)' })
    const third = boxCss(placed({}, { box: { left: 0, top: 0, width: 31, height: 7 } }), 0.3)
    expect([third.width, third.height]).toEqual(['104px', '24px'])
    expect(textCss(placed({ size: 16 }, { scale: 0.75 }))).toMatchObject({ fontSize: '12px' })
  })

  it('stands at the bottom left unless the style says otherwise, and is set in', () => {
    expect(boxCss(placed({}), 1)).toMatchObject({ alignItems: 'flex-end', justifyContent: 'flex-start' })
    expect(boxCss(placed({ valign: 'middle', align: 'right', indent: 2 }), 1)).toMatchObject({
      alignItems: 'center',
      justifyContent: 'flex-end',
      paddingLeft: '2px',
      paddingRight: '26px',
    })
  })

  it('is set in from the side where it begins, from both where it is drawn out', () => {
    const sides = (style: CellStyle) => {
      const { paddingLeft, paddingRight } = boxCss(placed(style), 1)
      return [paddingLeft, paddingRight]
    }
    expect(sides({ indent: 1 })).toEqual(['14px', '2px'])
    expect(sides({ indent: 1, align: 'distributed' })).toEqual(['14px', '14px'])
    expect(sides({ indent: 1, align: 'center' })).toEqual(['2px', '2px'])
  })

  it('wraps, is drawn out to both sides, and stands on its side', () => {
    expect(textCss(placed({ wrap: true, align: 'center' }))).toMatchObject({
      whiteSpace: 'pre-wrap',
      textAlign: 'center',
    })
    expect(textCss(placed({ wrap: true, align: 'distributed' }))).toMatchObject({ textAlignLast: 'justify' })
    expect(textCss(placed({ vertical: true }))).toMatchObject({
      writingMode: 'vertical-rl',
      textOrientation: 'upright',
    })
    expect(textCss(placed({ rotate: 90 }))).toMatchObject({ transform: 'rotate(180deg)', writingMode: 'vertical-rl' })
    expect(textCss(placed({ rotate: -90 }))).toMatchObject({ textOrientation: 'sideways', writingMode: 'vertical-rl' })
    expect(textCss(placed({ rotate: -90 })).transform).toBeUndefined()
    expect(textCss(placed({ rotate: 45 }))).toMatchObject({ transform: 'rotate(-45deg)' })
    expect(textCss(placed({ bold: true, italic: true }))).toMatchObject({ fontWeight: 'bold', fontStyle: 'italic' })
    expect(textCss(placed({ underline: true, strike: true }))).toMatchObject({
      textDecoration: 'underline line-through',
    })
  })

  it('has lines from corner to corner', () => {
    const { backgroundImage } = diagonalCss({ diagonals: ['1px solid FF0000', ''] })
    expect(backgroundImage).toMatch(/^linear-gradient\(to top right, .*#FF0000/)
    expect(diagonalCss({})).toEqual({})
  })
})

describe('a part of a text', () => {
  const runs = [{ text: '*', own: { color: 'FF0000', size: 12, underline: true as const } }, { text: '名称' }]
  const cell = placed({ bold: true, underline: true, color: '0000FF', size: 20 }, { runs, scale: 0.5 })

  it('has its own font as a whole, at the size at which the text is drawn', () => {
    expect(runCss(runs[0]!, cell)).toEqual({
      fontFamily: fontFamily(undefined),
      ...{ fontSize: '6px', fontWeight: 'normal', fontStyle: 'normal', color: '#FF0000', textDecoration: 'underline' },
    })
    expect(runCss({ text: '注', own: {} }, cell)).toMatchObject({ color: '#000000', fontWeight: 'normal' })
    expect(runCss({ text: '2', own: { size: 20, raised: 'super' } }, placed({}))).toMatchObject({
      ...{ fontSize: '13px', verticalAlign: 'super' },
    })
  })

  it('or that of the cell, of which only the line below is its own', () => {
    expect(runCss(runs[1]!, cell)).toEqual({ textDecoration: 'underline' })
    expect(textCss(cell)).not.toHaveProperty('textDecoration')
    expect(textCss(cell)).toMatchObject({ fontWeight: 'bold', color: '#0000FF' })
  })
})
