import type { CellStyle, RunFont } from '../../../core/model/sheet-look.ts'
import type { XmlScanner } from '../../opc/xml/xml-scanner.ts'
import { type Colour, type Palette, readColour, resolvedColour } from './colours.ts'
import { pixels } from './sizes.ts'

/** A font (18.8.22), or that of a part of a text (18.4.7). */
export interface Font {
  readonly name?: string
  readonly points?: number
  readonly color?: Colour
  readonly bold?: true
  readonly italic?: true
  readonly underline?: true
  readonly strike?: true
  readonly raised?: RunFont['raised']
}

const RAISED: Readonly<Record<string, NonNullable<RunFont['raised']>>> = { superscript: 'super', subscript: 'sub' }

/** Of the element just opened. */
export function readFont(scanner: XmlScanner): Font {
  const font: { -readonly [Key in keyof Font]: Font[Key] } = {}
  const isOn = (): boolean => !['0', 'false', 'off', 'none'].includes(scanner.attribute('val') ?? '')
  scanner.eachChild((name) => {
    if (name === 'name' || name === 'rFont') font.name = fontName(scanner.attribute('val'))
    else if (name === 'sz') font.points = points(scanner.attribute('val'))
    else if (name === 'color') font.color = readColour(scanner)
    else if (name === 'b' && isOn()) font.bold = true
    else if (name === 'i' && isOn()) font.italic = true
    else if (name === 'u' && isOn()) font.underline = true
    else if (name === 'strike' && isOn()) font.strike = true
    else if (name === 'vertAlign') font.raised = RAISED[scanner.attribute('val') ?? '']
  })
  return font
}

/** 「宋体」 and 11 where nothing is said; no colour for black. */
export function fontLook(
  { name = '宋体', points = 11, color, raised: _, ...marks }: Font,
  palette: Palette,
): Pick<CellStyle, 'bold' | 'italic' | 'underline' | 'strike' | 'font' | 'size' | 'color'> {
  const rgb = color && resolvedColour(color, palette)
  return {
    ...marks,
    font: name,
    size: pixels(points),
    ...(rgb === undefined || rgb === '000000' ? {} : { color: rgb }),
  }
}

const LONGEST_FONT_NAME = 80

function fontName(text: string | undefined): string {
  // 「@宋体」 is 宋体 lying on its side.
  const name = (text ?? '').replace(/^@/, '').trim().slice(0, LONGEST_FONT_NAME)
  return name === '' ? '宋体' : name
}

function points(text: string | undefined): number {
  const size = Number(text)
  return size >= 1 && size <= 409 ? size : 11
}
