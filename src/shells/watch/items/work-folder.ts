import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { syncFolder, writeWhole } from '../../../adapters/files/publish-file.ts'
import { sha256Of } from '../../../adapters/platform/bytes.ts'

/** Private copies and results in the making, on the local disk beside the ledger. */
export class WorkFolder {
  /** Temporary files of the working processes. */
  readonly temporary: string
  private count = 0

  constructor(readonly path: string) {
    this.temporary = join(path, 'tmp')
    mkdirSync(this.temporary, { recursive: true })
  }

  newCopy(): string {
    return join(this.path, `take-${this.count++}.tmp`)
  }

  copyOf(sha256: string): string {
    return join(this.path, `${sha256}.orig`)
  }

  /** Copies that were made whole get their lasting names. */
  keep(copies: readonly { readonly copy: string; readonly sha256: string }[]): void {
    for (const { copy, sha256 } of copies) renameSync(copy, this.copyOf(sha256))
    if (copies.length > 0) syncFolder(this.path)
  }

  /** One that was not made whole. */
  removeCopy(copy: string): void {
    rmSync(copy, { force: true })
  }

  has(sha256: string): boolean {
    return existsSync(this.copyOf(sha256))
  }

  resultOf(id: number): string {
    return join(this.path, `${id}.xlsx`)
  }

  /** Writes a text to be published; gives its name here and its hash. */
  stageText(name: string, text: string): { readonly source: string; readonly sha256: string } {
    const bytes = Buffer.from(text, 'utf8')
    rmSync(join(this.path, name), { force: true })
    writeWhole(join(this.path, name), bytes)
    return { source: name, sha256: sha256Of(bytes) }
  }

  /** Makes the names of what was written last through a power cut. */
  sync(): void {
    syncFolder(this.path)
  }

  remove(names: readonly string[]): void {
    for (const name of names) rmSync(join(this.path, name), { force: true })
  }

  /** At the start: what belongs to no open item was left by a crash. */
  clean(neededCopies: ReadonlySet<string>, isOpen: (id: number) => boolean): void {
    for (const entry of readdirSync(this.path, { withFileTypes: true })) {
      const copy = /^([0-9a-f]{64})\.orig$/.exec(entry.name)?.[1]
      const id = /^(\d+)(?:-\d+)?\.(xlsx|txt)$/.exec(entry.name)?.[1]
      const needed = copy === undefined ? id !== undefined && isOpen(Number(id)) : neededCopies.has(copy)
      if (!needed) rmSync(join(this.path, entry.name), { recursive: true, force: true })
    }
    mkdirSync(this.temporary, { recursive: true })
  }
}
