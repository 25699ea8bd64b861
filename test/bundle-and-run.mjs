import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { textFiles } from '../src/text-files.mjs'

export const ROOT = fileURLToPath(new URL('..', import.meta.url))

/** Bundles a script of test/ as the product is bundled, runs it in the project's folder, and ends as it ends. */
export async function bundleAndRun(folder, name, args) {
  const outfile = `${ROOT}node_modules/.cache/${name}.mjs`
  await build({
    entryPoints: [`${ROOT}test/${folder}/${name}.mts`],
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    plugins: [textFiles],
    outfile,
    logLevel: 'error',
  })
  const { status } = spawnSync(process.execPath, [outfile, ...args], { stdio: 'inherit', cwd: ROOT })
  process.exit(status ?? 1)
}
