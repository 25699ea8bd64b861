import { isDateFormat, isGeneral } from '../../../core/model/number-format.ts'
import { XmlScanner } from '../../opc/xml/xml-scanner.ts'
import { BUILT_IN_FORMATS } from './number-formats.ts'
import { eachStyleItem, readStyles, type StyleVisits } from './style-items.ts'

/** What the reader needs to know of a cell's style. */
export interface CellFormat {
  /** Absent for General. */
  readonly format?: string
  readonly isDate: boolean
  readonly fill?: string
  readonly indent?: number
}

/** No program writes longer codes; a longer one is nothing but work for whoever looks at the cell. */
const LONGEST_FORMAT = 255

export const PLAIN_FORMAT: CellFormat = { isDate: false }

/**
 * The formats that `s` of a cell counts (`cellXfs`, ECMA-376 Part 1, 18.8.10), in their order. Read token by token: a
 * styles part may be longer than any sheet.
 */
export function readCellFormats(stylesText: string): CellFormat[] {
  const { xfs, codes, fills } = readStyles(stylesText, (scanner) => new StylesReader(scanner))
  return xfs.map(({ formatId, fillId, indent }) => {
    const code = formatCode(formatId, codes)
    const fill = fills[fillId]
    return {
      ...(code === undefined ? {} : { format: code }),
      isDate: code !== undefined && isDateFormat(code),
      ...(fill === undefined ? {} : { fill }),
      ...(indent === undefined ? {} : { indent }),
    }
  })
}

/** How many formats of cells a styles part has. */
export function countCellFormats(stylesText: string): number {
  const scanner = new XmlScanner(stylesText)
  let count = 0
  scanner.openRoot()
  scanner.eachChild((name) => name === 'cellXfs' && eachStyleItem(scanner, name, () => count++))
  return count
}

/** An `xf` (18.8.45), its numbers not yet looked up: the lists may stand in any order. */
interface Xf {
  readonly formatId: number
  readonly fillId: number
  readonly indent: number | undefined
}

class StylesReader {
  readonly xfs: Xf[] = []
  readonly codes = new Map<number, string>()
  readonly fills: (string | undefined)[] = []

  constructor(private readonly scanner: XmlScanner) {}

  get visits(): StyleVisits {
    return {
      numFmts: () => this.readCode(),
      fills: () => this.fills.push(this.solidColour()),
      cellXfs: () => this.xfs.push(this.xf()),
    }
  }

  private readCode(): void {
    const id = this.scanner.integer('numFmtId')
    const code = this.scanner.attribute('formatCode') ?? ''
    if (id !== undefined && code.length <= LONGEST_FORMAT) this.codes.set(id, code)
  }

  /** RRGGBB of a solid fill (18.8.32); theme and indexed colours stand for no colour of their own. */
  private solidColour(): string | undefined {
    const scanner = this.scanner
    let rgb: string | undefined
    scanner.eachChild((name) => {
      if (name !== 'patternFill' || scanner.attribute('patternType') !== 'solid') return
      scanner.eachChild((part) => {
        if (part === 'fgColor') rgb ??= scanner.attribute('rgb')
      })
    })
    return rgb !== undefined && /^([0-9a-f]{2})?[0-9a-f]{6}$/i.test(rgb) ? rgb.slice(-6).toUpperCase() : undefined
  }

  private xf(): Xf {
    const scanner = this.scanner
    const formatId = scanner.integer('numFmtId') ?? 0
    const fillId = scanner.integer('fillId') ?? 0
    let indent: number | undefined
    scanner.eachChild((name) => {
      if (name === 'alignment') indent ??= this.indent()
    })
    return { formatId, fillId, indent }
  }

  /** How far a left-aligned cell is set in (18.8.1). */
  private indent(): number | undefined {
    const horizontal = this.scanner.attribute('horizontal')
    if (horizontal !== undefined && horizontal !== 'left' && horizontal !== 'general') return undefined
    const indent = this.scanner.integer('indent') ?? 0
    return indent > 0 && indent <= 250 ? indent : undefined
  }
}

function formatCode(id: number, codes: ReadonlyMap<number, string>): string | undefined {
  const code = codes.get(id) ?? BUILT_IN_FORMATS[id]
  return code === undefined || isGeneral(code) ? undefined : code
}
