import { isDateFormat, isGeneral } from '../../../core/model/number-format.ts'
import { BUILT_IN_FORMATS } from './number-formats.ts'
import { attributeOf, childOf, integerOf, itemsOf, parseXml, type XmlElement } from '../../opc/xml/xml-tree.ts'

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

/** The formats that `s` of a cell counts (`cellXfs`, ECMA-376 Part 1, 18.8.10), in their order. */
export function readCellFormats(stylesText: string): CellFormat[] {
  const root = parseXml(stylesText)
  const codes = customCodes(root)
  const fills = itemsOf(childOf(root, 'fills')).map(solidColour)
  return itemsOf(childOf(root, 'cellXfs')).map((xf) => {
    const code = formatCode(integerOf(xf, 'numFmtId') ?? 0, codes)
    const fill = fills[integerOf(xf, 'fillId') ?? 0]
    const indent = indentOf(childOf(xf, 'alignment'))
    return {
      ...(code === undefined ? {} : { format: code }),
      isDate: code !== undefined && isDateFormat(code),
      ...(fill === undefined ? {} : { fill }),
      ...(indent === undefined ? {} : { indent }),
    }
  })
}

/** How far a left-aligned cell is set in (18.8.1). */
function indentOf(alignment: XmlElement | undefined): number | undefined {
  const horizontal = alignment && attributeOf(alignment, 'horizontal')
  if (!alignment || (horizontal !== undefined && horizontal !== 'left' && horizontal !== 'general')) return undefined
  const indent = integerOf(alignment, 'indent') ?? 0
  return indent > 0 && indent <= 250 ? indent : undefined
}

function customCodes(root: XmlElement): Map<number, string> {
  const codes = new Map<number, string>()
  for (const element of itemsOf(childOf(root, 'numFmts'))) {
    const id = integerOf(element, 'numFmtId')
    const code = attributeOf(element, 'formatCode') ?? ''
    if (id !== undefined && code.length <= LONGEST_FORMAT) codes.set(id, code)
  }
  return codes
}

function formatCode(id: number, codes: ReadonlyMap<number, string>): string | undefined {
  const code = codes.get(id) ?? BUILT_IN_FORMATS[id]
  return code === undefined || isGeneral(code) ? undefined : code
}

/** RRGGBB of a solid fill (18.8.32); theme and indexed colours stand for no colour of their own. */
function solidColour(fill: XmlElement): string | undefined {
  const pattern = childOf(fill, 'patternFill')
  if (!pattern || attributeOf(pattern, 'patternType') !== 'solid') return undefined
  const rgb = attributeOf(childOf(pattern, 'fgColor') ?? pattern, 'rgb')
  return rgb !== undefined && /^([0-9a-f]{2})?[0-9a-f]{6}$/i.test(rgb) ? rgb.slice(-6).toUpperCase() : undefined
}
