import type { ScoreClasses } from './report-data.ts'

/** Classes of scores, the lower bound of each; the last one takes in 100. */
const BOUNDS = [0, 60, 70, 80, 85, 90, 95] as const
const LABELS = ['60 以下', '60–70', '70–80', '80–85', '85–90', '90–95', '95–100'] as const

/** How the units' scores are spread, stated beside reviewed: counted one by one. */
export class ScoreSpread {
  private readonly stated = BOUNDS.map(() => 0)
  private readonly reviewed = BOUNDS.map(() => 0)

  /** Decimal texts; '' counts nowhere. */
  add(stated: string, reviewed: string): void {
    count(this.stated, stated)
    count(this.reviewed, reviewed)
  }

  /** Class by class, the lowest first; none where nobody has a score. */
  get classes(): ScoreClasses {
    if ([...this.stated, ...this.reviewed].every((each) => each === 0)) return []
    return LABELS.map((label, index) => [label, this.stated[index]!, this.reviewed[index]!])
  }
}

/** For counting only. */
function count(classes: number[], score: string): void {
  if (score === '') return
  const value = Number(score)
  const index = BOUNDS.findLastIndex((bound) => value >= bound)
  classes[Math.max(index, 0)]!++
}
