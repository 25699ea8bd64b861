import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { textFilesInTests } from '../src/text-files.mjs'

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  // As the build reads them.
  plugins: [textFilesInTests],
  // As the pages are bundled, whichever tsconfig.json a component belongs to.
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    globalSetup: ['test/browser/tell-what-is-left-out.ts'],
    // Many tests wait for processes: two files at once, also on two cores.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    // For machines that do much else; what waits for an event waits no longer than for the event.
    testTimeout: 240_000,
    hookTimeout: 240_000,
    // Numbers, dates and orders must not depend on where the tests run.
    env: { TZ: 'Asia/Shanghai', NO_COLOR: '1' },
  },
})
