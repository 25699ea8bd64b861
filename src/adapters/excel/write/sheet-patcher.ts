import { type CellRange, rangeFromA1, rangeToA1, toA1 } from '../../../core/model/cell-address.ts'
import type { NewValue } from '../../../core/model/edits.ts'
import { changedCellXml, newCellXml } from './cell-xml.ts'
import { Patches } from '../../opc/xml/patches.ts'
import { type ColumnWidth, runLookup, withColumnWidths } from './sheet-columns.ts'
import {
  type Block,
  blockOf,
  blockText,
  type CellSpot,
  type RowSpot,
  type SheetLayout,
  WORKSHEET_ORDER,
  type WorksheetChild,
} from './sheet-layout.ts'
import { WorkbookEditError } from '../workbook-edit-error.ts'
import { appendTo, edited, setAttributes } from '../../opc/xml/xml-edits.ts'
import { attributeOf, childOf, childrenOf } from '../../opc/xml/xml-tree.ts'

export interface CellPatch {
  readonly row: number
  readonly column: number
  readonly value?: NewValue
  /** New style from the present one; absent when the style stays. */
  readonly style?: (present: number) => number
}

export interface SheetChanges {
  readonly cells: readonly CellPatch[]
  readonly addMerges: readonly CellRange[]
  readonly removeMerges: readonly CellRange[]
  readonly columnWidths: readonly ColumnWidth[]
  /** `legacyDrawing` to put in: relationship id, and the namespace its prefix stands for. */
  readonly legacyDrawing?: { readonly id: string; readonly namespace: string }
  /** Whether the sheet is the selected one; absent when that stays. */
  readonly selected?: boolean
}

/** The worksheet part with the changes, all else character for character as it was (ECMA-376 Part 1, 18.3.1.99). */
export function patchSheet(layout: SheetLayout, changes: SheetChanges): string {
  return new SheetPatcher(layout).patch(changes)
}

class SheetPatcher {
  private readonly patches = new Patches()
  private readonly newBlocks: { readonly name: WorksheetChild; readonly xml: string }[] = []

  constructor(private readonly layout: SheetLayout) {}

  patch(changes: SheetChanges): string {
    this.patchCells(changes.cells)
    this.patchMerges(changes.addMerges, changes.removeMerges)
    this.patchColumns(changes.columnWidths)
    if (changes.legacyDrawing) this.setLegacyDrawing(changes.legacyDrawing)
    if (changes.selected !== undefined) this.select(changes.selected)
    this.insertBlocks()
    return this.patches.apply(this.layout.text)
  }

  private tag(name: string): string {
    return `${this.layout.prefix}${name}`
  }

  private patchCells(cells: readonly CellPatch[]): void {
    if (cells.length === 0) return
    const runAt = runLookup(this.layout.columns)
    const columnStyle = (column: number): number => runAt(column)?.style ?? 0
    const rows = new Map(this.layout.rows.map((row) => [row.number, row]))
    const newRows = new Map<number, string>()
    for (const cell of [...cells].sort((a, b) => a.row - b.row || a.column - b.column)) {
      const row = rows.get(cell.row)
      if (!row) newRows.set(cell.row, (newRows.get(cell.row) ?? '') + this.newCell(cell, columnStyle(cell.column)))
      else this.patchCell(row, cell, columnStyle)
    }
    for (const row of rows.values()) this.closeRow(row)
    this.insertRows(newRows)
    this.widenDimension(cells)
  }

  private newCell(cell: CellPatch, base: number): string {
    if (cell.style === undefined && (cell.value === undefined || cell.value.kind === 'blank')) return ''
    return newCellXml(this.layout.prefix, toA1(cell), cell.style ? cell.style(base) : base, cell.value)
  }

  /** New cells for empty rows, by row: an empty tag must be opened once for all of them. */
  private readonly intoEmptyRows = new Map<RowSpot, string>()
  private readonly lastColumns = new Map<RowSpot, { from: number; to: number }>()

  private patchCell(row: RowSpot, cell: CellPatch, columnStyle: (column: number) => number): void {
    const spot = row.cells.find(({ column }) => column === cell.column)
    if (spot) {
      this.changeCell(spot, cell)
      return
    }
    const xml = this.newCell(cell, row.style ?? columnStyle(cell.column))
    if (!xml) return
    const widest = this.lastColumns.get(row) ?? { from: cell.column, to: cell.column }
    this.lastColumns.set(row, { from: Math.min(widest.from, cell.column), to: Math.max(widest.to, cell.column) })
    if (row.selfClosing) this.intoEmptyRows.set(row, (this.intoEmptyRows.get(row) ?? '') + xml)
    else this.patches.insert(row.cells.find(({ column }) => column > cell.column)?.start ?? endOfCells(row), xml)
  }

