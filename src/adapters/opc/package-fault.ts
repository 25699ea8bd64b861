/** Why a package, or a part of it, cannot be opened, read or written. */
export type FaultReason =
  | 'no-zip'
  | 'truncated'
  | 'damaged'
  /** Who reads it one way finds something else than who reads it another way. */
  | 'contradictory'
  | 'encrypted-entries'
  | 'doctype'
  | 'too-large'
  | 'too-many-entries'
  | 'too-deep'

/** What a package holds is not asked here: who opens it has the words for its reader. */
export class PackageFault extends Error {
  override readonly name = 'PackageFault'

  constructor(
    readonly reason: FaultReason,
    cause?: unknown,
  ) {
    super(reason, cause === undefined ? undefined : { cause })
  }
}
