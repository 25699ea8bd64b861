import { type CellRange, fromA1, MAX_COLUMN, MAX_ROW, rangeFromA1 } from '../../../../src/core/model/cell-address.ts'
import {
  attributeOf,
  childOf,
  childrenOf,
  integerOf,
  type XmlElement,
} from '../../../../src/adapters/opc/xml/xml-tree.ts'
import { elementsOf, type OpenedPackage } from './opened-package.ts'

/**
 * What Excel would repair in a worksheet: rows and cells, columns, merges, what its cells refer to (ECMA-376 Part 1,
 * 18.3).
 */
export function sheetDefects(part: string, root: XmlElement, source: OpenedPackage): string[] {
  const styles = source.ofWorkbook('styles')
  const strings = source.ofWorkbook('sharedStrings')
  const counts = {
    styles: styleCount(childOf(styles, 'cellXfs')) || 1,
    formats: childOf(styles, 'dxfs')?.children.length ?? 0,
    strings: childrenOf(strings, 'si').length,
  }
  const found = [
    ...(childOf(root, 'sheetData') ? [] : ['no sheetData']),
    ...rowDefects(root, { counts, leafText: source.leafText }),
    ...columnDefects(root),
    ...mergeDefects(root),
    ...listDefects(root, counts.formats),
    ...tableDefects(part, root, source),
  ]
  return found.map((sentence) => `${part}: ${sentence}`)
}

interface Known {
  readonly counts: Counts
  readonly leafText: OpenedPackage['leafText']
}

interface Counts {
  readonly styles: number
  readonly formats: number
  readonly strings: number
}

function rowDefects(root: XmlElement, known: Known): string[] {
  const found: string[] = []
  let lastRow = 0
  for (const row of childrenOf(childOf(root, 'sheetData'), 'row')) {
    const number = integerOf(row, 'r') ?? lastRow + 1
    if (number <= lastRow || number > MAX_ROW) found.push(`row ${number} after row ${lastRow}`)
    lastRow = number
    const [from, to] = (attributeOf(row, 'spans') ?? `1:${MAX_COLUMN}`).split(':').map(Number)
    let lastColumn = 0
    for (const cell of childrenOf(row, 'c')) {
      const at = fromA1(attributeOf(cell, 'r') ?? '') ?? { row: number, column: lastColumn + 1 }
      const name = attributeOf(cell, 'r') ?? `row ${number}, column ${at.column}`
      if (at.column <= lastColumn || at.column > MAX_COLUMN) found.push(`${name} out of order`)
      if (at.row !== number) found.push(`${name} stands in row ${number}`)
      if (at.column < from! || at.column > to!) found.push(`${name} outside the spans of its row`)
      lastColumn = at.column
      found.push(...cellDefects(cell, known).map((sentence) => `${name} ${sentence}`))
    }
  }
  return found
}

