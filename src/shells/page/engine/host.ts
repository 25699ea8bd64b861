/** What the engine needs of the place where it runs: a Worker, or a test. */
export interface EngineHost {
  /** The first bytes of a file, so many of them. Throws when it cannot be read. */
  readonly read: (file: Blob, length: number) => Uint8Array
  readonly blob: (pieces: readonly (Uint8Array | string | Blob)[]) => Blob
  /** Lets in what has come meanwhile, such as the wish to stop. */
  readonly pause: () => Promise<void>
  /** Of the program. */
  readonly version: string
  /** Gets errors that nobody expected, before they become a sentence for the clerk. */
  readonly onUnexpectedError: (error: unknown) => void
}
