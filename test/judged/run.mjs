// Judges the rows of fixtures/judged: `npm run judged`, with `-- --list` every row that was judged wrongly, `-- --kind
// cost` some kinds only.
import { bundleAndRun, ROOT } from '../bundle-and-run.mjs'

await bundleAndRun('judged', 'judged', [ROOT, ...process.argv.slice(2)])
