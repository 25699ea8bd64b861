import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { killTree } from '../../../src/adapters/process/kill-tree.ts'
import { isRunning } from './is-running.ts'

afterEach(() => void vi.restoreAllMocks())

/** A shell, its child and the child's child; what is asked to be killed is kept in its order. */
async function ofThree(kill: (shell: number) => void): Promise<{ order: number[]; shell: number; child: number }> {
  const inner = `${process.execPath} -e 'console.log(process.ppid); setInterval(() => {}, 1000)'`
  const shell = spawn('/bin/sh', ['-c', `/bin/sh -c "${inner}; :"; :`], { stdio: ['ignore', 'pipe', 'ignore'] })
  const [told] = (await once(shell.stdout, 'data')) as [Buffer]
  const order: number[] = []
  const real = process.kill.bind(process)
  vi.spyOn(process, 'kill').mockImplementation((target, signal) => {
    if (signal === 'SIGKILL') order.push(target)
    return Math.abs(target) === process.pid || real(target, signal)
  })
  kill(shell.pid!)
  if (shell.exitCode === null && shell.signalCode === null) await once(shell, 'exit')
  return { order: order.filter((target) => target > 0), shell: shell.pid!, child: Number(told.toString()) }
}

describe.skipIf(process.platform === 'win32')('a process is ended with all that it has started', () => {
  it('from above: a launcher that sees its program end would go on to the next file, or start it anew', async () => {
    const { order, shell, child } = await ofThree(killTree)
    expect(order.slice(0, 2)).toEqual([shell, child])
    expect(order).toHaveLength(3)
    await expect.poll(() => order.some(isRunning)).toBe(false)
  })

  it('and who asks for its own end comes last', async () => {
    const { order, shell, child } = await ofThree(() => killTree(process.pid))
    expect(order).toEqual(expect.arrayContaining([shell, child]))
    expect(order.at(-1)).toBe(process.pid)
  })
})
