// Bundles the command: `npm run build` writes dist/. Fails loudly: a warning is an error.
import { spawnSync } from 'node:child_process'
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { textFiles } from './text-files.mjs'

const here = (path) => fileURLToPath(new URL(path, import.meta.url))
const launcher = here('../dist/jiaobiao.js')
const bundle = here('../dist/bundle.cjs')
/** The main thread of the child processes; what works there is the bundle again, by the launcher. */
const guard = here('../dist/guard.cjs')

/**
 * Starting other programs is for foreign files alone, yet the module that does it takes an eighth of the time in which
 * the bundle starts: it is loaded when something is started.
 */
const startsProgramsLate = {
  name: 'child_process when used',
  setup({ onResolve, onLoad }) {
    const namespace = 'late'
    onResolve({ filter: /^node:child_process$/ }, (args) =>
      args.namespace === namespace ? undefined : { path: args.path, namespace },
    )
    onLoad({ filter: /./, namespace }, ({ path }) => ({
      contents: `
        const late = (name) => (...args) => require('${path}')[name](...args)
        module.exports = Object.fromEntries(['spawn', 'spawnSync', 'fork', 'execFile', 'execFileSync'].map((name) => [name, late(name)]))`,
      resolveDir: here('.'),
    }))
  },
}

async function bundleEntry(entry, outfile) {
  const { warnings } = await build({
    entryPoints: [here(entry)],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    // Loaded only where they are used, so that `check` starts fast; libsql is a binary besides.
    external: ['exceljs', 'libsql', 'nodemailer', 'postal-mime'],
    plugins: [startsProgramsLate, textFiles],
    // Half as many bytes to read; names stay, for messages from the field.
    minifyWhitespace: true,
    charset: 'ascii',
    logLevel: 'warning',
  })
  if (warnings.length > 0) throw new Error(`${warnings.length} warnings, see above`)
  // What the bundler leaves as it is, patterns above all: an escape means the same wherever a letter may stand.
  const escaped = (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`
  writeFileSync(outfile, readFileSync(outfile, 'utf8').replace(/[^\0-\x7f]/g, escaped), 'latin1')
}

/** A script that comes with its machine code cannot import by itself: the launcher does it. */
function importByLauncher() {
  writeFileSync(bundle, readFileSync(bundle, 'latin1').replace(/\bimport\("([\w./-]+)"\)/g, '__import("$1")'), 'latin1')
}

/**
 * Runs the command once on the real fixture, so that the launcher keeps what was compiled for it; `correct` goes
 * through what `check` does, and through the writing besides. A build without it works, too.
 */
function keepCompiled() {
  const out = mkdtempSync(join(tmpdir(), 'jiaobiao-build-'))
  try {
    const run = spawnSync(
      process.execPath,
      [launcher, 'correct', here('../fixtures/zhuzhou-commerce-2022/workbook'), '--out', out, '--exit-zero'],
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
  mkdirSync(here('../dist'))
  // The package is an ES module, the launcher is not: it starts without the module loader.
  writeFileSync(here('../dist/package.json'), '{ "type": "commonjs" }\n')
  copyFileSync(here('launch.cjs'), launcher)
  chmodSync(launcher, 0o755)
  await bundleEntry('shells/cli/main.ts', bundle)
  importByLauncher()
  await bundleEntry('adapters/process/guard-work.ts', guard)
  keepCompiled()
  console.error(`dist/jiaobiao.js with ${Math.round(statSync(bundle).size / 1024)} kB`)
} catch (error) {
  console.error(`The build failed: ${error instanceof Error ? error.message : String(error)}`)
  process.exitCode = 1
}
