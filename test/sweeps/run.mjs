// Runs the long form of a sweep: node test/sweeps/run.mjs NAME [ARGUMENTS].
import { bundleAndRun } from '../bundle-and-run.mjs'

const [name, ...args] = process.argv.slice(2)
await bundleAndRun('sweeps', name, args)
