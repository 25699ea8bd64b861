// Bundles the benchmark as the product is bundled, and runs it: `npm run bench`, or `npm run bench -- batch [counts]` for folders of many.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const here = (path) => fileURLToPath(new URL(path, import.meta.url))
const outfile = here('../../node_modules/.cache/bench.mjs')
await build({
  entryPoints: [here(process.argv[2] === 'batch' ? 'batch.mts' : 'bench.mts')],
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  packages: 'external',
  outfile,
  logLevel: 'error',
})
const { status } = spawnSync(process.execPath, [outfile, here('../..'), ...process.argv.slice(2)], { stdio: 'inherit' })
process.exit(status ?? 1)
