// Bundles the command: `npm run build` writes dist/jiaobiao.js. Fails loudly: a warning is an error.
import { chmodSync, rmSync, statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const here = (path) => fileURLToPath(new URL(path, import.meta.url))
const outfile = here('../dist/jiaobiao.js')

// CommonJS dependencies (papaparse, commander) ask for `require`, which an ES module does not have.
const banner = `#!/usr/bin/env node
import { createRequire as __createRequire } from 'node:module'
const require = __createRequire(import.meta.url)`

try {
  rmSync(here('../dist'), { recursive: true, force: true })
  const { warnings } = await build({
    entryPoints: [here('shells/cli/main.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    // Loaded only where new workbooks are made, so that `check` starts fast.
    external: ['exceljs'],
    charset: 'utf8',
    banner: { js: banner },
    logLevel: 'warning',
  })
  if (warnings.length > 0) throw new Error(`${warnings.length} warnings, see above`)
  chmodSync(outfile, 0o755)
  console.error(`dist/jiaobiao.js  ${Math.round(statSync(outfile).size / 1024)} kB`)
} catch (error) {
  console.error(`The build failed: ${error instanceof Error ? error.message : String(error)}`)
  process.exitCode = 1
}