  /** A cell that only changes its looks, as most do, is not looked into. */
  private changeCell(spot: CellSpot, { style: restyle, value }: CellPatch): void {
    const style = restyle?.(spot.style) ?? spot.style
    if (value !== undefined) {
      const cell = this.layout.text.slice(spot.start, spot.end)
      this.patches.replace(spot.start, spot.end, changedCellXml(cell, style === spot.style ? undefined : style, value))
    } else if (style !== spot.style) {
      if (spot.styleStart > 0) this.patches.replace(spot.styleStart, spot.styleEnd, String(style))
      else this.patches.insert(spot.nameEnd, ` s="${style}"`)
    }
  }

  /** 18.3.1.73: `spans` covers all cells of the row. */
  private closeRow(row: RowSpot): void {
    const added = this.lastColumns.get(row)
    if (added && row.spans && (added.from < row.spans.from || added.to > row.spans.to)) {
      const spans = `${Math.min(added.from, row.spans.from)}:${Math.max(added.to, row.spans.to)}`
      this.patches.replace(row.spans.start, row.spans.end, spans)
    }
    const cells = this.intoEmptyRows.get(row)
    if (cells) this.patches.replace(row.openEnd - 2, row.openEnd, `>${cells}</${this.tag('row')}>`)
  }

  private insertRows(newRows: ReadonlyMap<number, string>): void {
    const row = this.tag('row')
    const { rows } = this.layout
    const block = blockOf(this.layout, 'sheetData')
    let atEnd = ''
    let next = 0
    for (const [number, cells] of newRows) {
      if (!cells) continue
      const xml = `<${row} r="${number}">${cells}</${row}>`
      // New rows come in ascending order, so the place only moves on.
      while (next < rows.length && rows[next]!.number < number) next++
      const place = rows[next]
      if (place) this.patches.insert(place.start, xml)
      else atEnd += xml
    }
    if (atEnd) this.appendToBlock('sheetData', block, atEnd)
  }

  private appendToBlock(name: WorksheetChild, block: Block | undefined, xml: string): void {
    const tag = this.tag(name)
    if (!block) this.newBlocks.push({ name, xml: `<${tag}>${xml}</${tag}>` })
    else if (block.selfClosing) this.patches.replace(block.openEnd - 2, block.openEnd, `>${xml}</${tag}>`)
    else this.patches.insert(block.closeStart, xml)
  }

  /** 18.3.1.35 */
  private widenDimension(cells: readonly CellPatch[]): void {
    const block = blockOf(this.layout, 'dimension')
    if (!block) return
    const xml = edited(blockText(this.layout, block), (root, patches) => {
      const range = rangeFromA1(attributeOf(root, 'ref') ?? '')
      if (!range) return
      const wider = cells.reduce<CellRange>(
        ({ top, left, bottom, right }, { row, column }) => ({
          top: Math.min(top, row),
          left: Math.min(left, column),
          bottom: Math.max(bottom, row),
          right: Math.max(right, column),
        }),
        range,
      )
      if (rangeToA1(wider) !== rangeToA1(range)) setAttributes(patches, root, { ref: rangeToA1(wider) })
    })
    this.replaceBlock(block, xml)
  }

  private replaceBlock(block: Block, xml: string): void {
    if (xml !== blockText(this.layout, block)) this.patches.replace(block.start, block.end, xml)
  }

