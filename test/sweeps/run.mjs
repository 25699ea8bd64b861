// Bundles a sweep as the product is bundled, and runs its long form: node test/sweeps/run.mjs NAME [ARGUMENTS].
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const here = (path) => fileURLToPath(new URL(path, import.meta.url))
const [name, ...args] = process.argv.slice(2)
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
const { status } = spawnSync(process.execPath, [outfile, ...args], { stdio: 'inherit', cwd: here('../..') })
process.exit(status ?? 1)
