/** Classes of scores, the lower bound of each; the last one takes in 100. */
const BOUNDS = [0, 60, 70, 80, 85, 90, 95] as const
const LABELS = ['60 以下', '60–70', '70–80', '80–85', '85–90', '90–95', '95–100'] as const
const WIDTH = 560
const HEIGHT = 230
const BASE = 188
const TOP = 24

/** How the units' scores are spread, stated beside reviewed: counted one by one, drawn as SVG. */
export class ScoreChart {
  private readonly stated = BOUNDS.map(() => 0)
  private readonly reviewed = BOUNDS.map(() => 0)

  /** Decimal texts; '' counts nowhere. */
  add(stated: string, reviewed: string): void {
    count(this.stated, stated)
    count(this.reviewed, reviewed)
  }

  get isEmpty(): boolean {
    return [...this.stated, ...this.reviewed].every((each) => each === 0)
  }

  svg(): string {
    const most = Math.max(1, ...this.stated, ...this.reviewed)
    const step = WIDTH / BOUNDS.length
    const bars = BOUNDS.flatMap((_, index) => {
      const left = index * step
      return [
        bar(left + step * 0.14, step * 0.34, this.stated[index]!, most, '#b9c9dc'),
        bar(left + step * 0.52, step * 0.34, this.reviewed[index]!, most, '#2563a8'),
        `<text class="soft" x="${fixed(left + step / 2)}" y="${BASE + 20}" text-anchor="middle" font-size="13">${LABELS[index]}</text>`,
      ]
    })
    const line = `<line x1="0" y1="${BASE}" x2="${WIDTH}" y2="${BASE}" stroke="#c5cfda"/>`
    return `<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="得分分布">${line}${bars.join('')}</svg>`
  }
}

function count(classes: number[], score: string): void {
  if (score === '') return
  const value = Number(score)
  for (let index = BOUNDS.length - 1; index >= 0; index--) {
    if (value < BOUNDS[index]! && index > 0) continue
    classes[index]!++
    return
  }
}

function bar(x: number, width: number, value: number, most: number, colour: string): string {
  if (value === 0) return ''
  const height = Math.max(2, ((BASE - TOP) * value) / most)
  const middle = fixed(x + width / 2)
  const y = BASE - height
  return (
    `<rect x="${fixed(x)}" y="${fixed(y)}" width="${fixed(width)}" height="${fixed(height)}" rx="3" fill="${colour}"/>` +
    `<text x="${middle}" y="${fixed(y - 6)}" text-anchor="middle" font-size="13">${value}</text>`
  )
}

function fixed(value: number): string {
  return value.toFixed(1)
}
