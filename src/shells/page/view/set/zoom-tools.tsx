import { printSheet } from '../print-sheet.ts'
import type { SheetTableProps } from '../sheet/sheet-props.ts'

interface Props {
  readonly zoom: SheetTableProps['zoom']
  readonly setZoom: (zoom: SheetTableProps['zoom']) => void
  /** More stands in the sheet than is shown. */
  readonly cut: string | null
}

const STEP = 0.25
const LEAST = 0.5
const MOST = 2

/** How large the sheet is shown, and it on paper. */
export function ZoomTools({ zoom, setZoom, cut }: Props) {
  const size = zoom === 'fit' ? 1 : zoom
  return (
    <div class="zoom">
      {cut !== null && <span class="zoom-cut">▲ {cut}</span>}
      <button type="button" onClick={printSheet}>
        打印这张表
      </button>
      <button type="button" aria-pressed={zoom === 'fit'} onClick={() => setZoom('fit')}>
        适合宽度
      </button>
      <button
        type="button"
        aria-label="缩小"
        disabled={zoom !== 'fit' && zoom <= LEAST}
        onClick={() => setZoom(Math.max(LEAST, size - STEP))}
      >
        −
      </button>
      <button type="button" aria-label="原大" aria-pressed={zoom === 1} onClick={() => setZoom(1)}>
        {zoom === 'fit' ? '100%' : `${Math.round(zoom * 100)}%`}
      </button>
      <button
        type="button"
        aria-label="放大"
        disabled={zoom !== 'fit' && zoom >= MOST}
        onClick={() => setZoom(Math.min(MOST, size + STEP))}
      >
        +
      </button>
    </div>
  )
}
