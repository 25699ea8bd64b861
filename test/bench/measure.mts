export type Job = readonly [name: string, run: () => Promise<unknown> | unknown]

export interface Rounds {
  readonly warmUp: number
  readonly counted: number
}

/** Medians in milliseconds, the jobs in turn within every round, so that a drifting machine touches all alike. */
export async function measure(jobs: readonly Job[], { warmUp, counted }: Rounds): Promise<Map<string, number>> {
  const times = new Map<string, number[]>(jobs.map(([name]) => [name, []]))
  for (let round = -warmUp; round < counted; round++) {
    for (const [name, run] of jobs) {
      const start = performance.now()
      await run()
      if (round >= 0) times.get(name)!.push(performance.now() - start)
    }
  }
  return new Map([...times].map(([name, values]) => [name, median(values)]))
}

export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!
}

/** A number in a column of its own. */
export function shown(value: number, decimals = 1): string {
  return value.toFixed(decimals).padStart(9)
}
