/** What goes between this process and one that works for it. */
export interface RequestMessage {
  readonly id: number
  readonly name: string
  readonly argument: unknown
}

export type AnswerMessage =
  | { readonly id: number; readonly result: unknown }
  | { readonly id: number; readonly error: { readonly message: string; readonly code: string | undefined } }
  /** The work goes on; the watchdog starts anew. */
  | { readonly alive: true }
  /** Nothing was asked: something may have happened in a watched folder. */
  | { readonly hint: true }
