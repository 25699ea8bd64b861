import { createHash } from 'node:crypto'
import { closeSync, lstatSync, openSync, readFileSync, readSync, rmSync, type Stats } from 'node:fs'
import { basename } from 'node:path'
import { InTheWayError, NotWrittenError, reasonOf } from './not-written.ts'
import { publishFile } from './publish-file.ts'
import { PublishedStream, type PublishOptions } from './publish-stream.ts'
import { codeOf } from './read-file.ts'
import { sha256Of } from '../platform/bytes.ts'
import { type OutputKind, WrittenLog } from './written-log.ts'

/** What a command may write over, as plain data. */
export interface OutputRule {
  readonly kind: OutputKind
  /** The user allows it: whatever is in the way is replaced. */
  readonly overwrite: boolean
  /** Files of the log of what was written, see WrittenLog. */
  readonly logs: readonly string[]
  /** Of new files, see PublishOptions. */
  readonly mode?: number
}

/** Nothing is known of earlier runs, so nothing is replaced. */
export const NEVER_OVER: Omit<OutputRule, 'kind'> = { overwrite: false, logs: [] }

/** What is known of the content of a file that stands in the way. */
export type Standing = 'own' | 'changed' | 'foreign' | 'another-unit'
/** For files that show by themselves whose they are. */
export type Judge = (there: Uint8Array) => Standing

/**
 * Every file that a command leaves for its user goes through here: published whole or not at all, and never in the
 * place of one that an earlier run of the same kind did not write, or that somebody has changed since, unless the user
 * said so. What is no plain file is never replaced; a link is replaced itself, never what it points to.
 */
export class Outputs {
  private readonly log: WrittenLog

  constructor(private readonly rule: OutputRule) {
    this.log = new WrittenLog(rule.logs)
  }

  /** Hashes of results of earlier runs of this kind that are known from somewhere other than the log. */
  trust(hashes: Iterable<string>): void {
    for (const sha256 of hashes) this.log.trust(this.rule.kind, sha256)
  }

  /** Throws NotWrittenError, InTheWayError among them. The same bytes lying there already are left alone. */
  publish(path: string, bytes: Uint8Array, judge?: Judge): void {
    // The place is checked first, so that nothing is written that cannot be put there.
    if (this.admits(path, sha256Of(bytes), judge)) publishFile(path, bytes, this.options(path, judge))
  }

  /** The same piece by piece; only `done` knows whether what stands there may stay. */
  stream(path: string): PublishedStream {
    return new PublishedStream(path, this.options(path))
  }

  /** For files that are written together or take long to make: throws before the first is made. */
  refuseOthers(paths: Iterable<string>): void {
    for (const path of paths) this.refuseOther(path)
  }

  /** Removes a file of an earlier run. Throws InTheWayError for one that is not, or no longer, as we wrote it. */
  remove(path: string): void {
    this.refuseOther(path)
    rmSync(path, { force: true })
  }

  private options(path: string, judge?: Judge): PublishOptions {
    const { mode } = this.rule
    return { admit: (sha256) => this.admits(path, sha256, judge), ...(mode === undefined ? {} : { mode }) }
  }

  private refuseOther(path: string): void {
    const there = kindOf(path)
    if (there !== 'nothing') this.demandOurs(path, there)
  }

  /** Whether the new content is to take the place. */
  private admits(path: string, sha256: string, judge?: Judge): boolean {
    const there = kindOf(path)
    const same = (there === 'file' || there === 'read-only') && hashOf(path) === sha256
    if (there !== 'nothing' && !same) this.demandOurs(path, there, judge)
    if (judge === undefined) this.log.note(this.rule.kind, sha256)
    return !same
  }

  private demandOurs(path: string, there: Exclude<PlaceKind, 'nothing'>, judge?: Judge): void {
    if (there !== 'file' && there !== 'link') throw new InTheWayError(basename(path), NEVER[there])
    if (this.rule.overwrite) return
    const standing = there === 'link' ? 'link' : judge ? judge(contentOf(path)) : this.known(path)
    if (standing !== 'own') throw new InTheWayError(basename(path), `${STANDING[standing]}，没有覆盖。${MAKE_ROOM}`)
  }

  private known(path: string): 'own' | 'unknown' {
    return this.log.has(this.rule.kind, hashOf(path)) ? 'own' : 'unknown'
  }
}

type PlaceKind = 'nothing' | 'file' | 'link' | 'read-only' | 'folder' | 'other'

/** Not replaced whatever the user says. */
const NEVER = {
  'read-only': '那里的文件设为只读，请先在文件的属性里取消只读',
  folder: '同名的文件夹已存在，请把它移走或改名',
  other: '那里是设备或管道一类，不是普通文件，请换一个名称',
} as const
const STANDING = {
  link: '那里是一个链接（快捷方式），不跟过去写',
  foreign: '那里已有同名的文件，不是校表在这里写出的',
  changed: '那里的结果写出以后有人改动过（如填了说明、改了分，或打开后又存了盘）',
  'another-unit': '那里是另一个单位的结果，名称相同',
  unknown: '那里已有同名的文件，不是这个命令写出的，或写出以后有人改动过',
} as const
const MAKE_ROOM = '要保留的，请移走或改名；不要的，删掉它，或加 --overwrite 再运行一次'

/**
 * On Windows, too, what is marked read-only has no write bit; a rename would replace it elsewhere, which is not what
 * the mark asks for.
 */
function kindOf(path: string): PlaceKind {
  let stat: Stats
  try {
    stat = lstatSync(path)
  } catch (cause) {
    // A path that leads through a file is reported when the folder is made.
    if (['ENOENT', 'ENOTDIR'].includes(codeOf(cause) ?? '')) return 'nothing'
    throw new NotWrittenError(basename(path), reasonOf(cause), { cause })
  }
  if (stat.isSymbolicLink()) return 'link'
  if (stat.isDirectory()) return 'folder'
  if (!stat.isFile()) return 'other'
  return (stat.mode & 0o222) === 0 ? 'read-only' : 'file'
}

function contentOf(path: string): Uint8Array {
  return read(path, () => readFileSync(path))
}

const PIECE = 1 << 20

function hashOf(path: string): string {
  return read(path, () => {
    const file = openSync(path, 'r')
    try {
      const hash = createHash('sha256')
      const piece = Buffer.allocUnsafe(PIECE)
      for (let count = readSync(file, piece); count > 0; count = readSync(file, piece))
        hash.update(piece.subarray(0, count))
      return hash.digest('hex')
    } finally {
      closeSync(file)
    }
  })
}

/** What cannot even be read is not replaced. */
function read<Result>(path: string, step: () => Result): Result {
  try {
    return step()
  } catch (cause) {
    throw new NotWrittenError(basename(path), reasonOf(cause), { cause })
  }
}
