import { spawn } from 'node:child_process'
import { killTree } from './kill-tree.ts'

export type ProgramEnding = 'ended' | 'died' | 'too-slow' | 'interrupted' | 'cannot-start'

export interface ProgramRun {
  readonly program: string
  readonly args: readonly string[]
  readonly cwd: string
  /** Asked ten times a second: why the program is to be killed. */
  readonly stopFor: () => 'too-slow' | 'interrupted' | undefined
}

const POLL = 100

/**
 * Runs a program that is not ours to its end, without input and output, or until it is to stop; then, and when this
 * process ends, it is killed with all that it started. Never throws.
 */
export function runProgram({ program, args, cwd, stopFor }: ProgramRun): Promise<ProgramEnding> {
  return new Promise((resolve) => {
    // A group of its own, so that the launcher's child, the office itself, is reached.
    const child = spawn(program, args, {
      cwd,
      stdio: 'ignore',
      detached: process.platform !== 'win32',
      windowsHide: true,
    })
    const kill = (): void => {
      if (child.pid !== undefined) killTree(child.pid)
    }
    const end = (ending: ProgramEnding): void => {
      clearInterval(poll)
      process.off('exit', kill)
      resolve(ending)
    }
    let stopped: ProgramEnding | undefined
    const poll = setInterval(() => {
      stopped ??= stopFor()
      if (stopped) kill()
    }, POLL)
    process.once('exit', kill)
    child.once('error', () => end(child.pid === undefined ? 'cannot-start' : 'died'))
    child.once('exit', (code) => {
      // A launcher that fails may leave the office behind.
      if (code !== 0) kill()
      end(stopped ?? (code === 0 ? 'ended' : 'died'))
    })
  })
}
