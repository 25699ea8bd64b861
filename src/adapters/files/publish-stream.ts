import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, statSync, writeSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { NotWrittenError, reasonOf, syncFolder } from './publish-file.ts'

const BUFFERED = 1 << 16

/**
 * Puts a file in place whole or not at all, as `publishFile` does, but written piece by piece. `write` and `done` throw NotWrittenError; what
 * was written so far is then gone, its space given back, and the target is as it was.
 */
export class PublishedStream {
  private readonly temporary: string
  /** Undefined once it is closed. */
  private file: number | undefined
  private waiting: string[] = []
  private waitingLength = 0
  private size = 0

  constructor(private readonly path: string) {
    const folder = dirname(path)
    this.temporary = join(folder, `.jiaobiao-${process.pid}-${Buffer.from(basename(path)).toString('base64url').slice(0, 40)}.tmp`)
    this.file = this.guarded(() => {
      mkdirSync(folder, { recursive: true })
      return openSync(this.temporary, 'w')
    })
  }

  write(text: string): void {
    this.waiting.push(text)
    this.waitingLength += text.length
    if (this.waitingLength >= BUFFERED) this.guarded(() => this.flush())
  }

  done(): void {
    this.guarded(() => {
      this.flush()
      fsyncSync(this.file!)
      this.close()
      if (statSync(this.temporary).size !== this.size) throw Object.assign(new Error('size differs'), { code: 'ENOSPC' })
      renameSync(this.temporary, this.path)
      syncFolder(dirname(this.path))
    })
  }

  /** Takes away what was written so far; nothing happens to one that is done. */
  abandon(): void {
    try {
      this.close()
      rmSync(this.temporary, { force: true })
    } catch {
      // What stood in the way of writing is what is told.
    }
  }

  private flush(): void {
    const bytes = Buffer.from(this.waiting.join(''))
    this.waiting = []
    this.waitingLength = 0
    for (let done = 0; done < bytes.length; ) {
      const count = writeSync(this.file!, bytes, done)
      if (count === 0) throw Object.assign(new Error('short write'), { code: 'ENOSPC' })
      done += count
    }
    this.size += bytes.length
  }

  private guarded<Result>(step: () => Result): Result {
    try {
      return step()
    } catch (cause) {
      this.abandon()
      throw new NotWrittenError(`「${basename(this.path)}」没有写成：${reasonOf(cause)}。`, { cause })
    }
  }

  /** A file that is taken away while it is open keeps its space. */
  private close(): void {
    const { file } = this
    this.file = undefined
    if (file !== undefined) closeSync(file)
  }
}
