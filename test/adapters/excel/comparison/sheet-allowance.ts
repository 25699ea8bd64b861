import type { XmlElement } from '../../../../src/adapters/opc/xml/xml-tree.ts'
import { attributeOf, childOf, childrenOf, integerOf } from '../../../../src/adapters/opc/xml/xml-tree.ts'
import { fromA1, rangeFromA1, rangeToA1, toA1 } from '../../../../src/core/model/cell-address.ts'
import type { CellEdit, SheetEdits } from '../../../../src/core/model/edits.ts'
import type { Allowance, Spot } from './reconcile.ts'

/** What edits of a sheet may do to its worksheet part. `selects`: the sheet shown changes. */
export function sheetAllowance(
  before: XmlElement,
  after: XmlElement,
  edits: SheetEdits | undefined,
  selects: boolean,
): Allowance {
  const cells = new Map((edits?.cells ?? []).map((cell) => [toA1(cell), cell]))
  const places = new Map([...placesIn(before), ...placesIn(after)])
  const placeOf = (element: XmlElement): string => places.get(element) ?? ''
  const isNew = (name: string): boolean => childOf(before, name) === undefined
  const comments = [...cells.values()].some(({ comment }) => comment)
  const merges = new Set((edits?.addMerges ?? []).map(rangeToA1))

  return {
    key: (element) => {
      if (element.name === 'row' || element.name === 'c') return placeOf(element)
      if (element.name === 'mergeCell') return attributeOf(element, 'ref') ?? ''
      return ''
    },
    added: (element) => {
      switch (element.name) {
        case 'c':
          return changesCell(cells.get(placeOf(element)))
        case 'row':
          return element.children.every((cell) => cells.has(placeOf(cell)))
        case 'mergeCell':
          return merges.has(attributeOf(element, 'ref') ?? '')
        case 'mergeCells':
          return merges.size > 0 && isNew('mergeCells')
        case 'cols':
          return (edits?.columnWidths ?? []).length > 0 && isNew('cols')
        case 'legacyDrawing':
          return comments && isNew('legacyDrawing')
        case 'sheetData':
          return isNew('sheetData')
        case 'sheetViews':
          return selects && isNew('sheetViews')
        default:
          return false
      }
    },
    attributes: (element) => {
      if (element.name === 'c' && restyles(cells.get(placeOf(element)))) return ['s']
      if (element.name === 'row' && element.children.some((cell) => cells.has(placeOf(cell)))) return ['spans']
      if (element.name === 'dimension' && cells.size > 0) return ['ref']
      if (element.name === 'mergeCells' && merges.size > 0) return ['count']
      if (element.name === 'sheetView' && selects) return ['tabSelected']
      return []
    },
    rewritten: (was, is) => {
      if (is.element.name === 'c' && cells.get(placeOf(is.element))?.value)
        return sameButValue(was, is, cells.get(placeOf(is.element))!)
      return is.element.name === 'cols' && edits?.columnWidths?.length
        ? sameButWidths(was, is, edits.columnWidths)
        : undefined
    },
  }
}

/** A1 of every cell and number of every row, stated or counted. */
function placesIn(root: XmlElement): Map<XmlElement, string> {
  const places = new Map<XmlElement, string>()
  let row = 0
  for (const element of childrenOf(childOf(root, 'sheetData'), 'row')) {
    const first = element.children
      .map((cell) => fromA1(attributeOf(cell, 'r') ?? '')?.row)
      .find((number) => number !== undefined)
    row = integerOf(element, 'r') ?? first ?? row + 1
    places.set(element, String(row))
    let column = 0
    for (const cell of childrenOf(element, 'c')) {
      column = fromA1(attributeOf(cell, 'r') ?? '')?.column ?? column + 1
      places.set(cell, toA1({ row, column }))
    }
  }
  return places
}

function restyles(edit: CellEdit | undefined): boolean {
  return edit !== undefined && (edit.fill !== undefined || edit.format !== undefined || edit.style !== undefined)
}

function changesCell(edit: CellEdit | undefined): boolean {
  return edit?.value !== undefined || restyles(edit)
}

/**
 * Formula, `cm`, `ph` and what extends the cell stay; type and stored value follow, and the style where the edit says
 * so.
 */
function sameButValue(was: Spot, is: Spot, edit: CellEdit): boolean {
  const free = new Set(['t', 'vm', ...(restyles(edit) ? ['s'] : [])])
  const attributes = ({ element, text }: Spot): string =>
    element.attributes
      .filter(({ name }) => !free.has(name))
      .map(({ start, valueEnd }) => text.slice(start, valueEnd + 1))
      .join(' ')
  const kept = ({ element, text }: Spot): string =>
    element.children
      .filter(({ name }) => name !== 'v' && name !== 'is')
      .map(({ start, end }) => text.slice(start, end))
      .join('')
  return attributes(was) === attributes(is) && kept(was) === kept(is)
}

/** Runs may be split; every column but those that get a width keeps all it had. */
function sameButWidths(was: Spot, is: Spot, widths: NonNullable<SheetEdits['columnWidths']>): boolean {
  const given = new Set(widths.map(({ column }) => column))
  const described = ({ element }: Spot): string => {
    const columns = childrenOf(element, 'col').flatMap((col) => {
      const rest = col.attributes
        .filter(({ name }) => name !== 'min' && name !== 'max')
        .map(({ name, value }) => `${name}=${value}`)
      const [from, to] = [integerOf(col, 'min')!, integerOf(col, 'max')!]
      return Array.from({ length: to - from + 1 }, (_, i) => from + i)
        .filter((column) => !given.has(column))
        .map((column) => `${column} ${rest.join(' ')}`)
    })
    return columns.join('\n')
  }
  return described(was) === described(is)
}

/** A dimension (18.3.1.35) may grow and not shrink. */
export function dimensionHolds(before: XmlElement, after: XmlElement): boolean {
  const range = (root: XmlElement): ReturnType<typeof rangeFromA1> => {
    const dimension = childOf(root, 'dimension')
    return dimension && rangeFromA1(attributeOf(dimension, 'ref') ?? '')
  }
  const [was, is] = [range(before), range(after)]
  if (!was || !is) return was === is
  return is.top <= was.top && is.left <= was.left && is.bottom >= was.bottom && is.right >= was.right
}
