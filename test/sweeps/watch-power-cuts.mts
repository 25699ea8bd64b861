// The long form, as root: node test/sweeps/run.mjs watch-power-cuts [cuts]
import { fileURLToPath } from 'node:url'
import { cutPower } from './watch-power-cuts.ts'

const start = Date.now()
const { cuts, published, faults } = await cutPower({
  // Two folders down, whether in test/sweeps or bundled into node_modules/.cache.
  root: fileURLToPath(new URL('../..', import.meta.url)),
  most: Number(process.argv[2] ?? '40'),
  onCut: (cut, found) => console.log(cut, found.join('; ') || 'ok'),
})
const between = published.filter((count) => count > 0 && count < Math.max(...published)).length
console.log(
  `${cuts} cuts, ${between} with part of the results published, ${faults.length} faults, ${Math.round((Date.now() - start) / 1000)} s`,
)
process.exit(faults.length > 0 ? 1 : 0)
