import './sheet.css'
import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { fromA1 } from '../../../../core/model/cell-address.ts'
import { type Geometry, fittingZoom, geometryOf, innerView, isPrintable, paperZoom } from './geometry.ts'
import { SheetLayout } from './layout.ts'
import { textMeasure } from './measure-text.ts'
import { moved } from './moves.ts'
import { type PastedCell, pastedCells } from './pasting.ts'
import { SheetEntry } from './sheet-entry.tsx'
import { isFormula } from './use-entry.ts'
import { SheetIndex } from './sheet-index.ts'
import type { SheetTableProps } from './sheet-props.ts'
import { type DrawnPart, SheetRows } from './sheet-rows.tsx'
import { useFlashes } from './use-flashes.ts'
import { usePrinting, useView, type View } from './use-view.ts'
import { type Drawn, drawnStretch, scrolledTo } from './window.ts'

let measure: ReturnType<typeof textMeasure> | undefined
let made = 0

/**
 * A sheet as it looks, in a table of which only what is seen stands in the page, with what was changed and our marks.
 * It fills the box that it is given.
 */
export function SheetTable(props: SheetTableProps) {
  const { look, name, changed, marks, onHover, onSelect, zoom: wished } = props
  const scroller = useRef<HTMLDivElement>(null)
  const id = useMemo(() => `sheet-${++made}`, [])
  const { view, look: lookAgain } = useView(scroller)
  const isPrinting = usePrinting() && isPrintable(look)
  const isMeasured = view.width > 0
  const zoom = isPrinting ? paperZoom(look) : wished === 'fit' ? fittingZoom(look, view.width) : wished
  const geometry = useMemo(() => geometryOf(look, zoom), [look, zoom])
  const index = useMemo(() => new SheetIndex(look), [look])
  const layout = useMemo(
    () => new SheetLayout(index, geometry.rows, geometry.columns, changed, zoom, (measure ??= textMeasure())),
    [index, geometry, changed],
  )
  const flashes = useFlashes(changed)
  const ownMarks = useMemo(() => index.byName(marks), [index, marks])
  const part = useDrawnPart(layout, geometry, innerView(view, geometry), isPrinting)
  const rows = useMemo(
    () => (
      <SheetRows
        part={part}
        headWidth={geometry.headWidth}
        marks={ownMarks}
        flashes={flashes}
        zoom={zoom}
        idOf={(cell) => `${id}-${cell}`}
      />
    ),
    [part, ownMarks, flashes, zoom],
  )
  const selected = index.nameOf(props.selected)
  const reveal = (cell: string, margin = CURSOR_MARGIN): void =>
    scrollTo(scroller.current, geometry, layout, cell, margin)
  useEffect(() => {
    if (props.scrollTo && isMeasured) reveal(props.scrollTo.cell, REVEAL_MARGIN)
  }, [props.scrollTo, isMeasured])
  const cellUnder = (event: Event): string | undefined =>
    (event.target as Element).closest<HTMLElement>('[data-cell]')?.dataset.cell
  const field = useRef<HTMLTextAreaElement>(null)
  const [wish, setWish] = useState<{ cell: string }>()
  const hovered = useRef<string | undefined>(undefined)
  const hover = (cell: string | undefined): void => {
    if (hovered.current === cell) return
    hovered.current = cell
    onHover(cell)
  }
  const { headWidth, headHeight } = geometry
  return (
    <div class="sheet" style={{ '--sheet-sign': `${Math.round(8 + 6 * Math.min(zoom, 1.5))}px` }}>
      <div class="sheet-scroll" ref={scroller} tabIndex={-1} onScroll={lookAgain}>
        <div
          class="sheet-body"
          style={{
            width: `${headWidth + geometry.columns.length}px`,
            height: `${headHeight + geometry.rows.length}px`,
          }}
        >
          {/* biome-ignore lint/a11y/useKeyWithMouseEvents: keys come through the field of SheetEntry. */}
          <table
            // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: its cells are chosen one by one.
            role="grid"
            aria-label={name}
            aria-rowcount={look.rows + 1}
            aria-colcount={look.columns + 1}
            id={id}
            onMouseDown={(event) => {
              const cell = cellUnder(event)
              if (cell === undefined || event.button !== 0) return
              event.preventDefault()
              onSelect(cell)
              field.current?.focus({ preventScroll: true })
            }}
            onDblClick={(event) => {
              const cell = cellUnder(event)
              if (cell !== undefined) setWish({ cell })
            }}
            onMouseOver={(event) => hover(cellUnder(event))}
            onMouseLeave={() => hover(undefined)}
          >
            {isMeasured && rows}
          </table>
          <SheetEntry
            field={field}
            gridId={id}
            geometry={geometry}
            cell={selected === undefined ? undefined : shownOf(layout, selected)}
            wish={wish}
            onType={props.onType}
            onPaste={(text) => {
              const ground = { index, rows: geometry.rows, columns: geometry.columns }
              const { cells, left } = pastedCells(text, selected ?? 'A1', ground)
              const editOf = ({ cell }: PastedCell): string => shownOf(layout, cell).edit
              props.onPaste({
                cells: cells.filter((each) => !isFormula(editOf(each)) && editOf(each) !== each.text),
                formulas: cells.filter((each) => isFormula(editOf(each))).map(({ cell }) => cell),
                left,
              })
            }}
            onMove={(move) => {
              // Where nothing is selected, the first key leads into the sheet.
              const to = moved(selected ?? 'A1', selected === undefined ? 'first' : move, {
                index,
                rows: geometry.rows,
                columns: geometry.columns,
                page: innerView(view, geometry).height,
              })
              onSelect(to)
              reveal(to)
            }}
          />
        </div>
      </div>
    </div>
  )
}

