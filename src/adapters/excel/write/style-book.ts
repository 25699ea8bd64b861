import type { DraftStyle } from '../../../core/model/sheet-draft.ts'
import { type Dialect, SPREADSHEET_TYPE } from './dialect.ts'
import { countCellFormats } from '../read/cell-formats.ts'
import { builtInFormatId } from '../read/number-formats.ts'
import { MOST_CELL_FORMATS } from '../read/style-items.ts'
import type { PackageDraft } from '../../opc/package-draft.ts'
import { Patches } from '../../opc/xml/patches.ts'
import { refusal } from '../refusals.ts'
import {
  alignmentXml,
  type BaseFont,
  BORDERLESS,
  borderXml,
  DEFAULT_FONT,
  fontXml,
  minimalStyleSheet,
  PLAIN_XF,
  STANDARD_FILLS,
  solidFillXml,
} from './style-xml.ts'
import { StyleList } from './style-list.ts'
import { escapeAttribute } from '../../opc/xml/xml-characters.ts'
import { edited, setAttributes, withOpenRoot } from '../../opc/xml/xml-edits.ts'
import { attributeOf, childOf, integerOf, parseXml, type XmlElement } from '../../opc/xml/xml-tree.ts'

const FIRST_CUSTOM_FORMAT = 164

export interface StyleChange {
  /** RRGGBB; null for no fill. */
  readonly fill?: string | null
  readonly format?: string
}

/**
 * The styles part, to which styles are appended; none that is there changes or moves. Where it has as many formats of
 * cells as Excel takes, a cell keeps the one it has.
 */
export class StyleBook {
  private readonly part: string
  private readonly root: XmlElement
  private readonly formats: StyleList
  private readonly fonts: StyleList
  private readonly fills: StyleList
  private readonly borders: StyleList
  private readonly xfs: StyleList
  private readonly formatIds = new Map<string, number>()
  private readonly known = new Map<string, number>()
  /** Very many cells share few style objects. */
  private readonly knownDrafts = new Map<DraftStyle, number>()
  private nextFormatId = FIRST_CUSTOM_FORMAT

  constructor(
    private readonly draft: PackageDraft,
    workbookPart: string,
    dialect: Dialect,
  ) {
    this.part = stylesPart(draft, workbookPart, dialect)
    const text = withOpenRoot(draft.text(this.part)!)
    draft.setText(this.part, text)
    // The lists themselves; what they hold is kept as text.
    this.root = parseXml(text, 2)
    const prefix = this.root.prefix
    this.formats = new StyleList(text, this.root, 'numFmts', [])
    this.fonts = new StyleList(text, this.root, 'fonts', [DEFAULT_FONT(prefix)])
    this.fills = new StyleList(text, this.root, 'fills', STANDARD_FILLS(prefix))
    this.borders = new StyleList(text, this.root, 'borders', [BORDERLESS(prefix)])
    if (this.root.name !== 'styleSheet') throw refusal('damaged')
    const plain = (): string[] => Array.from({ length: stylesNamed(draft, workbookPart) }, () => PLAIN_XF(prefix))
    const hasStyles = countCellFormats(text) > 0
    this.xfs = new StyleList(text, this.root, 'cellXfs', hasStyles ? [] : plain())
    this.readFormats()
  }

  /** A style like `base` but for fill and format. */
  changed(base: number, change: StyleChange): number {
    const key = `${base} ${change.fill} ${change.format}`
    return this.remembered(key, () => {
      const xf = this.xfs.at(base) ?? this.xfs.at(0)!
      const changed = edited(xf, (root, patches) => {
        setAttributes(patches, root, {
          ...this.fillAttributes(change.fill),
          ...this.formatAttributes(change.format),
        })
      })
      return this.addXf(changed, base)
    })
  }

  /** A style of its own for a cell that is added. */
  whole(style: DraftStyle): number {
    const known = this.knownDrafts.get(style)
    if (known !== undefined) return known
    const made = this.remembered(JSON.stringify(style), () => this.addXf(this.xfOf(style), 0))
    this.knownDrafts.set(style, made)
    return made
  }

  /** Writes what was appended into the part. */
  store(): void {
    const text = this.draft.text(this.part)!
    const patches = new Patches()
    for (const collection of [this.formats, this.fonts, this.fills, this.borders, this.xfs])
      collection.store(patches, text, this.root)
    this.draft.setText(this.part, patches.apply(text))
  }

  private remembered(key: string, make: () => number): number {
    const known = this.known.get(key)
    if (known !== undefined) return known
    const made = make()
    this.known.set(key, made)
    return made
  }

