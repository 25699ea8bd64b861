import { chmodSync, copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'
import { textFiles } from './text-files.mjs'

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
      resolveDir: import.meta.dirname,
    }))
  },
}

async function bundleEntry(sources, entry, outfile) {
  const { warnings } = await build({
    entryPoints: [join(sources, entry)],
    outfile,
    // Names of files stand in the bundle, as seen from here.
    absWorkingDir: sources,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    // Loaded only where they are used, so that `check` starts fast; libsql is a binary besides.
    external: ['docx', 'exceljs', 'libsql', 'nodemailer', 'postal-mime'],
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
function importByLauncher(bundle) {
  writeFileSync(bundle, readFileSync(bundle, 'latin1').replace(/\bimport\("([\w./-]+)"\)/g, '__import("$1")'), 'latin1')
}

/**
 * Writes the whole program from its sources (a folder like this one) into a folder: the launcher, what it launches, and
 * the main thread of the child processes, whose working thread is the launcher again. The same sources, the same bytes.
 */
export async function bundleProgram(sources, folder) {
  mkdirSync(folder)
  // The package is an ES module, the launcher is not: it starts without the module loader.
  writeFileSync(join(folder, 'package.json'), '{ "type": "commonjs" }\n')
  copyFileSync(join(sources, 'launch.cjs'), join(folder, 'jiaobiao.js'))
  chmodSync(join(folder, 'jiaobiao.js'), 0o755)
  await bundleEntry(sources, 'shells/cli/main.ts', join(folder, 'bundle.cjs'))
  importByLauncher(join(folder, 'bundle.cjs'))
  await bundleEntry(sources, 'adapters/process/guard-work.ts', join(folder, 'guard.cjs'))
}
