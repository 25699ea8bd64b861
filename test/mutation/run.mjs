// Plants small faults in a folder of the source and sees whether its tests notice: `npm run mutate -- src/core/repair`,
// with `--sample 100 --seed 1` so many of them, with `--list` only to see them (see mutate.mts).
import { bundleAndRun, ROOT } from '../bundle-and-run.mjs'

await bundleAndRun('mutation', 'mutate', [ROOT, ...process.argv.slice(2)])
