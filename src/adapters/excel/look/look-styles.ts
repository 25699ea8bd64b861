import type { CellStyle } from '../../../core/model/sheet-look.ts'
import type { XmlScanner } from '../../opc/xml/xml-scanner.ts'
import { readStyles, type StyleVisits } from '../read/style-items.ts'
import { type Colour, mixed, type Palette, plainRgb, readColour, resolvedColour } from './colours.ts'
import { alignmentLook } from './alignment.ts'
import { type Font, fontLook, readFont } from './fonts.ts'

/** A fill (18.8.20): the mixture of two colours that its pattern comes to. */
interface Fill {
  readonly fore?: Colour
  readonly back?: Colour
  /** Of the first colour. */
  readonly share: number
}

interface Edge {
  readonly line: string
  readonly color?: Colour
}
type Border = Partial<Record<'top' | 'right' | 'bottom' | 'left' | 'up' | 'down', Edge>>

/** Numbers of lists, not yet looked up: the lists may stand in any order. */
interface Xf {
  readonly font: number
  readonly fill: number
  readonly border: number
  readonly alignment: Pick<CellStyle, 'align' | 'valign' | 'wrap' | 'shrink' | 'vertical' | 'rotate' | 'indent'>
  readonly across: boolean
}

/** How much of the first colour a pattern shows (ST_PatternType, 18.18.55); half for those that are not named. */
const PATTERN_SHARE: Readonly<Record<string, number>> = {
  none: 0,
  solid: 1,
  darkGray: 0.75,
  mediumGray: 0.5,
  lightGray: 0.25,
  gray125: 0.125,
  gray0625: 0.0625,
  lightHorizontal: 0.25,
  lightVertical: 0.25,
  lightDown: 0.25,
  lightUp: 0.25,
  lightGrid: 0.4,
  lightTrellis: 0.4,
}

/** Lines (ST_BorderStyle, 18.18.3) as CSS draws them. */
const LINES: Readonly<Record<string, string>> = {
  thin: '1px solid',
  hair: '1px dotted',
  dotted: '1px dotted',
  dashed: '1px dashed',
  dashDot: '1px dashed',
  dashDotDot: '1px dashed',
  medium: '2px solid',
  mediumDashed: '2px dashed',
  mediumDashDot: '2px dashed',
  mediumDashDotDot: '2px dashed',
  slantDashDot: '2px dashed',
  thick: '3px solid',
  double: '3px double',
}

/** How cells look by the numbers of their formats (`cellXfs`); made only for those that are asked for. */
export class LookStyles {
  private readonly reader: LookStylesReader | undefined

  constructor(
    stylesText: string | undefined,
    private readonly theme: readonly string[],
  ) {
    if (stylesText !== undefined) this.reader = readStyles(stylesText, (scanner) => new LookStylesReader(scanner))
  }

  get palette(): Palette {
    return { theme: this.theme, indexed: this.reader?.indexed ?? [] }
  }

  style(xf: number): CellStyle {
    const reader = this.reader
    const { font = 0, fill = 0, border = 0, alignment = {} } = reader?.xfs[xf] ?? reader?.xfs[0] ?? {}
    const background = this.fillColour(reader?.fills[fill])
    return {
      ...fontLook(reader?.fonts[font] ?? {}, this.palette),
      ...(background === undefined ? {} : { fill: background }),
      ...alignment,
      ...this.borders(reader?.borders[border] ?? {}),
    }
  }

  /** Whether a text stands in the middle of its cell and the blank ones after it that say the same (18.18.40). */
  isAcross(xf: number): boolean {
    return this.reader?.xfs[xf]?.across ?? false
  }

  private fillColour(fill: Fill | undefined): string | undefined {
    if (fill === undefined || fill.share === 0) return undefined
    const fore = (fill.fore && resolvedColour(fill.fore, this.palette)) ?? '000000'
    const back = (fill.back && resolvedColour(fill.back, this.palette)) ?? 'FFFFFF'
    return fill.share === 1 ? fore : mixed(fore, back, fill.share)
  }

