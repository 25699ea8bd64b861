import { Chalk, supportsColor } from 'chalk'
import type { ChildProgram } from '../../adapters/process/messages.ts'
import type { Clock } from '../mail/clock.ts'
import type { BatchWorkers } from '../batch/review-in-children.ts'
import type { Palette } from '../report/text-options.ts'
import type { ReviewHost } from '../review/host.ts'

/** What a command gets from outside, so that tests can stand in for the terminal. */
export interface Environment extends ReviewHost {
  /**
   * Text for people is cleaned of control characters on its way (printable.ts); a document, which is JSON, arrives as
   * it is.
   */
  readonly stdout: (text: string, form?: 'text' | 'document') => void
  readonly colour: boolean
  readonly version: string
  /** Child processes for a batch; undefined: everything is done in this process. */
  readonly workers?: BatchWorkers
  /** Asks the user, where there is a terminal; undefined as answer when the user gives none. */
  readonly ask?: (question: string, hidden: boolean) => Promise<string | undefined>
  /** The program's own folder: ledgers, unless named, and the log of what was written. */
  readonly stateFolder: string
  /** Flags that the user gives every Node, for the doctor. */
  readonly nodeOptions?: string | undefined
  /** The system's clock when absent. */
  readonly clock?: Clock
  /** What runs as a child process. */
  readonly childProgram: ChildProgram
  /** Whether the machine code that the build has kept serves; undefined where there is no build. */
  readonly machineCode?: 'used' | 'refused' | 'missing' | undefined
  /** Folder of the forms of other places: templates/layouts. */
  readonly layouts: string
}

/** Exit codes of the contract. */
export const EXIT = { ok: 0, findings: 1, usage: 2, unreadable: 3, locked: 4, mail: 5, interrupted: 130 } as const

/** Wrong use of the command; one Chinese sentence, exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

export function palette(colour: boolean): Palette {
  const level = supportsColor ? supportsColor.level : 1
  const paint = new Chalk({ level: colour ? (Math.max(1, level) as 1 | 2 | 3) : 0 })
  return {
    error: paint.red.bold,
    warning: paint.yellow,
    info: paint.cyan,
    good: paint.green,
    strong: paint.bold,
    dim: paint.dim,
  }
}
