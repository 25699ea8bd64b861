import { XmlScanner } from '../../opc/xml/xml-scanner.ts'

/** A colour as a part names it (CT_Color, ECMA-376 Part 1, 18.8.19). */
export interface Colour {
  readonly rgb?: string
  readonly theme?: number
  readonly indexed?: number
  /** From -1, darkest, to 1, lightest. */
  readonly tint?: number
}

/** What theme and indexed colours of a workbook come to, RRGGBB. */
export interface Palette {
  readonly theme: readonly string[]
  readonly indexed: readonly string[]
}

/** Of the element just opened. */
export function readColour(scanner: XmlScanner): Colour {
  const rgb = plainRgb(scanner.attribute('rgb'))
  const theme = scanner.integer('theme')
  const indexed = scanner.integer('indexed')
  const tint = Number(scanner.attribute('tint') ?? 0)
  return {
    ...(rgb === undefined ? {} : { rgb }),
    ...(theme === undefined ? {} : { theme }),
    ...(indexed === undefined ? {} : { indexed }),
    ...(tint >= -1 && tint <= 1 && tint !== 0 ? { tint } : {}),
  }
}

/** 「FFC00000」 or 「c00000」 → 「C00000」; undefined for anything else. */
export function plainRgb(text: string | undefined): string | undefined {
  return text !== undefined && /^([0-9a-f]{2})?[0-9a-f]{6}$/i.test(text) ? text.slice(-6).toUpperCase() : undefined
}

/** RRGGBB; undefined for a colour that is left to the program. */
export function resolvedColour(colour: Colour, { theme, indexed }: Palette): string | undefined {
  const base =
    colour.theme === undefined
      ? (colour.rgb ??
        (colour.indexed === undefined ? undefined : (indexed[colour.indexed] ?? INDEXED[colour.indexed])))
      : theme[colour.theme]
  return base === undefined || colour.tint === undefined ? base : tinted(base, colour.tint)
}

/** A mixture of two colours; `share` of the first. */
export function mixed(first: string, second: string, share: number): string {
  const [a, b] = [channels(first), channels(second)]
  return hex(a.map((channel, at) => channel * share + b[at]! * (1 - share)))
}

/** Lighter or darker at the same hue and saturation (18.8.19). */
function tinted(rgb: string, tint: number): string {
  const [red, green, blue] = channels(rgb).map((channel) => channel / 255) as [number, number, number]
  const [most, least] = [Math.max(red, green, blue), Math.min(red, green, blue)]
  const light = (most + least) / 2
  const tintedLight = tint < 0 ? light * (1 + tint) : light * (1 - tint) + tint
  const spread = most - least
  const saturation = spread === 0 ? 0 : spread / (light > 0.5 ? 2 - most - least : most + least)
  const chroma = saturation * (1 - Math.abs(2 * tintedLight - 1))
  const middle = (most + least) / 2
  // Each channel keeps its share of the spread, around the new lightness.
  const channel = (value: number): number =>
    (tintedLight + (spread === 0 ? 0 : ((value - middle) / spread) * chroma)) * 255
  return hex([red, green, blue].map(channel))
}

function channels(rgb: string): number[] {
  return [0, 2, 4].map((at) => Number.parseInt(rgb.slice(at, at + 2), 16))
}

function hex(values: readonly number[]): string {
  const digits = (value: number): string =>
    Math.round(Math.min(255, Math.max(0, value)))
      .toString(16)
      .padStart(2, '0')
  return values.map(digits).join('').toUpperCase()
}

/** How `theme` counts the colours of a scheme (20.1.6.2): light before dark, otherwise as they stand. */
const THEME_ORDER = 'lt1 dk1 lt2 dk2 accent1 accent2 accent3 accent4 accent5 accent6 hlink folHlink'.split(' ')
const OFFICE_THEME = 'FFFFFF 000000 E7E6E6 44546A 4472C4 ED7D31 A5A5A5 FFC000 5B9BD5 70AD47 0563C1 954F72'.split(' ')

/** Of a theme part; those of Office where it says nothing. */
export function readTheme(text: string | undefined): readonly string[] {
  const found = text === undefined ? new Map<string, string>() : schemeColours(text)
  return THEME_ORDER.map((name, at) => found.get(name) ?? OFFICE_THEME[at]!)
}

function schemeColours(text: string): Map<string, string> {
  const scanner = new XmlScanner(text)
  const colours = new Map<string, string>()
  const readNamed = (name: string): void =>
    scanner.eachChild(() => {
      const rgb = plainRgb(scanner.attribute('lastClr') ?? scanner.attribute('val'))
      if (rgb !== undefined && !colours.has(name)) colours.set(name, rgb)
    })
  scanner.openRoot()
  scanner.eachChild((part) => {
    if (part === 'themeElements') scanner.eachChild((each) => each === 'clrScheme' && scanner.eachChild(readNamed))
  })
  return colours
}

const BRIGHT = '000000 FFFFFF FF0000 00FF00 0000FF FFFF00 FF00FF 00FFFF'
/** The palette that holds where a workbook has none of its own (18.8.27); the first eight stand there twice. */
const INDEXED: readonly string[] = `${BRIGHT} ${BRIGHT}
  800000 008000 000080 808000 800080 008080 C0C0C0 808080 9999FF 993366 FFFFCC CCFFFF 660066 FF8080 0066CC CCCCFF
  000080 FF00FF FFFF00 00FFFF 800080 800000 008080 0000FF 00CCFF CCFFFF CCFFCC FFFF99 99CCFF FF99CC CC99FF FFCC99
  3366FF 33CCCC 99CC00 FFCC00 FF9900 FF6600 666699 969696 003366 339966 003300 333300 993300 993366 333399 333333
  000000 FFFFFF`
  .trim()
  .split(/\s+/)
