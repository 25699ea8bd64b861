import { isUnread, OTHER_KINDS, type OtherFile } from '../../../core/intake/other-file.ts'

/** A file or a unit with what is the matter with it, marked by colour, form and word. */
export interface TaggedRow {
  readonly colour: 'error' | 'warning' | 'good' | 'hint'
  /** 「压缩包打不开」, 「未交」 */
  readonly word: string
  /** Path of the file, or name of the unit. */
  readonly subject: string
  /** One sentence; '' for nothing. */
  readonly what: string
}

/** Files that were not checked; those that nobody has seen come first. */
export function fileRows(others: readonly OtherFile[]): readonly TaggedRow[] {
  return unseenFirst(others.map(fileRow))
}

export function fileRow(other: OtherFile): TaggedRow {
  const { name } = OTHER_KINDS[other.kind]
  return { colour: isUnread(other) ? 'error' : 'hint', word: name, subject: other.path, what: other.what }
}

export function unseenFirst(rows: readonly TaggedRow[]): readonly TaggedRow[] {
  return [...rows.filter(({ colour }) => colour === 'error'), ...rows.filter(({ colour }) => colour !== 'error')]
}
