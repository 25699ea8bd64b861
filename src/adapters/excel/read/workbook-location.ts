import type { Package } from '../../opc/package.ts'
import { partKey } from '../../opc/package.ts'
import { attributeOf, childrenOf, parseXml } from '../../opc/xml/xml-tree.ts'
import { packageKind } from '../kind/refused-kind.ts'
import { refusal } from '../refusals.ts'

/**
 * The workbook part (ECMA-376 Part 1, 12.3.23): by relationship, by content type, or where everybody puts it. A package
 * without one is refused for what it is instead.
 */
export function workbookPartOf(source: Package): string {
  const related = source.relationships('').find((relationship) => relationship.type === 'officeDocument')?.target
  const contentTypes = source.text('[Content_Types].xml')?.text ?? ''
  const candidates = [related, workbookByContentType(contentTypes), 'xl/workbook.xml']
  const found = candidates.find((part) => part !== undefined && source.has(part) && isWorkbook(source, part))
  if (found !== undefined) return source.nameOf(found)
  const mimetype = source.has('mimetype') ? (source.text('mimetype')?.text ?? '') : ''
  throw refusal(packageKind(source.keys, contentTypes, mimetype))
}

function isWorkbook(source: Package, part: string): boolean {
  if (part.toLowerCase().endsWith('.bin')) return false
  return parseXml(source.text(part)!.text).name === 'workbook'
}

const WORKBOOK_TYPES =
  /(spreadsheetml\.(sheet|template)\.main\+xml|ms-excel\.(sheet|template|addin)\.macroEnabled\.main\+xml)$/i

function workbookByContentType(contentTypes: string): string | undefined {
  if (!contentTypes) return undefined
  const override = childrenOf(parseXml(contentTypes), 'Override').find((element) =>
    WORKBOOK_TYPES.test(attributeOf(element, 'ContentType') ?? ''),
  )
  return override && partKey(attributeOf(override, 'PartName') ?? '')
}
