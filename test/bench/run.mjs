// Runs a benchmark: `npm run bench`, or `npm run bench -- batch [counts]` for folders of many,
// `npm run bench -- batch-faults FOLDER COUNT [INTERRUPTIONS]` for folders with bad ones in them, `-- many-dropped` for
// a drop of 20,000.
import { bundleAndRun, ROOT } from '../bundle-and-run.mjs'

const args = process.argv.slice(2)
await bundleAndRun(
  'bench',
  ['batch', 'batch-faults', 'many-dropped', 'page', 'reports'].includes(args[0]) ? args[0] : 'bench',
  [ROOT, ...args],
)
