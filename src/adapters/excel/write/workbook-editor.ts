import type { CellRange } from '../../../core/model/cell-address.ts'
import { Patches } from '../../opc/xml/patches.ts'
import { PRINT_AREA } from '../read/workbook-part.ts'
import { absoluteReference, quotedSheet } from './references.ts'
import { escapeAttribute, escapeXml } from '../../opc/xml/xml-characters.ts'
import { appendTo, edited, insertInOrder, setAttributes } from '../../opc/xml/xml-edits.ts'
import {
  attributeOf,
  childOf,
  childrenOf,
  integerOf,
  parseXml,
  relationshipIdOf,
  type XmlElement,
} from '../../opc/xml/xml-tree.ts'

/** CT_Workbook (ECMA-376 Part 1, 18.2.27). */
const ORDER = [
  'fileVersion',
  'fileSharing',
  'workbookPr',
  'workbookProtection',
  'bookViews',
  'sheets',
  'functionGroups',
  'externalReferences',
  'definedNames',
  'calcPr',
  'oleSize',
  'customWorkbookViews',
  'pivotCaches',
  'smartTagPr',
  'smartTagTypes',
  'webPublishing',
  'fileRecoveryPr',
  'webPublishObjects',
  'extLst',
] as const

export interface SheetEntry {
  readonly name: string
  readonly sheetId: number
  readonly relationshipId: string
  readonly visible: boolean
  /** Its element as it stands; undefined for an added sheet. */
  readonly element: XmlElement | undefined
}

interface NameEntry {
  readonly name: string
  /** The sheet it belongs to; undefined for the whole workbook. */
  readonly sheet: SheetEntry | undefined
  readonly xml: string
  /** Its element as it stands; undefined for an added name. */
  readonly element: XmlElement | undefined
}

/** The workbook part: its list of sheets, its names, which sheet is shown, and whether all is calculated on opening. */
export class WorkbookEditor {
  private readonly root: XmlElement
  private readonly patches = new Patches()
  private entries: SheetEntry[]
  private names: NameEntry[]
  private namesChanged = false
  private active: SheetEntry | undefined
  private calculate = false

  constructor(
    private readonly text: string,
    private readonly relationshipsNamespace: string,
  ) {
    this.root = parseXml(text)
    this.entries = childrenOf(childOf(this.root, 'sheets'), 'sheet').map((element) => ({
      name: attributeOf(element, 'name') ?? '',
      sheetId: integerOf(element, 'sheetId') ?? 0,
      relationshipId: relationshipIdOf(element) ?? '',
      visible: !/hidden/i.test(attributeOf(element, 'state') ?? ''),
      element,
    }))
    this.names = childrenOf(childOf(this.root, 'definedNames'), 'definedName').map((element) => ({
      name: attributeOf(element, 'name') ?? '',
      sheet: this.entries[integerOf(element, 'localSheetId') ?? -1],
      xml: text.slice(element.start, element.end),
      element,
    }))
  }

  get sheets(): readonly SheetEntry[] {
    return this.entries
  }

  sheet(name: string): SheetEntry | undefined {
    return this.entries.find((sheet) => sheet.name === name)
  }

  addSheet(name: string, relationshipId: string, visible = true): SheetEntry {
    const sheetId = this.entries.reduce((highest, sheet) => Math.max(highest, sheet.sheetId), 0) + 1
    const sheet = { name, sheetId, relationshipId, visible, element: undefined }
    this.entries.push(sheet)
    return sheet
  }

  /** The sheet goes, and with it the names that belong to it or speak of it. */
  removeSheet(sheet: SheetEntry): void {
    const shown = this.shown()
    this.entries = this.entries.filter((other) => other !== sheet)
    const spoken = [`${quotedSheet(sheet.name)}!`, `${sheet.name}!`].map((text) => escapeXml(text))
    const kept = this.names.filter(
      (name) => name.sheet !== sheet && !spoken.some((text) => name.xml.includes(`>${text}`)),
    )
    this.names = kept
    this.namesChanged = true
    this.active = shown === sheet ? this.entries.find(({ visible }) => visible) : shown
  }

  setPrintArea(sheet: SheetEntry, area: CellRange | null): void {
    const isArea = (name: NameEntry): boolean =>
      name.sheet === sheet && name.name.toLowerCase() === PRINT_AREA.toLowerCase()
    if (area === null && !this.names.some(isArea)) return
    this.names = this.names.filter((name) => !isArea(name))
    this.namesChanged = true
    if (area !== null) this.addName(PRINT_AREA, sheet, `${quotedSheet(sheet.name)}!${absoluteReference(area)}`)
  }