  /** The number of a format of cells, or of the one to take instead where the book is full. */
  private addXf(xf: string, instead: number): number {
    return this.xfs.has(xf) || this.xfs.size < MOST_CELL_FORMATS ? this.xfs.add(xf) : instead
  }

  private xfOf(style: DraftStyle): string {
    const prefix = this.root.prefix
    const numFmtId = style.format === undefined ? 0 : this.formatId(style.format)
    const ownFont =
      style.bold || style.underline || style.size !== undefined || style.font !== undefined || style.color !== undefined
    const fontId = ownFont ? this.fonts.add(fontXml(prefix, style, this.baseFont())) : 0
    const fillId = style.fill === undefined ? 0 : this.fills.add(solidFillXml(prefix, style.fill))
    const borderId = style.border === 'thin' ? this.borders.add(borderXml(prefix)) : 0
    const inner =
      alignmentXml(prefix, style) +
      (style.locked === undefined ? '' : `<${prefix}protection locked="${style.locked ? 1 : 0}"/>`)
    const applied = `${numFmtId ? ' applyNumberFormat="1"' : ''}${fontId ? ' applyFont="1"' : ''}${fillId ? ' applyFill="1"' : ''}${borderId ? ' applyBorder="1"' : ''}`
    const more = `${inner.includes('alignment') ? ' applyAlignment="1"' : ''}${style.locked === undefined ? '' : ' applyProtection="1"'}`
    const attributes = `numFmtId="${numFmtId}" fontId="${fontId}" fillId="${fillId}" borderId="${borderId}" xfId="0"${applied}${more}`
    return inner ? `<${prefix}xf ${attributes}>${inner}</${prefix}xf>` : `<${prefix}xf ${attributes}/>`
  }

  private baseFont(): BaseFont {
    const font = parseXml(this.fonts.at(0)!)
    const value = (name: string): string | undefined => attributeOf(childOf(font, name) ?? font, 'val')
    return { name: value('name') ?? '宋体', size: value('sz') ?? '11' }
  }

  private fillAttributes(fill: string | null | undefined): Record<string, string> {
    if (fill === undefined) return {}
    const fillId = fill === null ? 0 : this.fills.add(solidFillXml(this.root.prefix, fill))
    return { fillId: String(fillId), applyFill: fill === null ? '0' : '1' }
  }

  private formatAttributes(format: string | undefined): Record<string, string> {
    return format === undefined ? {} : { numFmtId: String(this.formatId(format)), applyNumberFormat: '1' }
  }

  private formatId(code: string): number {
    const known = builtInFormatId(code) ?? this.formatIds.get(code)
    if (known !== undefined) return known
    const id = this.nextFormatId++
    this.formatIds.set(code, id)
    this.formats.add(`<${this.root.prefix}numFmt numFmtId="${id}" formatCode="${escapeAttribute(code)}"/>`)
    return id
  }

  private readFormats(): void {
    for (const text of this.formats.present) {
      const format = parseXml(text)
      const id = integerOf(format, 'numFmtId')
      if (id === undefined) continue
      this.formatIds.set(attributeOf(format, 'formatCode') ?? '', id)
      this.nextFormatId = Math.max(this.nextFormatId, id + 1)
    }
  }
}

/**
 * How many styles are named, for cells that name some although there are none: those that are appended must not become
 * theirs.
 */
function stylesNamed(draft: PackageDraft, workbookPart: string): number {
  let highest = 0
  for (const { type, target } of draft.relationships(workbookPart)) {
    if (type !== 'worksheet' || target === undefined) continue
    for (const match of (draft.text(target) ?? '').matchAll(/\ss(?:tyle)?=["'](\d{1,5})["']/g))
      highest = Math.max(highest, Number(match[1]))
  }
  return Math.min(highest + 1, MOST_CELL_FORMATS)
}

function stylesPart(draft: PackageDraft, workbookPart: string, dialect: Dialect): string {
  const present = draft.relationships(workbookPart).find(({ type }) => type === 'styles')?.target
  if (present !== undefined && draft.has(present)) return present
  // openpyxl looks for it under this name only, wherever the workbook lies.
  const name = draft.has('xl/styles.xml') ? draft.freeName('xl/styles#.xml') : 'xl/styles.xml'
  draft.add(name, [minimalStyleSheet(dialect.main, stylesNamed(draft, workbookPart))], `${SPREADSHEET_TYPE}styles+xml`)
  draft.addRelationship(workbookPart, `${dialect.relationships}/styles`, name)
  return name
}
