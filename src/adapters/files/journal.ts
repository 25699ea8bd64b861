import { closeSync, fstatSync, fsyncSync, ftruncateSync, mkdirSync, openSync } from 'node:fs'
import { dirname } from 'node:path'
import * as json from '../json/json.ts'
import { readAt, writeAll } from './whole-bytes.ts'

/** Where the data of an entry lie in the journal. */
export interface Span {
  readonly offset: number
  readonly length: number
}

export interface JournalEntry<Note> {
  readonly note: Note
  readonly span: Span
}

/** Data not yet known to be on the disk are at most this old. */
const LONGEST_UNSYNCED = 200
const CHUNK = 1 << 20

/**
 * An append-only file of JSON lines, two an entry: its data, and a note that says where they lie and what they are. The
 * note is written last, so what has a whole note is whole; a torn end, such as a crash leaves it, is cut off when the
 * journal is opened again. Only notes are kept in memory; data are read back from the disk.
 */
export class Journal {
  private synced = true
  private lastSync = 0

  private constructor(
    private readonly file: number,
    private end: number,
    private readonly clock: () => number,
  ) {}

  /** A new journal, in place of an old one. */
  static create(path: string, clock: () => number = () => performance.now()): Journal {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
    return new Journal(openSync(path, 'w+', 0o600), 0, clock)
  }

  /**
   * An earlier journal and its whole entries, in their order, up to the first whose note is not as `note` says; undefined
   * where there is no file.
   */
  static reopen<Note>(
    path: string,
    note: json.Schema<Note>,
    clock: () => number = () => performance.now(),
  ): { readonly journal: Journal; readonly entries: readonly JournalEntry<Note>[] } | undefined {
    let file: number
    try {
      file = openSync(path, 'r+')
    } catch {
      return undefined
    }
    const schema: json.Schema<JournalEntry<Note>> = json.object({ note, span: SPAN })
    const entries: JournalEntry<Note>[] = []
    let whole = 0
    for (const { text, end } of notesIn(file)) {
      const entry = json.readOr(schema, text, undefined)
      if (!entry || entry.span.offset + entry.span.length > end) break
      entries.push(entry)
      whole = end
    }
    ftruncateSync(file, whole)
    return { journal: new Journal(file, whole, clock), entries }
  }

  /**
   * Adds an entry; `data` is JSON text. Throws the system's error (ENOSPC …) when it cannot; the journal then is as it
   * was.
   */
  append(data: string, note: unknown): Span {
    const bytes = Buffer.from(data)
    const span = { offset: this.end, length: bytes.length }
    const line = Buffer.concat([bytes, Buffer.from(`\n${NOTE}${JSON.stringify({ span, note })}\n`)])
    try {
      writeAll(this.file, line, this.end)
    } catch (error) {
      ftruncateSync(this.file, this.end)
      throw error
    }
    this.end += line.length
    this.synced = false
    if (this.clock() - this.lastSync > LONGEST_UNSYNCED) this.sync()
    return span
  }

  read({ offset, length }: Span): string {
    return readAt(this.file, offset, length).toString()
  }

  sync(): void {
    if (!this.synced) fsyncSync(this.file)
    this.synced = true
    this.lastSync = this.clock()
  }

  close(): void {
    this.sync()
    closeSync(this.file)
  }
}

/** Reads data of a journal that another process has written. */
export function readSpans(path: string, spans: readonly Span[]): Iterable<string> {
  return {
    *[Symbol.iterator]() {
      const file = openSync(path, 'r')
      try {
        for (const { offset, length } of spans) yield readAt(file, offset, length).toString()
      } finally {
        closeSync(file)
      }
    },
  }
}

const NOTE = '#'
const SPAN: json.Schema<Span> = json.object({ offset: json.number(), length: json.number() })

/** The lines that are notes, and where each ends; data lines are passed over without being decoded. */
function* notesIn(file: number): Generator<{ text: string; end: number }> {
  const { size } = fstatSync(file)
  let start = 0
  let rest: Buffer = Buffer.alloc(0)
  for (let at = 0; at < size; ) {
    const chunk = readAt(file, at, CHUNK)
    at += chunk.length
    const buffer = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
    let from = 0
    for (let newline = buffer.indexOf(10, from); newline >= 0; newline = buffer.indexOf(10, from)) {
      if (buffer[from] === NOTE.charCodeAt(0))
        yield { text: buffer.toString('utf8', from + 1, newline), end: start + newline + 1 }
      from = newline + 1
    }
    rest = buffer.subarray(from)
    start += from
  }
}
