/** What reviewing needs of the program that it is part of: the command line, a page, a test. */
export interface ReviewHost {
  readonly cwd: string
  readonly stderr: (text: string) => void
  /** Whether progress may be shown. */
  readonly progress: boolean
  /** Columns of the terminal. */
  readonly width: number
  /** True once the user has asked to stop; looked at between submissions. */
  readonly interrupted: () => boolean
  /** LibreOffice's program, looked for when it is needed; undefined when there is none. */
  readonly soffice: () => string | undefined
  /** Hash of all that judges, programme and data; asked for only when it is needed. */
  readonly program: () => string
  /** Gives stacks of unexpected errors on stderr (JIAOBIAO_DEBUG=1). */
  readonly debug: boolean
}

/** The user asked to stop. */
export class InterruptedError extends Error {
  override readonly name = 'InterruptedError'
}

/** For `onUnexpectedError`: the stack of an unexpected error, where it was asked for. */
export function stackPrinter({ debug, stderr }: Pick<ReviewHost, 'debug' | 'stderr'>): (error: unknown) => void {
  return (error) => {
    if (debug) stderr(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
  }
}
