import { partKey } from '../../../src/adapters/opc/package.ts'
import { attributeOf, childrenOf, type XmlElement } from '../../../src/adapters/opc/xml/xml-tree.ts'
import { commentDefects, vmlDefects } from './soundness/comment-soundness.ts'
import { elementsOf, type OpenedPackage, openPackage, repeated } from './soundness/opened-package.ts'
import { sheetDefects } from './soundness/sheet-soundness.ts'
import { chainDefects, styleDefects, workbookDefects } from './soundness/workbook-soundness.ts'
import { xmlDefects } from './soundness/xml-soundness.ts'

/** Everything at which Excel would offer a repair: sentences, none for a sound package. */
export function defects(bytes: Uint8Array): string[] {
  const source = openPackage(bytes)
  const found = source.keys.size === source.parts.size ? [] : ['two entries of one name']
  const types = contentTypes(source.xml.get('[content_types].xml')!)
  found.push(...contentTypeDefects([...source.parts.keys()], types), ...vmlDefects(source))
  for (const [key, root] of source.xml) {
    found.push(...xmlDefects(key, root))
    if (key.endsWith('.rels')) found.push(...relationshipDefects(key, root, source, types))
    else found.push(...referenceDefects(key, root, source))
    if (root.name === 'worksheet') found.push(...sheetDefects(key, root, source), ...commentDefects(key, root, source))
    if (root.name === 'workbook') found.push(...workbookDefects(key, root, source), ...chainDefects(key, root, source))
    if (root.name === 'styleSheet') found.push(...styleDefects(root))
  }
  return found
}

/**
 * What an edit broke: defects that the original had not. Makers have their own, xlsxwriter lets two drawings claim one
 * block of ids.
 */
export function newDefects(before: Uint8Array, after: Uint8Array): string[] {
  const known = new Set(defects(before))
  return defects(after).filter((defect) => !known.has(defect))
}

interface ContentTypes {
  readonly defaults: readonly (readonly [extension: string, type: string])[]
  readonly overrides: readonly (readonly [key: string, type: string])[]
}

function contentTypes(root: XmlElement): ContentTypes {
  const type = (element: XmlElement): string => attributeOf(element, 'ContentType') ?? ''
  return {
    defaults: childrenOf(root, 'Default').map((element) => [
      attributeOf(element, 'Extension')!.toLowerCase(),
      type(element),
    ]),
    overrides: childrenOf(root, 'Override').map((element) => [
      partKey(decodeURIComponent(attributeOf(element, 'PartName')!)),
      type(element),
    ]),
  }
}

function typeOf(key: string, { defaults, overrides }: ContentTypes): string | undefined {
  const extension = key.split('.').at(-1)!
  return overrides.find(([name]) => name === key)?.[1] ?? defaults.find(([name]) => name === extension)?.[1]
}

function contentTypeDefects(names: readonly string[], types: ContentTypes): string[] {
  const keys = new Set(names.map(partKey))
  const overridden = types.overrides.map(([key]) => key)
  return [
    ...names
      .filter((name) => name !== '[Content_Types].xml' && !typeOf(partKey(name), types))
      .map((name) => `${name} has no content type`),
    ...overridden.filter((key) => !keys.has(key)).map((key) => `content type for ${key}, which is not there`),
    ...repeated(overridden).map((key) => `two content types for ${key}`),
    ...repeated(types.defaults.map(([extension]) => extension)).map(
      (extension) => `two content types for .${extension}`,
    ),
  ]
}

/** What a part must be when it is the target of a relationship of this type. */
const TYPES_BY_RELATION: Readonly<Record<string, RegExp>> = {
  officeDocument: /(sheet|template)(\.macroEnabled)?\.main\+xml$/,
  worksheet: /\.worksheet\+xml$/,
  chartsheet: /\.chartsheet\+xml$/,
  styles: /\.styles\+xml$/,
  sharedStrings: /\.sharedStrings\+xml$/,
  comments: /\.comments\+xml$/,
  vmlDrawing: /\.vmlDrawing$/,
  drawing: /\.drawing\+xml$/,
  table: /\.table\+xml$/,
  person: /\.person\+xml$/,
  threadedComment: /\.threadedcomments\+xml$/i,
}

function relationshipDefects(key: string, root: XmlElement, source: OpenedPackage, types: ContentTypes): string[] {
  const part = key.replace(/_rels\/([^/]*)\.rels$/, '$1')
  const found = part !== '' && !source.keys.has(part) ? [`${key}: relationships of ${part}, which is not there`] : []
  for (const { type, target } of source.related(part)) {
    if (target === undefined) continue
    if (!source.keys.has(target)) found.push(`${key}: no part ${target}`)
    else if (TYPES_BY_RELATION[type]?.test(typeOf(target, types) ?? '') === false)
      found.push(`${key}: ${target} is no ${type}`)
  }
  const ids = childrenOf(root, 'Relationship').map((element) => attributeOf(element, 'Id')!)
  return [...found, ...repeated(ids).map((id) => `${key}: two ${id}`)]
}

/** What an element of a worksheet or workbook names by `r:id` must be related in this way. */
const RELATION_OF_ELEMENT: Readonly<Record<string, RegExp>> = {
  legacyDrawing: /^vmlDrawing$/,
  legacyDrawingHF: /^vmlDrawing$/,
  drawing: /^drawing$/,
  tablePart: /^table$/,
  sheet: /sheet$/i,
}

function referenceDefects(key: string, root: XmlElement, source: OpenedPackage): string[] {
  const types = new Map(source.related(key).map(({ id, type }) => [id, type]))
  return [...elementsOf(root)].flatMap((element) => {
    const id = element.attributes.find(({ name }) => name === 'r:id')?.value
    if (!id) return []
    const type = types.get(id)
    if (type === undefined) return [`${key}: ${element.name} names ${id}, which is no relationship`]
    return RELATION_OF_ELEMENT[element.name]?.test(type) === false ? [`${key}: ${element.name} names a ${type}`] : []
  })
}
