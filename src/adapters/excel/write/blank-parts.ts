import type { NewEntry } from '../../opc/zip/zip-entries.ts'
import { SPREADSHEET_TYPE } from './dialect.ts'

export const WORKBOOK_PART = 'xl/workbook.xml'
/** Dates inside the file are fixed: the same drafts give the same bytes. */
const CREATED = '2024-01-01T00:00:00Z'
const PACKAGE = 'application/vnd.openxmlformats-package'
const SCHEMAS = 'http://schemas.openxmlformats.org'
const MAIN = `${SCHEMAS}/spreadsheetml/2006/main`

const PARTS: readonly (readonly [name: string, xml: string])[] = [
  [
    '[Content_Types].xml',
    `<Types xmlns="${SCHEMAS}/package/2006/content-types">` +
      `<Default Extension="rels" ContentType="${PACKAGE}.relationships+xml"/>` +
      '<Default Extension="xml" ContentType="application/xml"/>' +
      `<Override PartName="/${WORKBOOK_PART}" ContentType="${SPREADSHEET_TYPE}sheet.main+xml"/>` +
      `<Override PartName="/docProps/core.xml" ContentType="${PACKAGE}.core-properties+xml"/></Types>`,
  ],
  [
    '_rels/.rels',
    `<Relationships xmlns="${SCHEMAS}/package/2006/relationships">` +
      `<Relationship Id="rId1" Type="${SCHEMAS}/officeDocument/2006/relationships/officeDocument" Target="${WORKBOOK_PART}"/>` +
      `<Relationship Id="rId2" Type="${SCHEMAS}/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>` +
      '</Relationships>',
  ],
  [
    'docProps/core.xml',
    `<cp:coreProperties xmlns:cp="${SCHEMAS}/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">` +
      '<dc:creator>校表</dc:creator><cp:lastModifiedBy>校表</cp:lastModifiedBy>' +
      `<dcterms:created xsi:type="dcterms:W3CDTF">${CREATED}</dcterms:created>` +
      `<dcterms:modified xsi:type="dcterms:W3CDTF">${CREATED}</dcterms:modified></cp:coreProperties>`,
  ],
  [
    WORKBOOK_PART,
    `<workbook xmlns="${MAIN}" xmlns:r="${SCHEMAS}/officeDocument/2006/relationships">` +
      '<workbookPr defaultThemeVersion="124226"/><bookViews><workbookView activeTab="0"/></bookViews><sheets></sheets></workbook>',
  ],
]

/** A workbook without any sheet (ECMA-376 Part 1, 12; Part 2, 11), to which sheets are added. */
export function blankParts(): NewEntry[] {
  const encoder = new TextEncoder()
  const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
  return PARTS.map(([name, xml]) => ({ name, content: encoder.encode(`${declaration}${xml}`) }))
}
