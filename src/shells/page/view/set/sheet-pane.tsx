import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { SheetLook } from '../../protocol.ts'
import { cellMarks } from '../findings.ts'
import { useDesk } from '../page-context.ts'
import { isSameSheet, type SheetPlace, sheetKey } from '../places.ts'
import type { OpenSet } from '../set-state.ts'
import { SheetTable } from '../sheet/sheet-table.tsx'
import type { ChangedCell } from '../sheet/sheet-props.ts'
import { sheetField } from '../typing.ts'
import { FloatingCard } from './floating-card.tsx'
import type { Zoom } from './zoom-tools.tsx'

/** The chosen sheet of the set, asked for when it is first seen. */
export function SheetPane({ set, zoom }: { readonly set: OpenSet; readonly zoom: Zoom }) {
  const desk = useDesk()
  const { sheet, looks, view } = set
  const look = sheet ? looks.get(sheetKey(sheet)) : undefined
  useEffect(() => {
    if (sheet && !look) void desk.look(view.row.set, sheet)
  }, [view.row.set, sheet && sheetKey(sheet)])
  if (!sheet) return <p class="nothing">没有可以显示的工作表。</p>
  if (!look) return <p class="nothing">正在打开「{sheet.sheet}」…</p>
  return <Shown key={sheetKey(sheet)} set={set} sheet={sheet} look={look} zoom={zoom} />
}

interface ShownProps {
  readonly set: OpenSet
  readonly sheet: SheetPlace
  readonly look: SheetLook
  readonly zoom: Zoom
}

function Shown({ set, sheet, look, zoom }: ShownProps) {
  const desk = useDesk()
  const { view, at, cells } = set
  const pane = useRef<HTMLElement>(null)
  const [hovered, setHovered] = useState<string>()
  const changed = useMemo(() => changedOn(set, sheet), [cells])
  const marks = useMemo(() => cellMarks(view, sheet), [view])
  const selected = at.place && isSameSheet(at.place, sheet) ? at.place.cell : undefined
  // Another object for every way that leads here, also to the same cell again.
  const scrollTo = useMemo(() => (at.from !== 'sheet' && selected !== undefined ? { cell: selected } : undefined), [at])
  useEffect(() => {
    if (at.from === 'into' && selected !== undefined) sheetField(pane.current)?.focus({ preventScroll: true })
  }, [at])
  return (
    <section
      class="sheet-pane"
      aria-label={`工作表「${sheet.sheet}」`}
      ref={pane}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) toList()
      }}
    >
      {look.cut !== null && <p class="sheet-cut">▲ {look.cut}</p>}
      <SheetTable
        look={look}
        name={sheet.sheet}
        changed={changed}
        marks={marks}
        selected={selected}
        onSelect={(cell) => desk.store.send({ kind: 'to-cell', place: { ...sheet, cell } })}
        onHover={setHovered}
        onType={(cell, text) => void desk.act({ kind: 'type', place: { ...sheet, cell }, text })}
        onPaste={(pasted) => void desk.paste(sheet, pasted)}
        zoom={zoom}
        scrollTo={scrollTo}
      />
      <FloatingCard
        pane={pane}
        view={view}
        sheet={sheet}
        marks={marks}
        hovered={hovered}
        selected={at.from === 'sheet' && (at.line === null || isNarrow()) ? selected : undefined}
      />
    </section>
  )
}

/** Whether the list is not seen beside the sheet: css/narrow.css. */
function isNarrow(): boolean {
  return window.matchMedia('(max-width: 860px)').matches
}

/** From the sheet back to what is chosen in the list. */
function toList(): void {
  const list = document.querySelector('.findings')
  const head = list?.querySelector<HTMLElement>('[aria-current=true]') ?? list?.querySelector<HTMLElement>('button')
  head?.focus()
}

function changedOn({ cells }: OpenSet, sheet: SheetPlace): ReadonlyMap<string, ChangedCell> {
  const start = `${sheetKey(sheet)}\n`
  return new Map([...cells].flatMap(([key, cell]) => (key.startsWith(start) ? [[key.slice(start.length), cell]] : [])))
}
