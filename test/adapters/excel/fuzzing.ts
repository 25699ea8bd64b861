/**
 * How many cases a fuzz test tries, and from which seed: few in the suite, many in the long form
 * (test/sweeps/fuzz.mjs). fast-check prints the seed and the smallest case with every failure.
 */
export function cases(inSuite: number): { readonly numRuns: number; readonly seed?: number } {
  const numRuns = process.env.JIAOBIAO_FUZZ ? Number(process.env.JIAOBIAO_FUZZ) : inSuite
  return process.env.JIAOBIAO_SEED ? { numRuns, seed: Number(process.env.JIAOBIAO_SEED) } : { numRuns }
}
