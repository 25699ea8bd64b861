/** What a figure of the bench is to be, and was. */
export interface Bar {
  readonly what: string
  readonly wanted: number
  /** The figure is to be this or less; else this or more. */
  readonly atMost?: true
  readonly measured: number | undefined
}

/** One line a bar; of one that was not measured, that. */
export function tellBars(bars: readonly Bar[]): void {
  console.log('\nBars: wanted, measured')
  for (const { what, wanted, atMost, measured } of bars) {
    const reached = measured !== undefined && (atMost ? measured <= wanted : measured >= wanted)
    const verdict = measured === undefined ? 'not measured' : reached ? 'reached' : 'not reached'
    console.log(
      `  ${what.padEnd(64)}${atMost ? '≤' : '≥'}${wanted.toFixed(1).padStart(6)}${(measured?.toFixed(2) ?? '').padStart(9)}  ${verdict}`,
    )
  }
}
