/** What one run took, in milliseconds; `cpu` is processor time of all threads, collections and compiling included. */
export interface Time {
  readonly wall: number
  readonly cpu: number
}

export type Job = readonly [name: string, run: (input: Uint8Array) => Promise<unknown> | unknown]

export interface Rounds {
  readonly warmUp: number
  readonly counted: number
}

/**
 * Medians by job. The jobs run in turn within every round, on the same input, so that a drifting machine touches all
 * alike; each round has an input of its own as long as there are some.
 */
export async function measure(
  jobs: readonly Job[],
  inputs: readonly Uint8Array[],
  { warmUp, counted }: Rounds,
): Promise<Map<string, Time>> {
  const times = new Map<string, Time[]>(jobs.map(([name]) => [name, []]))
  for (let round = 0; round < warmUp + counted; round++) {
    for (const [name, run] of jobs) {
      const time = await timeOf(() => run(inputs[round % inputs.length]!))
      if (round >= warmUp) times.get(name)!.push(time)
    }
  }
  return new Map([...times].map(([name, all]) => [name, medians(all)]))
}

async function timeOf(run: () => Promise<unknown> | unknown): Promise<Time> {
  const [start, before] = [performance.now(), process.cpuUsage()]
  await run()
  const { user, system } = process.cpuUsage(before)
  return { wall: performance.now() - start, cpu: (user + system) / 1000 }
}

export function medians(times: readonly Time[]): Time {
  return { wall: median(times.map(({ wall }) => wall)), cpu: median(times.map(({ cpu }) => cpu)) }
}

export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!
}

/** A number in a column of its own. */
export function shown(value: number, decimals = 1): string {
  return value.toFixed(decimals).padStart(9)
}
