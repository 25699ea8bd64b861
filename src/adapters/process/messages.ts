/** What a child process runs: `guard` on its main thread, `module` on the thread that works (dist/guard.cjs, …). */
export interface ChildProgram {
  readonly guard: string
  readonly module: string
}

export interface Request {
  readonly id: number
  readonly name: string
  readonly argument: unknown
}

/** What the work threw, as plain data. */
export interface ToldError {
  readonly name: string
  readonly message: string
  readonly stack: string | undefined
  /** That of the system error, 「ENOSPC」, or of its cause. */
  readonly code: string | undefined
}

/** What a child process tells the one that started it. */
export type Told =
  | { readonly kind: 'ready' }
  | { readonly kind: 'result'; readonly id: number; readonly result: unknown }
  | { readonly kind: 'error'; readonly id: number; readonly error: ToldError }
  /** The work goes on, and where it has got to: its time limit starts anew. */
  | { readonly kind: 'alive'; readonly stage: string | undefined }
  /** Nothing was asked: something may have happened in a watched folder. */
  | { readonly kind: 'hint' }
  /** Its last word. */
  | { readonly kind: 'over-memory' }

/** What the thread that works shares with the one that guards it: counts the stages that were passed on. */
export interface ThreadData {
  readonly passedOn: Int32Array
}

/** The first argument of a module that is to serve work; the second says which. */
export const WORK = 'jiaobiao:work'
