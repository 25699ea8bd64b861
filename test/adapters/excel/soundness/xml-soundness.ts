import type { XmlElement } from '../../../../src/adapters/opc/xml/xml-tree.ts'
import { elementsOf, repeated } from './opened-package.ts'

const WORKSHEET =
  'sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection protectedRanges scenarios autoFilter sortState ' +
  'dataConsolidate customSheetViews mergeCells phoneticPr conditionalFormatting dataValidations hyperlinks printOptions pageMargins ' +
  'pageSetup headerFooter rowBreaks colBreaks customProperties cellWatches ignoredErrors smartTags drawing legacyDrawing ' +
  'legacyDrawingHF drawingHF picture oleObjects controls webPublishItems tableParts extLst'

/**
 * Sequences that Excel insists on (ECMA-376 Part 1, annex A), written down here once more, apart from the writer's own
 * lists.
 */
const SEQUENCES: Readonly<Record<string, string>> = {
  worksheet: WORKSHEET,
  chartsheet:
    'sheetPr sheetViews sheetProtection customSheetViews pageMargins pageSetup headerFooter drawing legacyDrawing legacyDrawingHF drawingHF picture webPublishItems extLst',
  workbook:
    'fileVersion fileSharing workbookPr workbookProtection bookViews sheets functionGroups externalReferences definedNames calcPr oleSize ' +
    'customWorkbookViews pivotCaches smartTagPr smartTagTypes webPublishing fileRecoveryPr webPublishObjects extLst',
  styleSheet: 'numFmts fonts fills borders cellStyleXfs cellXfs cellStyles dxfs tableStyles colors extLst',
  comments: 'authors commentList extLst',
  comment: 'text commentPr',
  sheetView: 'pane selection pivotSelection extLst',
  row: 'c extLst',
  c: 'f v is extLst',
  xf: 'alignment protection extLst',
  border: 'start end left right top bottom diagonal vertical horizontal',
  conditionalFormatting: 'cfRule extLst',
  dataValidation: 'formula1 formula2',
  table: 'autoFilter sortState tableColumns tableStyleInfo extLst',
}

/** Children of which there may be several. */
const MANY = new Set([
  'c',
  'cfRule',
  'conditionalFormatting',
  'selection',
  'pivotSelection',
  'fileRecoveryPr',
  'functionGroups',
])

/**
 * What is wrong with any XML part by itself: names that mean nothing, attributes twice, children in a wrong order or
 * too often.
 */
export function xmlDefects(part: string, root: XmlElement): string[] {
  return [...elementsOf(root)].flatMap((element) => [
    ...nameDefects(element).map((sentence) => `${part}: ${sentence}`),
    ...(element.prefix === root.prefix && root.name !== 'externalLink'
      ? sequenceDefects(element).map((sentence) => `${part}: ${sentence}`)
      : []),
  ])
}

function nameDefects(element: XmlElement): string[] {
  const names = element.attributes.map(({ name }) => name)
  const prefixes = [
    element.prefix,
    ...names.filter((name) => name.includes(':') && !name.startsWith('xmlns:')).map((name) => `${name.split(':')[0]}:`),
    ...(element.attributes.find(({ name }) => name.endsWith(':Ignorable'))?.value.split(/\s+/) ?? [])
      .filter((prefix) => prefix !== '')
      .map((prefix) => `${prefix}:`),
  ]
  return [
    ...repeated(names).map((name) => `${element.name} has ${name} twice`),
    ...prefixes
      .filter((prefix) => !isDeclared(element, prefix))
      .map((prefix) => `${element.name} uses ${prefix}, which is not declared`),
  ]
}

function isDeclared(element: XmlElement, prefix: string): boolean {
  if (prefix === '' || prefix === 'xml:') return true
  const name = `xmlns:${prefix.slice(0, -1)}`
  for (let at: XmlElement | undefined = element; at; at = at.parent)
    if (at.attributes.some((attribute) => attribute.name === name)) return true
  return false
}

function sequenceDefects(element: XmlElement): string[] {
  const sequence = SEQUENCES[element.name]?.split(' ')
  if (!sequence) return []
  const found: string[] = []
  let highest = -1
  const children = element.children.flatMap(standingFor)
  for (const { name, prefix } of children) {
    const place = sequence.indexOf(name)
    if (place < 0 && prefix === element.prefix) found.push(`${name} does not belong into ${element.name}`)
    if (place >= 0 && place < highest) found.push(`${name} stands too late in ${element.name}`)
    highest = Math.max(highest, place)
  }
  const once = children
    .filter(({ name, prefix }) => prefix === element.prefix && !MANY.has(name))
    .map(({ name }) => name)
  return [...found, ...repeated(once).map((name) => `two ${name} in ${element.name}`)]
}

/** `mc:AlternateContent` (Part 3) stands for the children of its choice. */
function standingFor(element: XmlElement): XmlElement[] {
  return element.name === 'AlternateContent' ? (element.children[0]?.children ?? []) : [element]
}
