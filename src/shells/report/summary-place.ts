/** A summary that is being written; nothing of it is there before it is done. */
export interface SummaryFile {
  readonly write: (piece: string | Uint8Array) => void
  /** Puts it in place; its SHA-256. */
  readonly done: () => string
  readonly abandon: () => void
}

/** Where summaries go: an output folder, or into what a page offers for download. */
export interface SummaryPlace {
  /** Begins a summary, by its name. Throws `NotWrittenError`, as its steps do. */
  readonly stream: (name: string) => SummaryFile
  /** Takes away one of an earlier run; false where there is none. */
  readonly drop: (name: string) => boolean
}