  private borders(border: Border): Pick<CellStyle, 'borders' | 'diagonals'> {
    const css = (edge: Edge | undefined): string =>
      edge === undefined ? '' : `${edge.line} ${(edge.color && resolvedColour(edge.color, this.palette)) ?? '000000'}`
    const { top, right, bottom, left, down, up } = border
    return {
      ...(top || right || bottom || left ? { borders: [css(top), css(right), css(bottom), css(left)] } : {}),
      ...(down || up ? { diagonals: [css(down), css(up)] } : {}),
    }
  }
}

class LookStylesReader {
  readonly fonts: Font[] = []
  readonly fills: Fill[] = []
  readonly borders: Border[] = []
  readonly xfs: Xf[] = []
  readonly indexed: string[] = []

  constructor(private readonly scanner: XmlScanner) {}

  get visits(): StyleVisits {
    return {
      fonts: () => this.fonts.push(readFont(this.scanner)),
      fills: () => this.fills.push(this.fill()),
      borders: () => this.borders.push(this.border()),
      cellXfs: () => this.xfs.push(this.xf()),
      colors: () =>
        this.scanner.eachChild(() => {
          if (this.indexed.length < MOST_INDEXED) this.indexed.push(plainRgb(this.scanner.attribute('rgb')) ?? '000000')
        }),
    }
  }

  private fill(): Fill {
    const scanner = this.scanner
    let fill: { -readonly [Key in keyof Fill]: Fill[Key] } = { share: 0 }
    const stops: Colour[] = []
    scanner.eachChild((kind) => {
      if (kind === 'patternFill') {
        const pattern = scanner.attribute('patternType') ?? 'none'
        fill = { share: PATTERN_SHARE[pattern] ?? 0.5 }
        scanner.eachChild((part) => {
          if (part === 'fgColor') fill.fore = readColour(scanner)
          else if (part === 'bgColor') fill.back = readColour(scanner)
        })
      } else if (kind === 'gradientFill') {
        scanner.eachChild(() =>
          scanner.eachChild((part) => part === 'color' && stops.length < 2 && stops.push(readColour(scanner))),
        )
        const [fore, back] = stops
        if (fore && back) fill = { fore, back, share: 0.5 }
      }
    })
    return fill
  }

  private border(): Border {
    const scanner = this.scanner
    const border: Border = {}
    const [isUp, isDown] = [scanner.flag('diagonalUp'), scanner.flag('diagonalDown')]
    scanner.eachChild((side) => {
      const edge = this.edge()
      if (edge === undefined) return
      // In strict packages left and right are start and end.
      if (side === 'left' || side === 'start') border.left = edge
      else if (side === 'right' || side === 'end') border.right = edge
      else if (side === 'top' || side === 'bottom') border[side] = edge
      else if (side === 'diagonal') {
        if (isUp) border.up = edge
        if (isDown) border.down = edge
      }
    })
    return border
  }

  private edge(): Edge | undefined {
    const scanner = this.scanner
    const line = LINES[scanner.attribute('style') ?? 'none']
    let color: Colour | undefined
    scanner.eachChild((name) => name === 'color' && (color = readColour(scanner)))
    return line === undefined ? undefined : { line, ...(color ? { color } : {}) }
  }

  private xf(): Xf {
    const scanner = this.scanner
    const font = scanner.integer('fontId') ?? 0
    const fill = scanner.integer('fillId') ?? 0
    const border = scanner.integer('borderId') ?? 0
    let alignment: Xf['alignment'] = {}
    let across = false
    scanner.eachChild((name) => {
      if (name !== 'alignment') return
      alignment = alignmentLook(scanner)
      across = scanner.attribute('horizontal') === 'centerContinuous'
    })
    return { font, fill, border, alignment, across }
  }
}

const MOST_INDEXED = 256
