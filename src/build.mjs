// Bundles the command and the page: `npm run build` writes dist/, `npm run page` only 校表.html there, and tells what is
// large in it. Fails loudly: a warning is an error.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { bundlePage, MOST_BYTES, sizeReport } from './bundle-page.mjs'
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

const kB = (bytes) => Math.round(bytes / 1000)

async function buildPage() {
  const { bytes, sizes } = await bundlePage(here('.'), here('..'), here('../dist/校表.html'))
  console.error(`dist/校表.html with ${kB(bytes)} of at most ${kB(MOST_BYTES)} kB`)
  return sizes
}

async function buildAll() {
  rmSync(here('../dist'), { recursive: true, force: true })
  await bundleProgram(here('.'), here('../dist'))
  keepCompiled()
  console.error(`dist/jiaobiao.js with ${kB(statSync(here('../dist/bundle.cjs')).size)} kB`)
  await buildPage()
}

try {
  if (process.argv[2] === 'page') console.error(sizeReport(await buildPage()))
  else await buildAll()
} catch (error) {
  console.error(`The build failed: ${error instanceof Error ? error.message : String(error)}`)
  process.exitCode = 1
}
