// Bundles a benchmark as the product is bundled, and runs it: `npm run bench`, or `npm run bench -- batch [counts]` for folders of many,
// `npm run bench -- batch-faults FOLDER COUNT [INTERRUPTIONS]` for folders with bad ones in them.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const here = (path) => fileURLToPath(new URL(path, import.meta.url))
const name = ['batch', 'batch-faults', 'reports'].includes(process.argv[2]) ? process.argv[2] : 'bench'
const outfile = here(`../../node_modules/.cache/${name}.mjs`)
await build({
  entryPoints: [here(`${name}.mts`)],
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
