import { toA1 } from '../../src/core/model/cell-address.ts'
import { copyOf, type Path, type PlantedContent, setText } from './planted-content.ts'
import { type Layout, layOut, type Reshape } from './random-layout.ts'

/**
 * Where a planted error must be found. `key` of several paths marks them all; the first cell that holds the mark is
 * meant.
 */
export type Spot =
  | { readonly paths: readonly Path[] }
  | { readonly sheetOf: 'department' | number; readonly text: string }

export interface Cell {
  readonly workbook: string
  readonly sheet: string
  readonly cell: string
}

const MARK = '〓此处〓'

export function spot(...paths: readonly Path[]): Spot {
  return { paths }
}

/**
 * The cell of a spot in a layout: the submission is drawn once more with a mark there. Undefined where nothing carries
 * the mark.
 */
export function cellOf(content: PlantedContent, where: Spot, layout: Layout, reshape?: Reshape): Cell | undefined {
  const marked = copyOf(content)
  if ('paths' in where) for (const path of where.paths) setText(marked, path, MARK)
  const mark = (drafts: Parameters<Reshape>[0]): ReturnType<Reshape> => {
    const reshaped = reshape ? reshape(drafts) : drafts
    if ('paths' in where) return reshaped
    const name = where.sheetOf === 'department' ? '1-2整体自评表' : `1-3-${where.sheetOf + 1}`
    return reshaped.map((draft) => {
      const at =
        draft.name === name
          ? draft.cells.findIndex(({ value }) => value?.kind === 'text' && value.text.startsWith(where.text))
          : -1
      return {
        ...draft,
        cells: draft.cells.map((cell, index) =>
          index === at ? { ...cell, value: { kind: 'text' as const, text: MARK } } : cell,
        ),
      }
    })
  }
  for (const { path, workbook } of layOut(marked, layout, mark)) {
    for (const sheet of workbook.sheets) {
      const cell = sheet.cells.find(({ value }) => value.kind === 'text' && value.text.includes(MARK))
      if (cell) return { workbook: path, sheet: sheet.name, cell: toA1(cell) }
    }
  }
  return undefined
}
