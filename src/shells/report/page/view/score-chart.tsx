import type { ScoreClasses } from '../report-data.ts'

const WIDTH = 560
const HEIGHT = 230
const BASE = 188
const TOP = 24
/** Parts of a class's width. */
const BAR = { stated: 0.14, reviewed: 0.52, width: 0.34 } as const

/** How many sets have which score, stated beside reviewed. */
export function ScoreChart({ scores }: { readonly scores: ScoreClasses }) {
  if (scores.length === 0) return null
  const most = Math.max(...scores.flatMap(([, stated, reviewed]) => [stated, reviewed]))
  const step = WIDTH / scores.length
  return (
    <section class="box" aria-labelledby="scores">
      <h2 id="scores">整体自评得分分布（套）</h2>
      <svg class="chart" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={told(scores)}>
        <line x1="0" y1={BASE} x2={WIDTH} y2={BASE} />
        {scores.map(([label, stated, reviewed], index) => (
          <g key={label}>
            <Bar name="stated" x={step * (index + BAR.stated)} width={step * BAR.width} value={stated} most={most} />
            <Bar
              name="reviewed"
              x={step * (index + BAR.reviewed)}
              width={step * BAR.width}
              value={reviewed}
              most={most}
            />
            <text class="axis" x={step * (index + 0.5)} y={BASE + 20} text-anchor="middle">
              {label}
            </text>
          </g>
        ))}
      </svg>
      <p class="chart-key">
        <span class="key-stated">部门自评</span> <span class="key-reviewed">复核</span>
      </p>
    </section>
  )
}

interface BarProps {
  readonly name: 'stated' | 'reviewed'
  readonly x: number
  readonly width: number
  readonly value: number
  readonly most: number
}

function Bar({ name, x, width, value, most }: BarProps) {
  if (value === 0) return null
  const height = Math.max(2, ((BASE - TOP) * value) / most)
  return (
    <>
      <rect
        class={name}
        x={x.toFixed(1)}
        y={(BASE - height).toFixed(1)}
        width={width.toFixed(1)}
        height={height}
        rx="3"
      />
      <text x={(x + width / 2).toFixed(1)} y={(BASE - height - 6).toFixed(1)} text-anchor="middle">
        {value}
      </text>
    </>
  )
}

/** 「90–95 分：自评 3 套，复核 2 套；…」, for those who hear it. */
function told(scores: ScoreClasses): string {
  return scores
    .filter(([, stated, reviewed]) => stated + reviewed > 0)
    .map(([label, stated, reviewed]) => `${label} 分：自评 ${stated} 套，复核 ${reviewed} 套`)
    .join('；')
}
