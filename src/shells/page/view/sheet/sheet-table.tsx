import type { SheetTableProps } from './sheet-props.ts'

/** A sheet as a plain table: every cell by its place, with its mark. */
export function SheetTable({ look, name, changed, marks, selected, onSelect, onHover, onType }: SheetTableProps) {
  const rows = Array.from({ length: look.rows }, (_, index) => look.cells.filter(({ row }) => row === index + 1))
  return (
    <div class="plain-sheet" onPointerLeave={() => onHover(undefined)}>
      <table aria-label={name}>
        <tbody>
          {rows.map((cells, index) => (
            <tr key={index}>
              {cells.map(({ row, column, shown, edit }) => {
                const cell = `${String.fromCharCode(64 + column)}${row}`
                const mark = marks.get(cell)
                return (
                  <td key={cell} data-cell={cell} class={mark?.asks ?? ''} onPointerEnter={() => onHover(cell)}>
                    <button
                      type="button"
                      aria-pressed={cell === selected}
                      onClick={() => onSelect(cell)}
                      onDblClick={() => onType(cell, window.prompt(cell, changed.get(cell)?.edit ?? edit) ?? edit)}
                    >
                      {mark && <i>{mark.word} </i>}
                      {changed.get(cell)?.shown ?? shown}
                    </button>
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
