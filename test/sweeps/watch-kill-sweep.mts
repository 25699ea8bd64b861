// The long form: node test/sweeps/run.mjs watch-kill-sweep [points of each call in each process, 0: all]
// [process,process…] [call,call…] [error=EIO]
import { fileURLToPath } from 'node:url'
import { CALLS, sweepKills } from './watch-kills.ts'
import { PROCESSES, type ProcessName } from './watch-run.ts'

const [most = '0', who = '', calls = '', fate = 'signal=SIGKILL'] = process.argv.slice(2)
const start = Date.now()
const { points, hit, faults } = sweepKills({
  // Two folders down, whether in test/sweeps or bundled into node_modules/.cache.
  root: fileURLToPath(new URL('../..', import.meta.url)),
  ...(most === '0' ? {} : { most: Number(most) }),
  who: who === '' ? PROCESSES : (who.split(',') as ProcessName[]),
  calls: calls === '' ? CALLS : calls.split(','),
  fate,
  onPoint: (point, found) => console.log(point, found.join('; ') || 'ok'),
})
console.log(`${points} points, ${hit} hit, ${faults.length} faults, ${Math.round((Date.now() - start) / 1000)} s`)
process.exit(faults.length > 0 ? 1 : 0)
