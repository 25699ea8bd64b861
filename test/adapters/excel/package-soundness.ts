import { partKey, relationshipsPart, resolveTarget } from '../../../src/adapters/excel/package.ts'
import { decodePart } from '../../../src/adapters/excel/part-text.ts'
import { attributeOf, childOf, childrenOf, integerOf, itemsOf, parseXml, type XmlElement } from '../../../src/adapters/excel/xml-tree.ts'
import { partsOf } from './packages.ts'

/** Sequences that Excel insists on (ECMA-376 Part 1, annex A), written down here once more, apart from the writer's own lists. */
const SEQUENCES: Readonly<Record<string, string>> = {
  worksheet:
    'sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection protectedRanges scenarios autoFilter sortState ' +
    'dataConsolidate customSheetViews mergeCells phoneticPr conditionalFormatting dataValidations hyperlinks printOptions pageMargins ' +
    'pageSetup headerFooter rowBreaks colBreaks customProperties cellWatches ignoredErrors smartTags drawing legacyDrawing ' +
    'legacyDrawingHF drawingHF picture oleObjects controls webPublishItems tableParts extLst',
  workbook:
    'fileVersion fileSharing workbookPr workbookProtection bookViews sheets functionGroups externalReferences definedNames calcPr oleSize ' +
    'customWorkbookViews pivotCaches smartTagPr smartTagTypes webPublishing fileRecoveryPr webPublishObjects extLst',
  styleSheet: 'numFmts fonts fills borders cellStyleXfs cellXfs cellStyles dxfs tableStyles colors extLst',
  comments: 'authors commentList extLst',
  c: 'f v is extLst',
}

/** Everything at which Excel would offer a repair: sentences, none for a sound package. */
export function defects(bytes: Uint8Array): string[] {
  const parts = partsOf(bytes)
  const keys = new Set([...parts.keys()].map(partKey))
  const found: string[] = []
  if (keys.size !== parts.size) found.push('two entries of one name')
  const xml = new Map<string, XmlElement>()
  for (const [name, content] of parts) {
    if (!/\.(xml|rels)$/.test(name)) continue
    xml.set(name, parseXml(decodePart(content).text))
  }
  found.push(...contentTypeDefects([...parts.keys()], [...xml].find(([name]) => partKey(name) === '[content_types].xml')![1]))
  for (const [name, root] of xml) {
    found.push(...orderDefects(name, root))
    if (name.endsWith('.rels')) found.push(...relationshipDefects(name, root, keys))
    else found.push(...referenceDefects(name, root, xml))
    if (root.name === 'worksheet') found.push(...sheetDefects(name, root, xml))
    if (root.name === 'workbook') found.push(...workbookDefects(root))
    if (root.name === 'styleSheet') found.push(...styleDefects(root))
  }
  return found
}

function contentTypeDefects(names: readonly string[], types: XmlElement): string[] {
  const defaults = childrenOf(types, 'Default').map((element) => attributeOf(element, 'Extension')!.toLowerCase())
  const overrides = childrenOf(types, 'Override').map((element) => partKey(decodeURIComponent(attributeOf(element, 'PartName')!)))
  const keys = new Set(names.map(partKey))
  return [
    ...names
      .filter(
        (name) =>
          partKey(name) !== '[content_types].xml' &&
          !overrides.includes(partKey(name)) &&
          !defaults.includes(name.split('.').at(-1)!.toLowerCase()),
      )
      .map((name) => `${name} has no content type`),
    ...overrides.filter((name) => !keys.has(name)).map((name) => `content type for ${name}, which is not there`),
    ...repeated(overrides).map((name) => `two content types for ${name}`),
    ...repeated(defaults).map((name) => `two content types for .${name}`),
  ]
}

function orderDefects(part: string, root: XmlElement): string[] {
  const found: string[] = []
  const visit = (element: XmlElement): void => {
    const sequence = SEQUENCES[element.name]?.split(' ')
    if (sequence && (element === root || element.name === 'c')) {
      let highest = -1
      for (const child of element.children) {
        const place = sequence.indexOf(child.name)
        if (place >= 0 && place < highest) found.push(`${part}: ${child.name} stands too late in ${element.name}`)
        highest = Math.max(highest, place)
      }
    }
    for (const child of element.children) visit(child)
  }
  visit(root)
  return found
}

function relationshipDefects(part: string, root: XmlElement, keys: ReadonlySet<string>): string[] {
  const source = part.replace(/_rels\/([^/]*)\.rels$/, '$1')
  const elements = childrenOf(root, 'Relationship')
  const missing = elements.flatMap((element) => {
    if (attributeOf(element, 'TargetMode') === 'External') return []
    const target = decodeURIComponent(resolveTarget(source, attributeOf(element, 'Target')!))
    return keys.has(partKey(target)) ? [] : [`${part}: no part ${target}`]
  })
  return [...missing, ...repeated(elements.map((element) => attributeOf(element, 'Id')!)).map((id) => `${part}: two ${id}`)]
}

