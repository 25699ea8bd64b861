// Bundles and runs many-dropped.mts.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const here = (path) => fileURLToPath(new URL(path, import.meta.url))
const outfile = here('../../node_modules/.cache/bench-many.mjs')
await build({
  entryPoints: [here('many-dropped.mts')],
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  outfile,
  logLevel: 'error',
})
process.exit(spawnSync(process.execPath, [outfile, here('../..'), ...process.argv.slice(2)], { stdio: 'inherit' }).status ?? 1)
