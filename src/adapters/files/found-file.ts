/** A workbook found below one of the given paths. */
export interface FoundFile {
  /** For reading. */
  readonly absolute: string
  /** As given, relative, with 「/」: what reports say. */
  readonly path: string
  /** Below the given path, with 「/」; the file's own name when the path is the file. */
  readonly inside: string
  /** Sub-folder below the given folder; '' directly in it; undefined when the file was given by name. */
  readonly folder: string | undefined
}

/** Something below the given paths, and how it stands there. */
export interface FoundEntry extends FoundFile {
  /**
   * A file · a link to nowhere · a folder that cannot be opened · no ordinary file · a link to somewhere else · a
   * folder with nothing in it · a hidden folder.
   */
  readonly state: 'file' | 'missing' | 'closed' | 'special' | 'link' | 'empty-folder' | 'hidden-folder'
}
