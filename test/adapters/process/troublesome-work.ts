import { spawn } from 'node:child_process'
import { serveWork, type Working } from '../../../src/adapters/process/serve-work.ts'

const kept: unknown[] = []
const sleep = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds))

/** Holds the thread, as work does that never lets go of it. */
function busy(milliseconds: number): void {
  for (const start = performance.now(); performance.now() - start < milliseconds; );
}

/** Work of every kind of trouble. */
serveWork({
  echo: (value: unknown) => value,
  pid: () => process.pid,
  long: (letters: number) => '表'.repeat(letters),
  refuse: () => {
    const cause = Object.assign(new Error('full'), { code: 'ENOSPC' })
    throw new RangeError('没有写成', { cause })
  },
  loop: () => {
    for (;;);
  },
  still: () => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0),
  async stages({ count, pause }: { count: number; pause: number }, { stage }: Working) {
    for (let step = 1; step <= count; step++) {
      stage(String(step))
      busy(pause)
    }
    return 'done'
  },
  async alive({ count, pause }: { count: number; pause: number }, { alive }: Working) {
    for (let step = 1; step <= count; step++) {
      alive()
      await sleep(pause)
    }
    return 'done'
  },
  hint: (_: undefined, { hint }: Working) => hint(),
  heap: () => {
    for (;;) kept.push(Array.from({ length: 1000 }, (_, index) => ({ index })))
  },
  buffers: () => {
    for (;;) kept.push(Buffer.alloc(4_000_000, 1))
  },
  kill: (_: undefined, { stage }: Working) => {
    // Once without effect, so that it takes no time when it counts.
    for (let count = 0; count < 1000; count++) process.kill(process.pid, 0)
    stage('here')
    process.kill(process.pid, 'SIGKILL')
  },
  exit: () => process.exit(0),
  throwLater: async () => {
    setImmediate(() => {
      throw new Error('unforeseen')
    })
    await sleep(60_000)
  },
  /** Another program in a group of its own, as the office is started. */
  program: (_: undefined, { stage }: Working) => {
    const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore', detached: true })
    stage(String(child.pid))
    for (;;);
  },
})
