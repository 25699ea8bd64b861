/**
 * How many cases a fuzz test tries, and from which seed: in the suite few and always the same, so that it fails for a
 * change and not for its luck; in the long form (test/sweeps/fuzz.mjs) many, from a seed that it prints.
 */
export function cases(inSuite: number): { readonly numRuns: number; readonly seed: number } {
  const { JIAOBIAO_FUZZ, JIAOBIAO_SEED } = process.env
  return {
    numRuns: JIAOBIAO_FUZZ ? Number(JIAOBIAO_FUZZ) : inSuite,
    seed: JIAOBIAO_SEED ? Number(JIAOBIAO_SEED) : JIAOBIAO_FUZZ ? Date.now() & 0x7fffffff : SEED,
  }
}

const SEED = 20221231
