import type { ProjectContent } from '../../content/content.ts'
import type { Drawing } from '../drawing.ts'
import type { LayoutCell, LayoutDrawOptions } from './form-layout.ts'
import type { LayoutFields } from './layout-fields.ts'

/** What the blocks of one form share while it is drawn. */
export interface LayoutDrawing {
  readonly drawing: Drawing
  readonly content: ProjectContent
  readonly fields: LayoutFields
  readonly options: LayoutDrawOptions
  /** Cells whose sum is the total score. */
  readonly scores: (readonly [row: number, column: number])[]
  /** Cells that show the total score; drawn last, since they may stand above what they add up. */
  readonly totals: { readonly row: number; readonly cell: LayoutCell }[]
}