  /** A name that belongs to a sheet (18.2.5). */
  addName(name: string, sheet: SheetEntry, formula: string, hidden = false): void {
    const p = this.root.prefix
    const attributes = `name="${escapeAttribute(name)}" localSheetId="0"${hidden ? ' hidden="1"' : ''}`
    this.names.push({
      name,
      sheet,
      xml: `<${p}definedName ${attributes}>${escapeXml(formula)}</${p}definedName>`,
      element: undefined,
    })
    this.namesChanged = true
  }

  show(sheet: SheetEntry): void {
    this.active = sheet
  }

  /** The sheet shown on opening. */
  shown(): SheetEntry | undefined {
    if (this.active) return this.active
    const view = childOf(childOf(this.root, 'bookViews'), 'workbookView')
    return this.entries[(view && integerOf(view, 'activeTab')) ?? 0]
  }

  calculateOnOpening(): void {
    this.calculate = true
  }

  result(): string {
    this.writeSheets()
    if (this.namesChanged) this.writeNames()
    if (this.active) this.writeActiveTab(this.entries.indexOf(this.active))
    if (this.calculate) this.setOn('calcPr', { fullCalcOnLoad: '1' }, { calcId: '0', fullCalcOnLoad: '1' })
    return this.patches.apply(this.text)
  }

  private writeSheets(): void {
    const list = childOf(this.root, 'sheets')
    if (!list) return
    const kept = new Set(this.entries.map(({ element }) => element))
    for (const element of childrenOf(list, 'sheet'))
      if (!kept.has(element)) this.patches.replace(element.start, element.end, '')
    const added = this.entries.filter(({ element }) => element === undefined)
    if (added.length === 0) return
    const xml = added.map((sheet) => {
      const state = sheet.visible ? '' : ' state="hidden"'
      const attributes = `name="${escapeAttribute(sheet.name)}" sheetId="${sheet.sheetId}"${state}`
      return `<${list.prefix}sheet ${attributes} xmlns:r="${this.relationshipsNamespace}" r:id="${sheet.relationshipId}"/>`
    })
    appendTo(this.patches, this.text, list, xml.join(''))
  }

  /** Names keep their text but for the place of their sheet, `localSheetId`; an empty list is not allowed to stay. */
  private writeNames(): void {
    const list = childOf(this.root, 'definedNames')
    const tag = `${this.root.prefix}definedNames`
    const added = this.names
      .flatMap(({ xml, sheet, element }) =>
        element ? [] : edited(xml, (root, patches) => this.place(patches, root, sheet)),
      )
      .join('')
    if (!list) {
      if (added) insertInOrder(this.patches, this.text, this.root, 'definedNames', ORDER, `<${tag}>${added}</${tag}>`)
      return
    }
    if (this.names.length === 0) {
      this.patches.replace(list.start, list.end, '')
      return
    }
    const kept = new Map(this.names.map(({ element, sheet }) => [element, sheet]))
    for (const element of childrenOf(list, 'definedName')) {
      const sheet = kept.get(element)
      if (!kept.has(element)) this.patches.replace(element.start, element.end, '')
      else this.place(this.patches, element, sheet)
    }
    if (added) appendTo(this.patches, this.text, list, added)
  }

  /** 18.2.5: the sheet of a name is counted among all sheets. */
  private place(patches: Patches, element: XmlElement, sheet: SheetEntry | undefined): void {
    const index = sheet && this.entries.indexOf(sheet)
    if (index !== undefined && integerOf(element, 'localSheetId') !== index)
      setAttributes(patches, element, { localSheetId: String(index) })
  }

  /** 18.2.30 */
  private writeActiveTab(index: number): void {
    const views = childOf(this.root, 'bookViews')
    const view = childOf(views, 'workbookView')
    const p = this.root.prefix
    const xml = `<${p}workbookView activeTab="${index}"/>`
    if (view) {
      if ((integerOf(view, 'activeTab') ?? 0) !== index) setAttributes(this.patches, view, { activeTab: String(index) })
      if ((integerOf(view, 'firstSheet') ?? 0) >= this.entries.length)
        setAttributes(this.patches, view, { firstSheet: undefined })
    } else if (views) appendTo(this.patches, this.text, views, xml)
    else insertInOrder(this.patches, this.text, this.root, 'bookViews', ORDER, `<${p}bookViews>${xml}</${p}bookViews>`)
  }

  private setOn(name: 'calcPr', values: Record<string, string>, whenNew: Record<string, string>): void {
    const element = childOf(this.root, name)
    if (element) {
      setAttributes(this.patches, element, values)
      return
    }
    const attributes = Object.entries(whenNew).map(([key, value]) => ` ${key}="${value}"`)
    insertInOrder(
      this.patches,
      this.text,
      this.root,
      name,
      ORDER,
      `<${this.root.prefix}${name}${attributes.join('')}/>`,
    )
  }
}
