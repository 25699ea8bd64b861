import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Journal, readSpans, type Span } from '../../adapters/files/journal.ts'
import { sha256Of } from '../../adapters/platform/bytes.ts'
import * as json from '../../adapters/json/json.ts'
import { ROLE_NAMES } from '../../core/form/roles.ts'
import type { FormHead } from '../../core/identity/form-head.ts'
import type { SubmissionRecord } from '../report/submission-record.ts'
import type { FailedFile } from '../review/corrected-copies.ts'
import type { WrittenFile } from '../review/write-corrected.ts'

/** What the journal notes of an item that is done. */
export interface ItemNote {
  readonly key: string
  /**
   * Of a place that needs a look at others, or holds several sets: the heads of each of its workbooks. All else is
   * reviewed, the record being the entry's data.
   */
  readonly heads?: readonly (readonly FormHead[])[]
  readonly written: readonly WrittenFile[]
  readonly failed: readonly FailedFile[]
  readonly toMend: number
  readonly unreadable: number
  /** For one with files that were given up: the limits that held; 'none' where they were not to blame. */
  readonly limits?: string
}

export interface DoneItem {
  readonly note: ItemNote
  readonly span: Span
}

/** What all outcomes of a run depend on. */
export interface RunKey {
  /** Hash of the program, rules included. */
  readonly program: string
  readonly options: string
}

type Note = ItemNote | { readonly run: RunKey }

const HEAD: json.Schema<FormHead> = json.pipe(
  json.object({
    kind: json.picklist(['project', 'department', 'basic-data']),
    hidden: json.boolean(),
    names: json.record(json.picklist(ROLE_NAMES), json.string()),
    open: json.array(json.picklist(ROLE_NAMES)),
    year: json.optional(json.number()),
    projects: json.array(json.object({ name: json.string(), spent: json.string() })),
    figures: json.array(json.string()),
  }),
  json.transform(({ year, ...head }) => ({ ...head, year })),
)
const NOTE: json.Schema<Note> = json.union([
  json.object({ run: json.object({ program: json.string(), options: json.string() }) }),
  json.object({
    key: json.string(),
    heads: json.exactOptional(json.array(json.array(HEAD))),
    written: json.array(json.object({ target: json.string(), sha256: json.string() })),
    failed: json.array(
      json.object({
        path: json.string(),
        reason: json.nullable(json.string()),
        unwritten: json.exactOptional(json.object({ full: json.boolean() })),
      }),
    ),
    toMend: json.number(),
    unreadable: json.number(),
    limits: json.exactOptional(json.string()),
  }),
])

/** How an earlier run is taken up: with what it did, or from the start, and why. */
export type Resumption = 'resumed' | 'none' | 'program-changed' | 'options-changed'

/** The journal of a batch: what is done, by key, so that a run that was cut short is taken up where it ended. */
export class BatchJournal {
  private readonly targets = new Set<string>()

  private constructor(
    readonly path: string,
    private readonly journal: Journal,
    private readonly done: Map<string, DoneItem>,
    readonly resumption: Resumption,
  ) {
    for (const { note } of done.values()) for (const { target } of note.written) this.targets.add(target)
  }

  /** `resume` false: begins anew, whatever there was. */
  static open(path: string, run: RunKey, resume: boolean): BatchJournal {
    const earlier = resume ? Journal.reopen(path, NOTE) : undefined
    const [head, ...items] = earlier?.entries ?? []
    const before = head && 'run' in head.note ? head.note.run : undefined
    if (earlier && before?.program === run.program && before.options === run.options) {
      const done = new Map(
        items.flatMap(({ note, span }) => ('key' in note ? [[note.key, { note, span }] as const] : [])),
      )
      return new BatchJournal(path, earlier.journal, done, 'resumed')
    }
    earlier?.journal.close()
    const journal = Journal.create(path)
    journal.append('{}', { run })
    const why = before === undefined ? 'none' : before.program === run.program ? 'options-changed' : 'program-changed'
    return new BatchJournal(path, journal, new Map(), why)
  }

  /**
   * The outcome of an item that was done before and still holds: its copies lie where they were written, byte for byte.
   * What was given up is tried again under other limits, and what could not be written, always.
   */
  find(key: string, out: string | null, limits: string | undefined): DoneItem | undefined {
    const item = this.done.get(key)
    if (!item || (item.note.limits !== undefined && item.note.limits !== limits)) return undefined
    if (item.note.failed.some(({ unwritten }) => unwritten !== undefined)) return undefined
    return out === null || item.note.written.every((file) => hashOf(join(out, file.target)) === file.sha256)
      ? item
      : undefined
  }

  /** Whether a copy was put there by this run or those that it takes up. */
  hasWritten(target: string): boolean {
    return this.targets.has(target)
  }

  /** Throws the system's error when the disk is full. */
  add(note: ItemNote, record: string): DoneItem {
    const item = { note, span: this.journal.append(record, note) }
    this.done.set(note.key, item)
    for (const { target } of note.written) this.targets.add(target)
    return item
  }

  record(span: Span): SubmissionRecord {
    return recordFrom(this.journal.read(span))
  }

  sync(): void {
    this.journal.sync()
  }

  close(): void {
    this.journal.close()
  }
}

/** The records of a journal that another process has written. */
export function* recordsIn(journal: string, spans: readonly Span[]): Generator<SubmissionRecord> {
  for (const text of readSpans(journal, spans)) yield recordFrom(text)
}

/**
 * Not checked field by field: a note stands only behind data that are whole, and the journal is taken up only by the
 * program that wrote it, to the byte.
 */
function recordFrom(text: string): SubmissionRecord {
  return JSON.parse(text) as SubmissionRecord
}

function hashOf(path: string): string | undefined {
  try {
    return sha256Of(readFileSync(path))
  } catch {
    return undefined
  }
}
