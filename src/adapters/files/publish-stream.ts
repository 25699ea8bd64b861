import { createHash, type Hash } from 'node:crypto'
import { closeSync, fsyncSync, mkdirSync, openSync, readSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { NotWrittenError, reasonOf } from './not-written.ts'
import { codeOf } from './read-file.ts'
import { cleanOnce, giveBackTemporary, takeTemporary } from './temporary-files.ts'
import { writeAll } from './whole-bytes.ts'

/** How long publishing waits and what it asks on the way; the defaults suit a person at work. */
export interface PublishOptions {
  /** How long a target that another program holds open is tried again (Windows answers EPERM or EBUSY then). */
  readonly patience?: number
  /** Asked between two tries. */
  readonly pause?: (milliseconds: number) => void
  /** Of the new file, less what the umask takes: 0o600 for what is nobody else's business. */
  readonly mode?: number
  /**
   * Asked when the new file is whole, before it takes the place: false leaves what stands there. Throws NotWrittenError
   * where it must not be replaced.
   */
  readonly admit?: (sha256: string) => boolean
}

const BUFFERED = 1 << 16
const READ_AT_ONCE = 1 << 20
const PATIENCE = 10_000
/**
 * Patience with further targets after one stayed open for the whole time: forty open workbooks are reported after one
 * minute, not seven.
 */
const LATER_PATIENCE = 1000
const LONGEST_PAUSE = 1000
/** Another program may hold the target open for a moment: a virus scanner, an editor. */
const HELD_OPEN = new Set(['EPERM', 'EBUSY', 'ETXTBSY'])

let patience = PATIENCE

/**
 * Puts a file in place whole or not at all, piece by piece: temporary file in the target folder (exclusive), full
 * write, fsync, size and hash read back, rename, fsync of the folder. Makes the folder where needed. `write` and `done`
 * throw NotWrittenError; what was written so far is then gone, its space given back, and the target is as it was.
 */
export class PublishedStream {
  private readonly temporary: string
  /** Undefined once it is closed. */
  private file: number | undefined
  private waiting: string[] = []
  private waitingLength = 0
  private size = 0
  private readonly hash: Hash = createHash('sha256')

  constructor(
    private readonly path: string,
    private readonly options: PublishOptions = {},
  ) {
    this.temporary = takeTemporary(path)
    this.file = this.guarded(() => {
      mkdirSync(dirname(path), { recursive: true })
      cleanOnce(dirname(path))
      return openSync(this.temporary, 'wx', options.mode ?? 0o666)
    })
  }

  write(content: string | Uint8Array): void {
    if (typeof content !== 'string') {
      this.guarded(() => {
        this.flush()
        this.put(content)
      })
      return
    }
    this.waiting.push(content)
    this.waitingLength += content.length
    if (this.waitingLength >= BUFFERED) this.guarded(() => this.flush())
  }

  /** Answers with the hash of what lies there now. */
  done(): string {
    return this.guarded(() => {
      this.flush()
      fsyncSync(this.file!)
      this.close()
      const sha256 = this.hash.digest('hex')
      checkWritten(this.temporary, this.size, sha256)
      if (this.options.admit?.(sha256) === false) this.abandon()
      else this.putInPlace()
      return sha256
    })
  }

  private putInPlace(): void {
    renamePatiently(this.temporary, this.path, this.options)
    giveBackTemporary(this.temporary)
    syncFolder(dirname(this.path))
  }

  /** Removes what was written so far; does nothing once the file is done. */
  abandon(): void {
    try {
      this.close()
      rmSync(this.temporary)
    } catch {
      // The error to report is the one that stopped the writing.
    }
    giveBackTemporary(this.temporary)
  }

  private flush(): void {
    if (this.waiting.length === 0) return
    const bytes = Buffer.from(this.waiting.join(''))
    this.waiting = []
    this.waitingLength = 0
    this.put(bytes)
  }

  private put(bytes: Uint8Array): void {
    writeAll(this.file!, bytes)
    this.hash.update(bytes)
    this.size += bytes.length
  }

  private guarded<Result>(step: () => Result): Result {
    try {
      return step()
    } catch (cause) {
      this.abandon()
      if (cause instanceof NotWrittenError) throw cause
      throw new NotWrittenError(basename(this.path), reasonOf(cause), { cause })
    }
  }

  /** A file that is deleted while open would go on taking space. */
  private close(): void {
    const { file } = this
    this.file = undefined
    if (file !== undefined) closeSync(file)
  }
}

/** Reads a file back. Throws, as the system would, when it is not what was written. */
export function checkWritten(path: string, size: number, sha256: string): void {
  const file = openSync(path, 'r')
  const hash = createHash('sha256')
  const piece = Buffer.allocUnsafe(Math.min(READ_AT_ONCE, size + 1))
  let read = 0
  try {
    for (let count = -1; count !== 0; read += count) {
      count = readSync(file, piece)
      hash.update(piece.subarray(0, count))
    }
  } finally {
    closeSync(file)
  }
  if (read !== size) throw Object.assign(new Error('size differs'), { code: 'ENOSPC' })
  if (hash.digest('hex') !== sha256) throw Object.assign(new Error('content differs'), { code: 'EIO' })
}

function renamePatiently(from: string, to: string, { patience: given, pause = sleep }: PublishOptions): void {
  const longest = given ?? patience
  for (let waited = 0, next = 50; ; next = Math.min(next * 2, LONGEST_PAUSE)) {
    try {
      renameSync(from, to)
      return
    } catch (error) {
      if (!HELD_OPEN.has(codeOf(error) ?? '')) throw error
      if (waited >= longest) {
        patience = LATER_PATIENCE
        throw error
      }
    }
    pause(next)
    waited += next
  }
}

function sleep(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds)
}

/**
 * Makes a rename in the folder last through a power cut. Windows has no folder handles to sync; there the rename is
 * enough.
 */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return
  const handle = openSync(folder, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