  /** 18.3.1.55; a list without merges is not allowed to stay. */
  private patchMerges(add: readonly CellRange[], remove: readonly CellRange[]): void {
    if (add.length === 0 && remove.length === 0) return
    const block = blockOf(this.layout, 'mergeCells')
    const tag = this.tag('mergeCell')
    const wanted = new Map(add.map((range) => [rangeToA1(range), `<${tag} ref="${rangeToA1(range)}"/>`]))
    const gone = new Set(remove.map(rangeToA1))
    if (!block) {
      if (wanted.size > 0) {
        const list = this.tag('mergeCells')
        this.newBlocks.push({
          name: 'mergeCells',
          xml: `<${list} count="${wanted.size}">${[...wanted.values()].join('')}</${list}>`,
        })
      }
      return
    }
    let count = 0
    const source = blockText(this.layout, block)
    const xml = edited(source, (root, patches) => {
      for (const merge of childrenOf(root, 'mergeCell')) {
        const reference = inOrder(attributeOf(merge, 'ref') ?? '')
        wanted.delete(reference)
        if (gone.has(reference)) patches.replace(merge.start, merge.end, '')
        else {
          count++
          refuseOverlap(reference, wanted.keys())
        }
      }
      count += wanted.size
      if (wanted.size > 0) appendTo(patches, source, root, [...wanted.values()].join(''))
      if (attributeOf(root, 'count') !== undefined) setAttributes(patches, root, { count: String(count) })
    })
    this.replaceBlock(block, count === 0 ? '' : xml)
  }

  private patchColumns(widths: readonly ColumnWidth[]): void {
    if (widths.length === 0) return
    const block = blockOf(this.layout, 'cols')
    const tag = this.tag('cols')
    if (block && !block.selfClosing) this.replaceBlock(block, withColumnWidths(blockText(this.layout, block), widths))
    else {
      const xml = withColumnWidths(`<${tag}></${tag}>`, widths)
      if (block) this.replaceBlock(block, xml)
      else this.newBlocks.push({ name: 'cols', xml })
    }
  }

  /** 18.3.1.50 */
  private setLegacyDrawing({ id, namespace }: { id: string; namespace: string }): void {
    const xml = `<${this.tag('legacyDrawing')} xmlns:r="${namespace}" r:id="${id}"/>`
    const block = blockOf(this.layout, 'legacyDrawing')
    if (block) this.replaceBlock(block, xml)
    else this.newBlocks.push({ name: 'legacyDrawing', xml })
  }

  /** `tabSelected` of the view (18.3.1.87): two selected sheets would be edited together. */
  private select(selected: boolean): void {
    const block = blockOf(this.layout, 'sheetViews')
    if (!block) {
      const view = `<${this.tag('sheetView')} tabSelected="1" workbookViewId="0"/>`
      if (selected)
        this.newBlocks.push({
          name: 'sheetViews',
          xml: `<${this.tag('sheetViews')}>${view}</${this.tag('sheetViews')}>`,
        })
      return
    }
    const xml = edited(blockText(this.layout, block), (root, patches) => {
      if (selected) {
        const first = childOf(root, 'sheetView')
        if (first) setAttributes(patches, first, { tabSelected: '1' })
        return
      }
      for (const view of childrenOf(root, 'sheetView')) setAttributes(patches, view, { tabSelected: undefined })
    })
    this.replaceBlock(block, xml)
  }

  /** New children stand where the sequence wants them; several at one place in their order. */
  private insertBlocks(): void {
    const { blocks, root } = this.layout
    const rankOf = (name: WorksheetChild): number => WORKSHEET_ORDER.indexOf(name)
    const ordered = [...this.newBlocks].sort((a, b) => rankOf(a.name) - rankOf(b.name))
    if (root.selfClosing && ordered.length > 0) {
      this.patches.replace(
        root.openEnd - 2,
        root.openEnd,
        `>${ordered.map(({ xml }) => xml).join('')}</${this.tag('worksheet')}>`,
      )
      return
    }
    for (const { name, xml } of ordered) {
      this.patches.insert(blocks.find(({ rank }) => rank > rankOf(name))?.start ?? root.closeStart, xml)
    }
  }
}

/** 「Y2:A2」, as some programs write it, is 「A2:Y2」. */
function inOrder(reference: string): string {
  const range = rangeFromA1(reference)
  return range ? rangeToA1(range) : reference
}

/** Two merges that overlap make Excel call the file damaged. */
function refuseOverlap(present: string, added: Iterable<string>): void {
  const there = rangeFromA1(present)
  if (!there) return
  for (const reference of added) {
    const range = rangeFromA1(reference)!
    const apart =
      range.bottom < there.top || range.top > there.bottom || range.right < there.left || range.left > there.right
    if (!apart) throw new WorkbookEditError(`不能合并 ${reference}，与已合并的 ${present} 重叠。`)
  }
}

/** An `extLst` of the row stands after its cells. */
function endOfCells(row: RowSpot): number {
  return row.cells.at(-1)?.end ?? row.openEnd
}
