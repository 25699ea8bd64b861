import {
  attributeOf,
  childOf,
  childrenOf,
  integerOf,
  relationshipIdOf,
  type XmlElement,
} from '../../../../src/adapters/opc/xml/xml-tree.ts'
import { type OpenedPackage, repeated } from './opened-package.ts'

/** Sheets, names and views of the workbook part (ECMA-376 Part 1, 18.2). */
export function workbookDefects(part: string, root: XmlElement, source: OpenedPackage): string[] {
  const sheets = childrenOf(childOf(root, 'sheets'), 'sheet')
  const found = [
    ...repeated(sheets.map((sheet) => attributeOf(sheet, 'name')!.toLowerCase())).map((name) => `two sheets ${name}`),
    ...repeated(sheets.map((sheet) => attributeOf(sheet, 'sheetId')!)).map((id) => `two sheets of id ${id}`),
    ...repeated(sheets.map((sheet) => relationshipIdOf(sheet))).map((id) => `two sheets of one part, ${id}`),
  ]
  for (const sheet of sheets) {
    const name = attributeOf(sheet, 'name')!
    if (name.length === 0 || name.length > 31 || /[[\]:*?/\\]/.test(name))
      found.push(`a sheet cannot be called ${name}`)
  }
  if (!sheets.some((sheet) => !/hidden/i.test(attributeOf(sheet, 'state') ?? ''))) found.push('no visible sheet')
  return [...found, ...nameDefects(root, sheets.length), ...viewDefects(part, root, sheets, source)]
}

function nameDefects(root: XmlElement, sheets: number): string[] {
  const list = childOf(root, 'definedNames')
  const names = childrenOf(list, 'definedName')
  const keys = names.map(
    (name) => `${attributeOf(name, 'name')?.toLowerCase()} of sheet ${attributeOf(name, 'localSheetId')}`,
  )
  return [
    ...(list && names.length === 0 ? ['empty definedNames'] : []),
    ...names
      .filter((name) => (integerOf(name, 'localSheetId') ?? 0) >= sheets)
      .map((name) => `name ${attributeOf(name, 'name')} of no sheet`),
    ...repeated(keys).map((key) => `two names ${key}`),
  ]
}

/** The sheet shown is there, is visible, and is selected when any is: else two sheets would be edited together. */
function viewDefects(part: string, root: XmlElement, sheets: readonly XmlElement[], source: OpenedPackage): string[] {
  const view = childOf(childOf(root, 'bookViews'), 'workbookView')
  const shown = sheets[(view && integerOf(view, 'activeTab')) ?? 0]
  if (!shown) return ['active tab is no sheet']
  const targets = new Map(source.related(part).map(({ id, target }) => [id, target]))
  const selected = sheets.filter((sheet) => {
    const sheetRoot = source.xml.get(targets.get(relationshipIdOf(sheet) ?? '') ?? '')
    return childrenOf(childOf(sheetRoot, 'sheetViews'), 'sheetView').some(
      (each) => attributeOf(each, 'tabSelected') === '1',
    )
  })
  return [
    ...(view && /hidden/i.test(attributeOf(shown, 'state') ?? '') ? ['the sheet shown is hidden'] : []),
    ...(selected.length > 0 && !selected.includes(shown) ? ['another sheet is selected than the one shown'] : []),
  ]
}

/** What stands in the lists to which styles are appended. */
const STYLE_LISTS: Readonly<Record<string, string>> = {
  fonts: 'font',
  fills: 'fill',
  borders: 'border',
  numFmts: 'numFmt',
  cellStyleXfs: 'xf',
  cellXfs: 'xf',
}

/** Counts and cross references of the styles (18.8). */
export function styleDefects(root: XmlElement): string[] {
  const length = (name: string): number => childOf(root, name)?.children.length ?? 0
  const found: string[] = []
  for (const list of root.children) {
    const count = integerOf(list, 'count')
    if (count !== undefined && count !== list.children.length) found.push(`wrong number of ${list.name}`)
    const item = STYLE_LISTS[list.name]
    // What stands there in several versions is one of them.
    const strangers =
      item === undefined ? [] : list.children.filter(({ name }) => name !== item && name !== 'AlternateContent')
    found.push(...strangers.map(({ name }) => `${name} among the ${list.name}`))
  }
  const formats = childrenOf(childOf(root, 'numFmts'), 'numFmt').map((format) => integerOf(format, 'numFmtId'))
  found.push(...repeated(formats).map((id) => `two number formats ${id}`))
  for (const list of ['cellStyleXfs', 'cellXfs']) {
    for (const xf of childrenOf(childOf(root, list), 'xf')) {
      if ((integerOf(xf, 'fillId') ?? 0) >= Math.max(length('fills'), 1))
        found.push('a style names a fill that is not there')
      if ((integerOf(xf, 'fontId') ?? 0) >= Math.max(length('fonts'), 1))
        found.push('a style names a font that is not there')
      if ((integerOf(xf, 'borderId') ?? 0) >= Math.max(length('borders'), 1))
        found.push('a style names a border that is not there')
      if ((integerOf(xf, 'xfId') ?? 0) >= Math.max(length('cellStyleXfs'), 1))
        found.push('a style rests on one that is not there')
      const format = integerOf(xf, 'numFmtId') ?? 0
      if (format >= 164 && !formats.includes(format))
        found.push(`a style names number format ${format}, which is not there`)
    }
  }
  for (const style of childrenOf(childOf(root, 'cellStyles'), 'cellStyle'))
    if ((integerOf(style, 'xfId') ?? 0) >= length('cellStyleXfs'))
      found.push('a named style rests on one that is not there')
  return found
}

/** Every cell of the chain (18.6.2) holds a formula; else Excel repairs. */
export function chainDefects(workbookPart: string, root: XmlElement, source: OpenedPackage): string[] {
  const related = source.related(workbookPart)
  const chain = related.find(({ type }) => type === 'calcChain')?.target
  const sheets = childrenOf(childOf(root, 'sheets'), 'sheet')
  let sheetId: number | undefined
  return childrenOf(source.xml.get(chain ?? ''), 'c').flatMap((link) => {
    sheetId = integerOf(link, 'i') ?? sheetId
    const sheet = sheets.find((each) => integerOf(each, 'sheetId') === sheetId)
    const target = related.find(({ id }) => sheet && id === relationshipIdOf(sheet))?.target
    const rows = childrenOf(childOf(source.xml.get(target ?? ''), 'sheetData'), 'row')
    const cell = rows
      .flatMap((row) => childrenOf(row, 'c'))
      .find((each) => attributeOf(each, 'r') === attributeOf(link, 'r'))
    return cell && childOf(cell, 'f')
      ? []
      : [`the calculation chain names ${attributeOf(link, 'r')}, which has no formula`]
  })
}
