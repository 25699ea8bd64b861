import { homedir } from 'node:os'
import { Chalk, supportsColor } from 'chalk'
import { stateFolder } from '../../adapters/files/state-folder.ts'
import type { Clock } from '../mail/clock.ts'
import type { Palette } from '../report/text-report.ts'

/** What a command gets from outside, so that tests can stand in for the terminal. */
export interface Environment {
  readonly cwd: string
  /**
   * Text for people is cleaned of control characters on its way (printable.ts); a document, which is JSON, arrives as
   * it is.
   */
  readonly stdout: (text: string, form?: 'text' | 'document') => void
  readonly stderr: (text: string) => void
  /** Whether progress may be shown. */
  readonly progress: boolean
  readonly colour: boolean
  /** Columns of the terminal. */
  readonly width: number
  readonly version: string
  /** Hash of all that judges, programme and data; asked for only when it is needed. */
  readonly program: () => string
  /** True once the user has asked to stop; looked at between submissions. */
  readonly interrupted: () => boolean
  /** LibreOffice's program, looked for when it is needed; undefined when there is none. */
  readonly soffice: () => string | undefined
  /** What a batch needs for its child processes; undefined: everything is done in this process. */
  readonly workers?: {
    /** Module that they run. */
    readonly module: string
    /** Folder for the journals of commands that write nothing themselves. */
    readonly state: string
    /** How many run at once, where nothing else is asked for. */
    readonly cores: number
    /** In ms: how long a full disk is left alone before it is tried again. */
    readonly pause: number
  }
  /** Gives stacks of unexpected errors on stderr (JIAOBIAO_DEBUG=1). */
  readonly debug: boolean
  /** Asks the user, where there is a terminal; undefined as answer when the user gives none. */
  readonly ask?: (question: string, hidden: boolean) => Promise<string | undefined>
  /**
   * Where the ledger of the mail lies, unless named, and the log of what was written; the system's place for it when
   * absent.
   */
  readonly stateFolder?: string
  /** The system's clock when absent. */
  readonly clock?: Clock
  /** What runs as a working process of the hot folder: dist/watch-child.cjs. */
  readonly childProgram: string
  /** Folder of the forms of other places: templates/layouts. */
  readonly layouts: string
}

/** Exit codes of the contract. */
export const EXIT = { ok: 0, findings: 1, usage: 2, unreadable: 3, locked: 4, mail: 5, interrupted: 130 } as const

export function stateFolderOf({ stateFolder: given }: Environment): string {
  return given ?? stateFolder(process.env, homedir())
}

/** Wrong use of the command; one Chinese sentence, exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

/** The user asked to stop; exit code 130. */
export class InterruptedError extends Error {
  override readonly name = 'InterruptedError'
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

/** For `onSurprise`: the stack of an unexpected error, where it was asked for. */
export function surpriseTeller(environment: Environment): (error: unknown) => void {
  return (error) => {
    if (environment.debug)
      environment.stderr(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
  }
}
