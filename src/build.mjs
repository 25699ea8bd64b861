// Bundles the command: `npm run build` writes dist/. Fails loudly: a warning is an error.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { bundleProgram } from './bundle-program.mjs'

const here = (path) => fileURLToPath(new URL(path, import.meta.url))

/**
 * Runs the command once on the real fixture, so that the launcher keeps what was compiled for it; `correct` goes
 * through what `check` does, and through the writing besides. A build without it works, too.
 */
function keepCompiled() {
  const out = mkdtempSync(join(tmpdir(), 'jiaobiao-build-'))
  try {
    const run = spawnSync(
      process.execPath,
      [
        here('../dist/jiaobiao.js'),
        'correct',
        here('../fixtures/zhuzhou-commerce-2022/workbook'),
        '--out',
        out,
        '--exit-zero',
      ],
      {
        env: { ...process.env, JIAOBIAO_WRITE_CACHE: '1' },
        stdio: 'ignore',
      },
    )
    if (run.status !== 0) throw new Error('the built command does not run')
  } finally {
    rmSync(out, { recursive: true })
  }
}

try {
  rmSync(here('../dist'), { recursive: true, force: true })
  await bundleProgram(here('.'), here('../dist'))
  keepCompiled()
  console.error(`dist/jiaobiao.js with ${Math.round(statSync(here('../dist/bundle.cjs')).size / 1024)} kB`)
} catch (error) {
  console.error(`The build failed: ${error instanceof Error ? error.message : String(error)}`)
  process.exitCode = 1
}
