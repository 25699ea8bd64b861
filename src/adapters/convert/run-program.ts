import { type ChildProcess, spawn, spawnSync } from 'node:child_process'

export type Ending = 'ended' | 'crashed' | 'timed-out' | 'interrupted'

export interface ProgramRun {
  readonly program: string
  readonly args: readonly string[]
  readonly cwd: string
  /** Asked ten times a second: why the program is to be killed. */
  readonly stopFor: () => 'timed-out' | 'interrupted' | undefined
}

const POLL = 100

/**
 * Runs a program to its end, without input and output, or until it is to stop; then, and when this process ends, it is
 * killed with all that it started. Never throws: what cannot be started has crashed.
 */
export function runProgram({ program, args, cwd, stopFor }: ProgramRun): Promise<Ending> {
  return new Promise((resolve) => {
    // A group of its own, so that the launcher's child, the office itself, is reached.
    const child = spawn(program, args, {
      cwd,
      stdio: 'ignore',
      detached: process.platform !== 'win32',
      windowsHide: true,
    })
    const kill = (): void => killTree(child)
    const end = (ending: Ending): void => {
      clearInterval(poll)
      process.off('exit', kill)
      resolve(ending)
    }
    let stopped: Ending | undefined
    const poll = setInterval(() => {
      stopped ??= stopFor()
      if (stopped) kill()
    }, POLL)
    process.once('exit', kill)
    child.once('error', () => end('crashed'))
    child.once('exit', (code) => {
      // A launcher that fails may leave the office behind.
      if (code !== 0) kill()
      end(stopped ?? (code === 0 ? 'ended' : 'crashed'))
    })
  })
}

function killTree({ pid }: ChildProcess): void {
  if (pid === undefined) return
  if (process.platform === 'win32')
    spawnSync('taskkill', ['/PID', String(pid), '/T', '/F'], { stdio: 'ignore', windowsHide: true })
  else {
    try {
      process.kill(-pid, 'SIGKILL')
    } catch {
      // It has just ended by itself.
    }
  }
}
