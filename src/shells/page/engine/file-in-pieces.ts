/** A file as below the output folder of `correct`, in pieces that follow each other. */
export interface FileInPieces {
  readonly name: string
  readonly pieces: readonly (Uint8Array | string)[]
}
