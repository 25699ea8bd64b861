// The fuzz tests in their long form, one seed after the other: node test/sweeps/fuzz.mjs [SEEDS [CASES [FIRST SEED]]].
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))
const [seeds = 20, cases = 1500, first = 1] = process.argv.slice(2).map(Number)
const TESTS = [
  'test/adapters/excel/fuzz.test.ts',
  'test/adapters/excel/hostile-workbooks.test.ts',
  'test/shells/review/fuzz.test.ts',
]
const failed = []
for (let seed = first; seed < first + seeds; seed++) {
  const env = { ...process.env, JIAOBIAO_FUZZ: String(cases), JIAOBIAO_SEED: String(seed), NO_COLOR: '1' }
  const args = ['node_modules/vitest/vitest.mjs', 'run', '--config', 'test/vitest.config.ts', ...TESTS]
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, env, encoding: 'utf8' })
  if (status !== 0) {
    failed.push(seed)
    console.log(stdout, stderr)
  }
  console.log(`seed ${seed}: ${TESTS.length} files, ${cases} cases each, ${status === 0 ? 'held' : 'FAILED'}`)
}
console.log(failed.length === 0 ? `${seeds} seeds held` : `failed: ${failed.join(', ')}`)
process.exit(failed.length === 0 ? 0 : 1)
