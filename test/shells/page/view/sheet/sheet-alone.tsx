import { render } from 'preact'
import { useState } from 'preact/hooks'
import type { SheetLook } from '../../../../../src/core/model/sheet-look.ts'
import type { CellMark, ChangedCell, SheetTableProps } from '../../../../../src/shells/page/view/sheet/sheet-props.ts'
import { SheetTable } from '../../../../../src/shells/page/view/sheet/sheet-table.tsx'

/** A sheet by itself, for tests: keeps what it is asked for, and what was asked of it. */
declare global {
  interface Window {
    told: string[]
    drawSheet: (look: SheetLook, zoom: SheetTableProps['zoom'], marks: readonly [string, CellMark][]) => void
    scrollSheet: (cell: string) => void
  }
}

window.told = []
window.drawSheet = (look, zoom, marks) => {
  render(<Alone look={look} zoom={zoom} marks={new Map(marks)} />, document.body)
}

function Alone({ look, zoom, marks }: Pick<SheetTableProps, 'look' | 'zoom' | 'marks'>) {
  const [selected, setSelected] = useState<string>()
  const [scrollTo, setScrollTo] = useState<{ cell: string }>()
  const [changed, setChanged] = useState<ReadonlyMap<string, ChangedCell>>(new Map())
  window.scrollSheet = (cell) => setScrollTo({ cell })
  const type = (cell: string, text: string): void => {
    window.told.push(`type ${cell} ${text}`)
    setChanged((old) => new Map(old).set(cell, { shown: text, edit: text }))
  }
  return (
    <SheetTable
      look={look}
      name="表1"
      changed={changed}
      marks={marks}
      selected={selected}
      onSelect={(cell) => {
        window.told.push(`select ${cell}`)
        setSelected(cell)
      }}
      onHover={(cell) => window.told.push(`hover ${cell ?? '-'}`)}
      onType={type}
      onPaste={({ cells, formulas, left }) => {
        for (const { cell, text } of cells) type(cell, text)
        window.told.push(`pasted, but ${formulas.join(' ')} and ${left}`)
      }}
      zoom={zoom}
      scrollTo={scrollTo}
    />
  )
}
