import { topFolderOf } from '../../core/identity/place-name.ts'
import type { SeenFile } from './share/scan-folder.ts'

/** Why a file waits. */
export type WaitReason = 'arriving' | 'open' | 'partial' | 'unreadable' | 'too-large' | NonNullable<SeenFile['refused']>

/** What is known of a file that is not handled yet. */
export interface Track {
  seen: SeenFile
  /** When this state of the file was seen first. */
  since: number
  readings: number
  /** When the file was seen last. */
  last: number
  failure:
    | { readonly reason: WaitReason; readonly code?: string; readonly since: number; tries: number; next: number }
    | undefined
}

/** Tracks by path, and by sub-folder, for tens of thousands of files. */
export class Tracks {
  private readonly all = new Map<string, Track>()
  private readonly folders = new Map<string, Map<string, Track>>()

  get(path: string): Track | undefined {
    return this.all.get(path)
  }

  has(path: string): boolean {
    return this.all.has(path)
  }

  set(path: string, track: Track): void {
    this.all.set(path, track)
    const folder = topFolderOf(path)
    if (folder === '') return
    const files = this.folders.get(folder) ?? new Map<string, Track>()
    this.folders.set(folder, files.set(path, track))
  }

  delete(path: string): void {
    this.all.delete(path)
    const folder = topFolderOf(path)
    const files = this.folders.get(folder)
    files?.delete(path)
    if (files?.size === 0) this.folders.delete(folder)
  }

  entries(): Iterable<[string, Track]> {
    return this.all
  }

  values(): Track[] {
    return [...this.all.values()]
  }

  /** Sub-folders that hold such a file. */
  foldersWith(isSuch: (track: Track) => boolean): string[] {
    return [...this.folders].filter(([, files]) => some(files.values(), isSuch)).map(([folder]) => folder)
  }
}

function some(tracks: Iterable<Track>, isSuch: (track: Track) => boolean): boolean {
  for (const track of tracks) if (isSuch(track)) return true
  return false
}
