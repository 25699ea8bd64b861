import { MARKS } from '../../../report/parts/marks.ts'
import { boxCss, diagonalCss, frameCss, runCss, textCss } from './cell-css.ts'
import type { PlacedCell } from './layout.ts'
import { seenText } from './seen-text.ts'
import type { CellMark } from './sheet-props.ts'

interface SheetCellProps {
  readonly id: string
  readonly cell: PlacedCell
  readonly mark: CellMark | undefined
  /** How often it changed while it was looked at. */
  readonly flash: number
  readonly zoom: number
}

export function SheetCell({ id, cell, mark, flash, zoom }: SheetCellProps) {
  const { name, range, shown, style, reach, comment, edit } = cell
  const isReaching = reach.left > 0 || reach.right > 0
  return (
    <td
      id={id}
      data-cell={name}
      class={isReaching ? 'reaching' : undefined}
      rowSpan={cell.rowSpan}
      colSpan={cell.colSpan}
      aria-rowindex={range.top + 1}
      aria-colindex={range.left + 1}
      style={{ ...frameCss(cell), ...diagonalCss(style) }}
    >
      {shown !== '' && (
        <div class="sheet-box" style={boxCss(cell, zoom)}>
          <span style={textCss(cell)}>
            {seenText(cell, zoom).map((run, at) =>
              cell.runs.length === 0 ? (
                run.text
              ) : (
                <span key={at} style={runCss(run, cell)}>
                  {run.text}
                </span>
              ),
            )}
          </span>
        </div>
      )}
      {edit.startsWith('=') && <span class="sheet-heard">，公式</span>}
      {mark && <Mark mark={mark} isLeft={cell.align === 'right'} />}
      {comment !== '' && <i class="sheet-comment" title={comment} />}
      {flash > 0 && <i class="sheet-flash" key={flash} />}
    </td>
  )
}

/** A sign in the corner where the text does not end, and a line around: each kind by its own form, and by its word for who hears it. */
function Mark({ mark, isLeft }: { readonly mark: CellMark; readonly isLeft: boolean }) {
  const { asks, word, count } = mark
  const { name, form } = MARKS[asks]
  return (
    <>
      <i
        class={`sheet-mark ${name}${isLeft ? ' left' : ''}`}
        data-form={count > 1 ? `${form}${count}` : form}
        aria-hidden="true"
      />
      <span class="sheet-heard">{count > 1 ? `，${word} ${count} 条` : `，${word}`}</span>
    </>
  )
}