/** Seen around the selected cell, for its frame, and around one to which the page leads. */
const CURSOR_MARGIN = 6
const REVEAL_MARGIN = 60

function shownOf(layout: SheetLayout, name: string) {
  const { row, column } = fromA1(name)!
  return layout.shownAt(row, column)
}

function useDrawnPart(layout: SheetLayout, { rows, columns }: Geometry, view: View, isWhole: boolean): DrawnPart {
  const before = useRef<{ layout: SheetLayout; rows: Drawn; columns: Drawn } | undefined>(undefined)
  const kept = before.current?.layout.rows === layout.rows ? before.current : undefined
  const whole = (count: number): Drawn => ({ from: 1, to: count })
  const drawnRows = isWhole ? whole(rows.count) : drawnStretch(rows, view.top, view.height, kept?.rows)
  const drawnColumns = isWhole ? whole(columns.count) : drawnStretch(columns, view.left, view.width, kept?.columns)
  before.current = { layout, rows: drawnRows, columns: drawnColumns }
  return useMemo(
    () => ({
      rows: layout.placed(drawnRows, drawnColumns),
      columns: columns
        .between(drawnColumns.from, drawnColumns.to)
        .map((column) => ({ column, width: columns.size(column) })),
      before: { left: columns.start(drawnColumns.from), top: rows.start(drawnRows.from) },
      after: {
        left: columns.length - columns.end(drawnColumns.to),
        top: rows.length - rows.end(drawnRows.to),
      },
    }),
    [layout, drawnRows.from, drawnRows.to, drawnColumns.from, drawnColumns.to],
  )
}

function scrollTo(
  scroller: HTMLElement | null,
  { headWidth, headHeight, rows, columns }: Geometry,
  layout: SheetLayout,
  cell: string,
  margin: number,
): void {
  const place = fromA1(cell)
  if (!scroller || !place) return
  const { top, left, bottom, right } = layout.shownAt(place.row, place.column).range
  const { scrollTop, scrollLeft, clientHeight, clientWidth } = scroller
  const [height, width] = [clientHeight - headHeight, clientWidth - headWidth]
  scroller.scrollTop = scrolledTo(scrollTop, height, rows.start(top) - margin, rows.end(bottom) + margin)
  scroller.scrollLeft = scrolledTo(scrollLeft, width, columns.start(left) - margin, columns.end(right) + margin)
}
