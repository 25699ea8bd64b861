import type { SheetTableProps } from '../sheet/sheet-props.ts'

export type Zoom = SheetTableProps['zoom']

interface Props {
  readonly zoom: Zoom
  readonly setZoom: (zoom: Zoom) => void
}

const STEP = 0.25
const LEAST = 0.5
const MOST = 2

/** How large sheets are shown; the middle button turns between the width there is and the size of life. */
export function ZoomTools({ zoom, setZoom }: Props) {
  const isFit = zoom === 'fit'
  const size = isFit ? 1 : zoom
  return (
    <div class="zoom">
      <button
        type="button"
        aria-label="缩小"
        title="缩小"
        disabled={size <= LEAST}
        onClick={() => setZoom(Math.max(LEAST, size - STEP))}
      >
        −
      </button>
      <button
        type="button"
        title={isFit ? '现在适合宽度，点一下看原大' : '点一下适合宽度'}
        onClick={() => setZoom(isFit ? 1 : 'fit')}
      >
        {isFit ? '适合宽度' : `${Math.round(size * 100)}%`}
      </button>
      <button
        type="button"
        aria-label="放大"
        title="放大"
        disabled={size >= MOST}
        onClick={() => setZoom(Math.min(MOST, size + STEP))}
      >
        +
      </button>
    </div>
  )
}
