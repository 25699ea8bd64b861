/** Bundles and runs build-fixtures.mts: `node test/build-fixtures.mjs` in the project's folder. */
import { build } from 'esbuild'

const outfile = 'node_modules/.cache/jiaobiao/build-fixtures.mjs'
await build({
  entryPoints: ['test/build-fixtures.mts'],
  outfile,
  bundle: true,
  platform: 'node',
  format: 'esm',
  packages: 'external',
})
await import(new URL(`../${outfile}`, import.meta.url).href)
