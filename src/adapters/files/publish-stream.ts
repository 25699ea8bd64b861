import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, statSync, writeSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { NotWrittenError, reasonOf } from './publish-file.ts'

const BUFFERED = 1 << 16

/**
 * Puts a file in place whole or not at all, as `publishFile` does, but written piece by piece. `write` and `done` throw NotWrittenError; what
 * was written so far is then gone, and the target is as it was.
 */
export class PublishedStream {
  private readonly temporary: string
  private readonly file: number
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
      fsyncSync(this.file)
      closeSync(this.file)
      if (statSync(this.temporary).size !== this.size) throw Object.assign(new Error('size differs'), { code: 'ENOSPC' })
      renameSync(this.temporary, this.path)
      if (process.platform !== 'win32') syncFolder(dirname(this.path))
    })
  }

  private flush(): void {
    const bytes = Buffer.from(this.waiting.join(''))
    this.waiting = []
    this.waitingLength = 0
    for (let done = 0; done < bytes.length; ) {
      const count = writeSync(this.file, bytes, done)
      if (count === 0) throw Object.assign(new Error('short write'), { code: 'ENOSPC' })
      done += count
    }
    this.size += bytes.length
  }

  private guarded<Result>(step: () => Result): Result {
    try {
      return step()
    } catch (cause) {
      rmSync(this.temporary, { force: true })
      throw new NotWrittenError(`「${basename(this.path)}」没有写成：${reasonOf(cause)}。`, { cause })
    }
  }
}

function syncFolder(folder: string): void {
  const handle = openSync(folder, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
