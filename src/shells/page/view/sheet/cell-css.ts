import type { CellStyle, TextRun } from '../../protocol.ts'
import { INDENT, PADDING, type PlacedCell } from './layout.ts'

/** What goes into `style` of an element, property by property: never as text, so that no policy stands against it. */
export type Css = Readonly<Record<string, string>>

const SIZE = 15

/** Fonts to take where a machine lacks the one of the file. */
const HEAVY = '"Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", sans-serif'
const LIGHT = 'SimSun, "Songti SC", "Noto Serif CJK SC", serif'
const IS_LIGHT = /宋|仿|楷|song|sim ?sun|fang|kai|times|serif|roman|georgia|cambria|明|mincho/i

export function fontFamily(font: string | undefined): string {
  const name = (font ?? '').replace(/["\\;{}<>\n\r]/g, '')
  const others = name !== '' && !IS_LIGHT.test(name) ? HEAVY : LIGHT
  return name === '' ? others : `"${name}", ${others}`
}

/** For `ctx.font` of a canvas, by which texts are measured, at the size of life. */
export function canvasFont({ bold, italic, size = SIZE, font }: CellStyle): string {
  return `${italic ? 'italic ' : ''}${bold ? 'bold ' : ''}${size}px ${fontFamily(font)}`
}

/** Of the `td`: its ground and its lines. */
export function frameCss({ style, edges }: Pick<PlacedCell, 'style' | 'edges'>): Css {
  const { top, right, bottom, left } = edges
  return {
    ...(style.fill ? { backgroundColor: `#${style.fill}` } : {}),
    ...(top ? { borderTop: top } : {}),
    ...(right ? { borderRight: right } : {}),
    ...(bottom ? { borderBottom: bottom } : {}),
    ...(left ? { borderLeft: left } : {}),
  }
}

const VERTICALLY = { top: 'flex-start', middle: 'center', bottom: 'flex-end' }
const ACROSS = { left: 'flex-start', center: 'center', right: 'flex-end', justify: 'stretch', distributed: 'stretch' }

/**
 * Of the box around a text, which may reach out of its cell. It is laid out in the size of life and drawn smaller or
 * larger as a whole: so lines break alike at every zoom, and browsers that draw no Chinese below 12 pixels do here.
 */
export function boxCss({ box, reach, style, align }: PlacedCell, zoom: number): Css {
  const indent = (style.indent ?? 0) * INDENT
  const indentRight = align === 'right' || align === 'distributed' ? indent : 0
  const indentLeft = align === 'left' || align === 'distributed' ? indent : 0
  return {
    left: px(box.left - reach.left),
    top: px(box.top),
    width: px(Math.ceil((box.width + reach.left + reach.right) / zoom)),
    height: px(Math.ceil(box.height / zoom)),
    paddingLeft: px(PADDING + indentLeft),
    paddingRight: px(PADDING + indentRight),
    alignItems: VERTICALLY[style.valign ?? 'bottom'],
    justifyContent: ACROSS[align],
    ...(zoom === 1 ? {} : { transform: `scale(${zoom})` }),
  }
}

/** Of the text itself. */
export function textCss({ style, color, align, scale, runs }: PlacedCell): Css {
  return {
    fontFamily: fontFamily(style.font),
    fontSize: px((style.size ?? SIZE) * scale),
    ...(style.bold ? { fontWeight: 'bold' } : {}),
    ...(style.italic ? { fontStyle: 'italic' } : {}),
    // A line below the whole would also stand below parts that have none.
    ...(runs.length > 0 ? {} : lineCss(style)),
    ...(color ? { color: `#${color}` } : {}),
    ...(style.wrap
      ? {
          whiteSpace: 'pre-wrap',
          overflowWrap: 'anywhere',
          textAlign: align === 'distributed' ? 'justify' : align,
          width: '100%',
        }
      : {}),
    // Firefox moves apart only words unless it is told otherwise.
    ...(align === 'distributed' ? { textAlignLast: 'justify', textJustify: 'inter-character' } : {}),
    ...turned(style),
  }
}

/** A raised or lowered letter, of its own size. */
const RAISED_SIZE = 0.65

/** Of a part of a text: its own font, as a whole, or that of the cell. */
export function runCss({ own }: TextRun, { style, scale }: Pick<PlacedCell, 'style' | 'scale'>): Css {
  if (!own) return lineCss(style)
  const { font, size = SIZE, bold, italic, color = '000000', raised } = own
  return {
    fontFamily: fontFamily(font),
    fontSize: px(size * scale * (raised ? RAISED_SIZE : 1)),
    fontWeight: bold ? 'bold' : 'normal',
    fontStyle: italic ? 'italic' : 'normal',
    color: `#${color}`,
    ...(raised ? { verticalAlign: raised } : {}),
    ...lineCss(own),
  }
}

function lineCss({ underline, strike }: Pick<CellStyle, 'underline' | 'strike'>): Css {
  const lines = [underline ? 'underline' : '', strike ? 'line-through' : ''].filter(Boolean).join(' ')
  return lines ? { textDecoration: lines } : {}
}

function turned({ vertical, rotate = 0 }: CellStyle): Css {
  if (vertical) return { writingMode: 'vertical-rl', textOrientation: 'upright', width: 'auto', textAlign: 'center' }
  if (rotate === 90)
    return { writingMode: 'vertical-rl', textOrientation: 'sideways', transform: 'rotate(180deg)', width: 'auto' }
  if (rotate === -90) return { writingMode: 'vertical-rl', textOrientation: 'sideways', width: 'auto' }
  return rotate === 0 ? {} : { transform: `rotate(${-rotate}deg)` }
}

/** Lines from corner to corner, as a ground of the cell. */
export function diagonalCss({ diagonals }: CellStyle): Css {
  if (!diagonals) return {}
  const [down, up] = diagonals
  const line = (drawn: string, corner: string): string => {
    const [width = '1px', , color = '000000'] = drawn.split(' ')
    const half = `${Number.parseFloat(width) / 2}px`
    return `linear-gradient(to ${corner}, transparent calc(50% - ${half}), #${color} calc(50% - ${half}), #${color} calc(50% + ${half}), transparent calc(50% + ${half}))`
  }
  return {
    backgroundImage: [down && line(down, 'top right'), up && line(up, 'bottom right')].filter(Boolean).join(', '),
  }
}

function px(value: number): string {
  return `${Math.round(value * 100) / 100}px`
}
