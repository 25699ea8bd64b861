import type { PackageDraft } from '../../opc/package-draft.ts'
import { attributeOf, parseXml } from '../../opc/xml/xml-tree.ts'

/**
 * Names of namespaces and relationship types: those of the transitional or of the strict standard (ECMA-376 Part 1,
 * annex A; Part 4).
 */
export interface Dialect {
  readonly main: string
  readonly relationships: string
}

const TRANSITIONAL: Dialect = {
  main: 'http://schemas.openxmlformats.org/spreadsheetml/2006/main',
  relationships: 'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
}
const STRICT: Dialect = {
  main: 'http://purl.oclc.org/ooxml/spreadsheetml/main',
  relationships: 'http://purl.oclc.org/ooxml/officeDocument/relationships',
}

export const SPREADSHEET_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.'

/** What new parts must speak to fit the workbook. */
export function dialectOf(draft: PackageDraft, workbookPart: string): Dialect {
  const root = parseXml(draft.text(workbookPart)!)
  const namespace = attributeOf(root, root.prefix ? `xmlns:${root.prefix.slice(0, -1)}` : 'xmlns')
  return namespace === STRICT.main ? STRICT : TRANSITIONAL
}
