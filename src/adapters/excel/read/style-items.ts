import { XmlScanner } from '../../opc/xml/xml-scanner.ts'

/** What each list of a styles part (ECMA-376 Part 1, 18.8) counts; anything else in it has no number. */
const STYLE_ITEMS = {
  numFmts: 'numFmt',
  fonts: 'font',
  fills: 'fill',
  borders: 'border',
  cellXfs: 'xf',
  colors: 'indexedColors',
} as const

export type StyleListName = keyof typeof STYLE_ITEMS

/** As many formats of cells as Excel takes; a workbook with more is called damaged. */
export const MOST_CELL_FORMATS = 65_490

/**
 * Visits the items of the list just opened; where one stands there in several versions (`AlternateContent`, Part 3,
 * 7.5) the one for programs that know no extension.
 */
export function eachStyleItem(scanner: XmlScanner, list: StyleListName, visit: () => void): void {
  const item = STYLE_ITEMS[list]
  const visitItem = (name: string): void => {
    if (name === item) visit()
  }
  scanner.eachChild((name) => {
    if (name !== 'AlternateContent') visitItem(name)
    else scanner.eachChild((version) => version === 'Fallback' && scanner.eachChild(visitItem))
  })
}

/** What is done with each item of a list; lists that are not named are passed over. */
export type StyleVisits = Partial<Record<StyleListName, () => void>>

/**
 * Takes a reader once over a styles part, token by token: it may be longer than any sheet. The lists may stand in any
 * order; of two of one name the first holds.
 */
export function readStyles<Reader extends { readonly visits: StyleVisits }>(
  text: string,
  readerWith: (scanner: XmlScanner) => Reader,
): Reader {
  const scanner = new XmlScanner(text)
  const reader = readerWith(scanner)
  const { visits } = reader
  const seen = new Set<string>()
  scanner.openRoot()
  scanner.eachChild((name) => {
    const list = name as StyleListName
    const visit = visits[list]
    if (visit && !seen.has(list)) eachStyleItem(scanner, list, visit)
    seen.add(list)
  })
  while (scanner.next()) {
    // What follows the root is passed over, but must be XML too.
  }
  return reader
}
