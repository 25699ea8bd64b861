import { spawn } from 'node:child_process'
import { rmSync, writeFileSync } from 'node:fs'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { type ProcessSettings, SupervisedProcess } from '../../../src/adapters/process/supervised-process.ts'
import { CHILD_PROGRAM } from '../../shells/cli/run.ts'
import { bundledWork } from './bundled-work.ts'
import { isRunning } from './is-running.ts'

/** Longer than anything takes on a loaded machine; what hangs is given less. */
const LONG = { milliseconds: 120_000 }
const SHORT = 6000

let module: string
beforeAll(async () => {
  module = await bundledWork(new URL('./troublesome-work.ts', import.meta.url))
})
afterAll(() => rmSync(module))

let open: SupervisedProcess[] = []
afterEach(async () => {
  await Promise.all(open.map((each) => each.close()))
  open = []
})

function start(changes: Partial<ProcessSettings> = {}): SupervisedProcess {
  const process = new SupervisedProcess({ program: { ...CHILD_PROGRAM, module }, work: '', ...changes })
  open.push(process)
  return process
}

describe('a supervised process', { timeout: 240_000 }, () => {
  it('answers requests in their order, all by one process', async () => {
    const child = start()
    const values = ['校表', 3, null, undefined, { a: [1] }, new Map([['b', new Uint8Array([1])]])]
    const endings = await Promise.all(values.map((value) => child.ask('echo', value, LONG)))
    expect(endings).toEqual(values.map((result) => ({ how: 'answered', result })))
    const pids = [await child.ask('pid', undefined, LONG), await child.ask('pid', undefined, LONG)]
    expect(pids[0]).toEqual({ how: 'answered', result: child.pid })
    expect(pids[1]).toEqual(pids[0])
  })

  it('takes and gives what is larger than any buffer between processes', async () => {
    const letters = 8_000_000
    const child = start()
    expect(await child.ask<string>('long', letters, LONG)).toEqual({ how: 'answered', result: '表'.repeat(letters) })
    const text = '自'.repeat(letters)
    expect(await child.ask<string>('echo', text, LONG)).toEqual({ how: 'answered', result: text })
  })

  it('tells what the work threw, with its name and the code of its cause, and works on', async () => {
    const child = start()
    const ending = await child.ask('refuse', undefined, LONG)
    expect(ending).toMatchObject({ how: 'failed', error: { name: 'RangeError', message: '没有写成', code: 'ENOSPC' } })
    const { pid } = child
    expect(await child.ask('none', undefined, LONG)).toMatchObject({ how: 'failed' })
    expect(await child.ask('pid', undefined, LONG)).toEqual({ how: 'answered', result: pid })
  })

  it('that is idle is gone as soon as it is closed: no clock is waited for', async () => {
    const child = start()
    await child.ask('pid', undefined, LONG)
    const pid = child.pid!
    vi.useFakeTimers({ toFake: ['setTimeout'] })
    try {
      await child.close()
    } finally {
      vi.useRealTimers()
    }
    expect(isRunning(pid)).toBe(false)
  })

  it.each(['loop', 'still'])('that hangs (%s) is killed at its limit, and another takes its place', async (name) => {
    const child = start()
    await child.ask('echo', 1, LONG)
    const pid = child.pid!
    expect(await child.ask(name, undefined, { milliseconds: 300 })).toEqual({ how: 'too-slow' })
    expect(await child.ask('echo', 2, LONG)).toEqual({ how: 'answered', result: 2 })
    expect(child.pid).not.toBe(pid)
    expect(isRunning(pid)).toBe(false)
  })

  it.each(['stages', 'alive'])('has its whole time anew with each word of the work (%s)', async (name) => {
    const child = start()
    await child.ask('echo', 1, LONG)
    const steps = { count: 8, pause: SHORT / 4 }
    expect(await child.ask(name, steps, { milliseconds: SHORT })).toEqual({ how: 'answered', result: 'done' })
  })

  it('is heard while it is busy: stages come as they are told, hints unasked', async () => {
    let hints = 0
    const child = start({ onHint: () => hints++ })
    const stages: string[] = []
    const working = child.ask('stages', { count: 2, pause: 2000 }, { ...LONG, onStage: (stage) => stages.push(stage) })
    await expect.poll(() => stages, { timeout: 60_000, interval: 20 }).toEqual(['1'])
    expect(await working).toEqual({ how: 'answered', result: 'done' })
    expect(stages).toEqual(['1', '2'])
    await child.ask('hint', undefined, LONG)
    expect(hints).toBe(1)
  })

  it('is not taken to hang because its parent was busy when the answer came', async () => {
    const child = start()
    await child.ask('echo', 1, LONG)
    const asked = child.ask('echo', 2, { milliseconds: 1000 })
    // After this the loop begins with its timers, that of the limit among them, before it looks what has arrived.
    setImmediate(() => {
      for (const begin = performance.now(); performance.now() - begin < 3000; );
    })
    expect(await asked).toEqual({ how: 'answered', result: 2 })
  })

  it.each(['heap', 'buffers'])(
    'that takes too much memory (%s) is ended, and another takes its place',
    async (name) => {
      const child = start({ memoryMegabytes: 300 })
      expect(await child.ask(name, undefined, LONG)).toEqual({ how: 'too-much-memory' })
      expect(await child.ask('echo', 1, LONG)).toEqual({ how: 'answered', result: 1 })
    },
  )

  it.each(['kill', 'exit', 'throwLater'])('that dies (%s) is told so, and another takes its place', async (name) => {
    let said = ''
    const child = start({ onLost: (stderr) => (said = stderr) })
    const stages: string[] = []
    const onStage = (stage: string): unknown => stages.push(stage)
    expect(await child.ask(name, undefined, { ...LONG, onStage })).toEqual({ how: 'died' })
    // What it told last is known, however suddenly it ended.
    expect(stages).toEqual(name === 'kill' ? ['here'] : [])
    expect(said.includes('unforeseen')).toBe(name === 'throwLater')
    expect(await child.ask('echo', 1, LONG)).toEqual({ how: 'answered', result: 1 })
  })

  it.each([
    ['has no module', { ...CHILD_PROGRAM, module: '/none.cjs' }],
    ['has no guard', { ...CHILD_PROGRAM, guard: '/none.cjs' }],
  ])('that %s cannot start, which is told apart from dying', async (_, program) => {
    expect(await start({ program }).ask('echo', 1, LONG)).toEqual({ how: 'cannot-start' })
  })

  it('whose module fails at once cannot start', async () => {
    const broken = `${module}.broken.cjs`
    writeFileSync(broken, 'throw new Error("broken")')
    const child = start({ program: { ...CHILD_PROGRAM, module: broken } })
    expect(await child.ask('echo', 1, LONG)).toEqual({ how: 'cannot-start' })
    rmSync(broken)
  })

  it('takes along what it has started when it is killed', async () => {
    const started: number[] = []
    const onStage = (pid: string): unknown => started.push(Number(pid))
    expect(await start().ask('program', undefined, { milliseconds: SHORT, onStage })).toEqual({ how: 'too-slow' })
    expect(started).toHaveLength(1)
    await expect.poll(() => isRunning(started[0]!), { timeout: 20_000 }).toBe(false)
  })

  it('ends with the process that started it, in the midst of work, and takes along what it has started', async () => {
    const script = await bundledWork(new URL('./lone-parent.ts', import.meta.url))
    const parent = spawn(process.execPath, [script, CHILD_PROGRAM.guard, module], {
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    const line = await new Promise<string>((resolve) => parent.stdout.once('data', (chunk) => resolve(String(chunk))))
    const [child, program] = line.split(' ').map(Number) as [number, number]
    expect([isRunning(child), isRunning(program)]).toEqual([true, true])
    parent.kill('SIGKILL')
    await expect.poll(() => isRunning(child) || isRunning(program), { timeout: 20_000 }).toBe(false)
    rmSync(script)
  })

  it('is gone when it was closed, idle or at work; nothing starts it again', async () => {
    const idle = start()
    await idle.ask('echo', 1, LONG)
    const atWork = start()
    const asked = atWork.ask('loop', undefined, LONG)
    await expect.poll(() => atWork.pid, { timeout: 20_000 }).toBeDefined()
    const pids = [idle.pid!, atWork.pid!]
    await Promise.all([idle.close(), atWork.close()])
    expect(await asked).toEqual({ how: 'died' })
    for (const pid of pids) await expect.poll(() => isRunning(pid), { timeout: 20_000 }).toBe(false)
    expect(await idle.ask('echo', 1, LONG)).toEqual({ how: 'died' })
    expect(idle.pid).toBeUndefined()
  })
})
