/** A file by the place where it lies. */
export interface Held {
  readonly absolute: string
}

/** Where what was handed in lies: on a disk, or in what a browser was given. */
export interface Holding {
  /** The first `HEAD_SIZE` bytes of a file. Throws whatever the place throws. */
  readonly head: (file: Held) => Uint8Array
  /** All bytes of a file. Throws `UnreadableWorkbookError` with one sentence when it cannot be read or is too large. */
  readonly bytes: (file: Held) => Uint8Array
  /** Puts content where it can be read like any file: the place, or why that did not succeed. */
  readonly keep: (content: Uint8Array) => string | { readonly failed: string }
  /** Takes away what was kept. */
  readonly done: () => void
}
