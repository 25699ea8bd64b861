import { printedWidth } from '../drawing/drawing.ts'
import { cutTo } from '../model/cell-text.ts'
import type { DraftCell, DraftStyle, DraftValue, SheetDraft } from '../model/sheet-draft.ts'

/** Fonts differ: a text may be so much wider than measured. */
const FONT_ALLOWANCE = 1.08
/** Points for a line of text, and around it. */
const LINE_HEIGHT = 14
const PADDING = 4
/** Excel's own. */
const HIGHEST = 409

const LINE: DraftStyle = { size: 11, align: 'left', valign: 'middle', wrap: true }

/** A sheet that grows row by row, each as high as its texts need. */
export class SheetRows {
  readonly cells: DraftCell[] = []
  readonly merges: SheetDraft['merges'][number][] = []
  readonly rowHeights: SheetDraft['rowHeights'][number][] = []
  private last = 0

  /** `widths` of all columns; the first `shown` of them are seen and printed. */
  constructor(
    private readonly widths: readonly number[],
    private readonly shown: number,
  ) {}

  /** The row last written. */
  get row(): number {
    return this.last
  }

  gap(): void {
    this.last++
  }

  /** A text across the whole sheet. */
  line(text: string, style: DraftStyle = LINE, height = 0): void {
    const row = ++this.last
    this.cells.push({ row, column: 1, value: { kind: 'text', text: cutTo(text) }, style })
    this.merge(1, this.shown)
    const width = this.widths.slice(0, this.shown).reduce((sum, each) => sum + each, 0) - 8
    const lines = Math.ceil(((style.size ?? 11) / 11) * (printedWidth(text) / width))
    this.rowHeights.push({ row, height: Math.min(HIGHEST, Math.max(height, 18 * Math.max(1, lines))) })
  }

  /** A row of texts; the last style given serves all further columns. `link` is that of one column. */
  put(
    texts: readonly string[],
    styles: readonly DraftStyle[],
    { height = 18, link }: { readonly height?: number; readonly link?: SheetLink | undefined } = {},
  ): void {
    const row = ++this.last
    let lines = 1
    for (const [index, text] of texts.entries()) {
      const column = index + 1
      this.cells.push({
        row,
        column,
        style: styles[index] ?? styles.at(-1)!,
        ...(text === '' ? {} : { value: draftValue(cutTo(text), column > this.shown) }),
        ...(link?.column === column ? { link: link.to } : {}),
      })
      if (index < this.shown) lines = Math.max(lines, linesOf(text, this.widths[index]! - 1))
    }
    this.rowHeights.push({ row, height: Math.min(HIGHEST, Math.max(height, LINE_HEIGHT * lines + PADDING)) })
  }

  /** Joins columns of the row last written. */
  merge(from: number, to: number): void {
    this.merges.push({ top: this.last, left: from, bottom: this.last, right: to })
  }
}

export interface SheetLink {
  readonly column: number
  readonly to: NonNullable<DraftCell['link']>
}

/** Lines that a text takes; one that fits even if all its characters are wide need not be measured. */
function linesOf(text: string, width: number): number {
  return text.length * 2 * FONT_ALLOWANCE <= width ? 1 : Math.ceil((printedWidth(text) * FONT_ALLOWANCE) / width)
}

/** What looks like a number is one, but where texts are to be found again. */
function draftValue(text: string, asText: boolean): DraftValue {
  return { kind: !asText && /^-?\d+(\.\d+)?$/.test(text) ? 'number' : 'text', text }
}
