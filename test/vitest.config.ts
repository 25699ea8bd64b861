import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Numbers, dates and orders must not depend on where the tests run.
    env: { TZ: 'Asia/Shanghai', NO_COLOR: '1' },
  },
})