function referenceDefects(part: string, root: XmlElement, xml: ReadonlyMap<string, XmlElement>): string[] {
  // Names of parts are compared without case.
  const name = partKey(relationshipsPart(part))
  const relationships = [...xml].find(([other]) => partKey(other) === name)?.[1]
  const ids = new Set(childrenOf(relationships, 'Relationship').map((element) => attributeOf(element, 'Id')))
  const found: string[] = []
  const visit = (element: XmlElement): void => {
    const id = element.attributes.find(({ name }) => name === 'r:id')?.value
    if (id && !ids.has(id)) found.push(`${part}: ${element.name} names ${id}, which is no relationship`)
    for (const child of element.children) visit(child)
  }
  visit(root)
  return found
}

function sheetDefects(part: string, root: XmlElement, xml: ReadonlyMap<string, XmlElement>): string[] {
  const found: string[] = []
  for (const name of ['sheetData', 'cols', 'mergeCells', 'legacyDrawing'])
    if (childrenOf(root, name).length > 1) found.push(`${part}: two ${name}`)
  if (!childOf(root, 'sheetData')) found.push(`${part}: no sheetData`)
  const styles = [...xml.values()].find(({ name }) => name === 'styleSheet')
  const styleCount = itemsOf(childOf(styles, 'cellXfs')).length || 1
  let lastRow = 0
  for (const row of childrenOf(childOf(root, 'sheetData'), 'row')) {
    const number = integerOf(row, 'r') ?? lastRow + 1
    if (number <= lastRow) found.push(`${part}: row ${number} after row ${lastRow}`)
    lastRow = number
    let lastColumn = 0
    for (const cell of childrenOf(row, 'c')) {
      const column = columnOf(attributeOf(cell, 'r')) ?? lastColumn + 1
      if (column <= lastColumn) found.push(`${part}: ${attributeOf(cell, 'r')} out of order`)
      lastColumn = column
      if ((integerOf(cell, 's') ?? 0) >= styleCount) found.push(`${part}: ${attributeOf(cell, 'r')} has a style that is not there`)
    }
  }
  let lastTo = 0
  for (const col of childrenOf(childOf(root, 'cols'), 'col')) {
    if (integerOf(col, 'min')! <= lastTo || integerOf(col, 'max')! < integerOf(col, 'min')!) found.push(`${part}: cols overlap`)
    lastTo = integerOf(col, 'max')!
  }
  const merges = childOf(root, 'mergeCells')
  if (merges && (integerOf(merges, 'count') ?? merges.children.length) !== merges.children.length)
    found.push(`${part}: wrong number of merges`)
  if (merges?.children.length === 0) found.push(`${part}: empty mergeCells`)
  return found
}

function columnOf(reference: string | undefined): number | undefined {
  const letters = reference?.replace(/\d+$/, '')
  return letters ? [...letters].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0) : undefined
}

function workbookDefects(root: XmlElement): string[] {
  const sheets = childrenOf(childOf(root, 'sheets'), 'sheet')
  const found = [
    ...repeated(sheets.map((sheet) => attributeOf(sheet, 'name')!.toLowerCase())).map((name) => `two sheets ${name}`),
    ...repeated(sheets.map((sheet) => attributeOf(sheet, 'sheetId')!)).map((id) => `two sheets of id ${id}`),
  ]
  if (!sheets.some((sheet) => !attributeOf(sheet, 'state')?.includes('idden'))) found.push('no visible sheet')
  const names = childrenOf(childOf(root, 'definedNames'), 'definedName')
  for (const name of names)
    if ((integerOf(name, 'localSheetId') ?? 0) >= sheets.length) found.push(`name ${attributeOf(name, 'name')} of no sheet`)
  const keys = names.map((name) => `${attributeOf(name, 'name')} of sheet ${attributeOf(name, 'localSheetId')}`)
  const view = childOf(childOf(root, 'bookViews'), 'workbookView')
  if (view && (integerOf(view, 'activeTab') ?? 0) >= sheets.length) found.push('active tab is no sheet')
  return [...found, ...repeated(keys).map((key) => `two names ${key}`)]
}

function styleDefects(root: XmlElement): string[] {
  const length = (name: string): number => itemsOf(childOf(root, name)).length
  const found: string[] = []
  for (const list of root.children) {
    const count = integerOf(list, 'count')
    if (count !== undefined && count !== itemsOf(list).length) found.push(`wrong number of ${list.name}`)
  }
  for (const xf of itemsOf(childOf(root, 'cellXfs'))) {
    if ((integerOf(xf, 'fillId') ?? 0) >= length('fills')) found.push('a style names a fill that is not there')
    if ((integerOf(xf, 'fontId') ?? 0) >= length('fonts')) found.push('a style names a font that is not there')
    if ((integerOf(xf, 'borderId') ?? 0) >= length('borders')) found.push('a style names a border that is not there')
  }
  return found
}

function repeated(values: readonly string[]): string[] {
  return values.filter((value, i) => values.indexOf(value) !== i)
}