/** ST_CellType (18.18.11) decides what a cell must hold. */
function cellDefects(cell: XmlElement, { counts, leafText }: Known): string[] {
  const type = attributeOf(cell, 't') ?? 'n'
  const stored = childOf(cell, 'v')
  const found: string[] = []
  if ((integerOf(cell, 's') ?? 0) >= counts.styles) found.push('has a style that is not there')
  if (!['b', 'd', 'e', 'inlineStr', 'n', 's', 'str'].includes(type)) found.push(`is of no type: ${type}`)
  if ((type === 'inlineStr') !== (childOf(cell, 'is') !== undefined))
    found.push('is inline text without type, or the reverse')
  if (type === 'inlineStr' && (stored || childOf(cell, 'f'))) found.push('is inline text and something else')
  if (stored && type === 's' && !(Number(leafText(stored)) < counts.strings)) found.push('has a text that is not there')
  if (stored && type === 'n' && !/^\s*([+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?)?\s*$/.test(leafText(stored)))
    found.push('is no number')
  return found
}

function columnDefects(root: XmlElement): string[] {
  const cols = childOf(root, 'cols')
  const found: string[] = cols && cols.children.length === 0 ? ['empty cols'] : []
  let last = 0
  for (const col of childrenOf(cols, 'col')) {
    const [from, to] = [integerOf(col, 'min')!, integerOf(col, 'max')!]
    if (from <= last || to < from || to > MAX_COLUMN) found.push('cols overlap')
    last = to
  }
  return found
}

function mergeDefects(root: XmlElement): string[] {
  const list = childOf(root, 'mergeCells')
  if (!list) return []
  const merges = childrenOf(list, 'mergeCell').map((merge) => attributeOf(merge, 'ref') ?? '')
  const ranges = merges.map((reference) => rangeFromA1(reference))
  const found = merges.length === 0 ? ['empty mergeCells'] : []
  if ((integerOf(list, 'count') ?? merges.length) !== merges.length) found.push('wrong number of merges')
  ranges.forEach((range, i) => {
    if (!range) found.push(`merge of no range: ${merges[i]}`)
    else if (ranges.slice(0, i).some((other) => other && meet(range, other)))
      found.push(`${merges[i]} overlaps another merge`)
  })
  return found
}

function meet(a: CellRange, b: CellRange): boolean {
  return a.top <= b.bottom && b.top <= a.bottom && a.left <= b.right && b.left <= a.right
}

function listDefects(root: XmlElement, formats: number): string[] {
  const found: string[] = []
  for (const name of ['dataValidations', 'tableParts']) {
    const list = childOf(root, name)
    const count = list && integerOf(list, 'count')
    if (count !== undefined && count !== list!.children.length) found.push(`wrong number of ${name}`)
  }
  for (const rule of childrenOf(root, 'conditionalFormatting').flatMap((each) => childrenOf(each, 'cfRule')))
    if ((integerOf(rule, 'dxfId') ?? -1) >= formats) found.push('a conditional format that is not there')
  return found
}

/** The heads of a table (18.5.1.2) are texts equal to its column names; nothing within a table is merged. */
function tableDefects(part: string, root: XmlElement, source: OpenedPackage): string[] {
  const found: string[] = []
  const merges = childrenOf(childOf(root, 'mergeCells'), 'mergeCell').flatMap(
    (merge) => rangeFromA1(attributeOf(merge, 'ref') ?? '') ?? [],
  )
  for (const { type, target } of source.related(part)) {
    const table = type === 'table' && target !== undefined ? source.xml.get(target) : undefined
    const range = table && rangeFromA1(attributeOf(table, 'ref') ?? '')
    if (!table || !range) continue
    const names = childrenOf(childOf(table, 'tableColumns'), 'tableColumn').map((column) => attributeOf(column, 'name'))
    if (names.length !== range.right - range.left + 1) found.push('a table with more or fewer columns than its range')
    if (merges.some((merge) => meet(merge, range))) found.push('a merge within a table')
    if (attributeOf(table, 'headerRowCount') === '0') continue
    names.forEach((name, i) => {
      const head = headText(root, source, range.top, range.left + i)
      if (head?.replace(/\r?\n/g, '_x000a_') !== name)
        found.push(`the head of table column ${name} is ${head ?? 'no text'}`)
    })
  }
  return found
}

function headText(root: XmlElement, source: OpenedPackage, row: number, column: number): string | undefined {
  const cells = childrenOf(childOf(root, 'sheetData'), 'row').flatMap((each) => childrenOf(each, 'c'))
  const cell = cells.find((each) => {
    const at = fromA1(attributeOf(each, 'r') ?? '')
    return at?.row === row && at.column === column
  })
  if (!cell) return undefined
  const strings = [...source.xml.values()].find(({ name }) => name === 'sst')
  const holder =
    attributeOf(cell, 't') === 's'
      ? childrenOf(strings, 'si')[Number(source.leafText(childOf(cell, 'v')!))]
      : childOf(cell, 'is')
  return (
    holder &&
    [...elementsOf(holder)]
      .filter(({ name }) => name === 't')
      .map(source.leafText)
      .join('')
  )
}

/** The formats of a list; of one in several versions (`AlternateContent`) that for programs that know no extension. */
function styleCount(list: XmlElement | undefined): number {
  const items = (list?.children ?? []).flatMap((child) =>
    child.name === 'AlternateContent' ? (childOf(child, 'Fallback')?.children ?? []) : [child],
  )
  return items.filter(({ name }) => name === 'xf').length
}
