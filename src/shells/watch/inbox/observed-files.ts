import { topFolderOf } from '../../../core/identity/place-name.ts'
import type { SeenFile } from '../share/scan-folder.ts'

/** Why a file waits. */
export type WaitReason = 'arriving' | 'open' | 'partial' | 'unreadable' | 'too-large' | NonNullable<SeenFile['refused']>

/** What is known of a file that is not handled yet. */
export interface ObservedFile {
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

/** Files by path, and by sub-folder, for tens of thousands of files. */
export class ObservedFiles {
  private readonly all = new Map<string, ObservedFile>()
  private readonly folders = new Map<string, Map<string, ObservedFile>>()

  get(path: string): ObservedFile | undefined {
    return this.all.get(path)
  }

  has(path: string): boolean {
    return this.all.has(path)
  }

  set(path: string, file: ObservedFile): void {
    this.all.set(path, file)
    const folder = topFolderOf(path)
    if (folder === '') return
    const files = this.folders.get(folder) ?? new Map<string, ObservedFile>()
    this.folders.set(folder, files.set(path, file))
  }

  delete(path: string): void {
    this.all.delete(path)
    const folder = topFolderOf(path)
    const files = this.folders.get(folder)
    files?.delete(path)
    if (files?.size === 0) this.folders.delete(folder)
  }

  entries(): Iterable<[string, ObservedFile]> {
    return this.all
  }

  values(): ObservedFile[] {
    return [...this.all.values()]
  }

  /** Sub-folders that hold such a file. */
  foldersWith(isSuch: (file: ObservedFile) => boolean): string[] {
    return [...this.folders].filter(([, files]) => some(files.values(), isSuch)).map(([folder]) => folder)
  }
}

function some(observed: Iterable<ObservedFile>, isSuch: (file: ObservedFile) => boolean): boolean {
  for (const file of observed) if (isSuch(file)) return true
  return false
}
