import type { SheetLook } from '../../protocol.ts'
import { Tracks } from './tracks.ts'
import type { View } from './use-view.ts'

/** Rows, columns and what stands around them, in pixels of a zoom. */
export interface Geometry {
  readonly zoom: number
  readonly rows: Tracks
  readonly columns: Tracks
  readonly headWidth: number
  readonly headHeight: number
}

/** Below this nothing can be read; what is wider is scrolled. */
const SMALLEST_FIT = 0.55
/** Pixels of a sheet on a page of A4. */
const PAPER = { width: 700, height: 970 }
/** So much smaller than its width allows a sheet may be drawn to stand on one page. */
const ONE_PAGE = 0.75
/** Cells beyond which a sheet is put on paper as it is seen, not as a whole. */
const MOST_PRINTED = 60_000

const HEAD_HEIGHT = 24

function headWidthOf({ rows }: SheetLook): number {
  return 18 + String(Math.max(rows, 1)).length * 8
}

/** The zoom at which all columns are seen, never larger than life. */
export function fittingZoom(look: SheetLook, width: number): number {
  const available = width - headWidthOf(look)
  const total = tracksOf(look, 1).columns.length
  if (total <= available) return 1
  let zoom = available / total
  // Each column is a whole number of pixels, so that together they may be some wider.
  const excess = tracksOf(look, zoom).columns.length - available
  if (excess > 0) zoom -= (excess + look.columns / 2) / total
  return Math.max(SMALLEST_FIT, zoom)
}

/** As wide as the paper, and on one page where that makes it only a little smaller; never larger than life. */
export function paperZoom(look: SheetLook): number {
  const { rows, columns } = tracksOf(look, 1)
  const byWidth = Math.min(1, PAPER.width / (columns.length + headWidthOf(look)))
  const byHeight = PAPER.height / (rows.length + HEAD_HEIGHT)
  return byHeight < byWidth * ONE_PAGE ? byWidth : Math.min(byWidth, byHeight)
}

export function isPrintable({ rows, columns }: SheetLook): boolean {
  return rows * columns <= MOST_PRINTED
}

export function geometryOf(look: SheetLook, zoom: number): Geometry {
  return { zoom, ...tracksOf(look, zoom), headWidth: headWidthOf(look), headHeight: HEAD_HEIGHT }
}

function tracksOf(look: SheetLook, zoom: number): Pick<Geometry, 'rows' | 'columns'> {
  const scaled = (size: number): number => (size === 0 ? 0 : Math.max(1, Math.round(size * zoom)))
  return {
    // Of a sheet without anything one cell is shown, to be typed into.
    rows: new Tracks(
      Math.max(look.rows, 1),
      scaled(look.defaultHeight),
      look.heights.map(({ from, to, height }) => ({ from, to, size: scaled(height) })),
    ),
    columns: new Tracks(
      Math.max(look.columns, 1),
      scaled(look.defaultWidth),
      look.widths.map(({ from, to, width }) => ({ from, to, size: scaled(width) })),
    ),
  }
}

/** What of the rows and columns is seen beside their heads. */
export function innerView(view: View, { headWidth, headHeight }: Geometry): View {
  return { ...view, width: Math.max(0, view.width - headWidth), height: Math.max(0, view.height - headHeight) }
}
