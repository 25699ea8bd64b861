// The long form of the hot folder's kill sweep: node test/sweeps/run-watch.mjs [points of each call] [main|all] [call,call…]
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const here = (path) => fileURLToPath(new URL(path, import.meta.url))
const outfile = here('../../node_modules/.cache/sweep-watch.mjs')
await build({
  stdin: {
    contents: `
      import { sweepKills, WRITING_CALLS } from './watch-kills.ts'
      const [root, most, who, calls] = process.argv.slice(2)
      const start = Date.now()
      const report = sweepKills({ root, most: Number(most), who, calls: calls === '' ? WRITING_CALLS : calls.split(','), onPoint: (point, faults) => console.log(point, faults.join('; ') || 'ok') })
      console.log(report.points + ' points, ' + report.killed + ' killed, ' + report.faults.length + ' faults, ' + Math.round((Date.now() - start) / 1000) + ' s')
      process.exit(report.faults.length > 0 ? 1 : 0)`,
    resolveDir: here('.'),
    loader: 'ts',
  },
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  outfile,
  logLevel: 'error',
})
const [most = '20', who = 'main', calls = ''] = process.argv.slice(2)
process.exit(spawnSync(process.execPath, [outfile, here('../..'), most, who, calls], { stdio: 'inherit' }).status ?? 1)
