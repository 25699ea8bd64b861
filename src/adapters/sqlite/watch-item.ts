import * as json from '../json/json.ts'
import type { SqlRow } from './open-database.ts'
import type { ItemResult, KeptFinding } from '../../core/rounds/item-result.ts'

/** See `WatchLedger` for the way from one to the next. */
type ItemState = 'taken' | 'staged' | 'published' | 'done'

/** One content dropped under one name. */
export interface Item {
  readonly id: number
  readonly path: string
  /** Sub-folder; '' for the inbox itself. */
  readonly folder: string
  /** What lies below one folder of the inbox, at whatever depth, lies together: `topFolderOf` its path. */
  readonly place: string
  /**
   * All names under which one workbook was handed in, ours included, form a series; its rounds are counted. Until it is
   * reviewed it is that of its name (see `Series`).
   */
  readonly series: string
  /** `versionKey` of its path. */
  readonly kin: string
  readonly round: number
  readonly state: ItemState
  readonly sha256: string
  readonly size: number
  /** State of the file: its size, its time of change and its number, with 「:」. */
  readonly signature: string
  /** Of the file, by the share's clock. */
  readonly modified: number
  readonly takenAt: number
  readonly open: boolean
  readonly attempts: number
  readonly doneAt: number | undefined
  readonly result: ItemResult | undefined
  readonly staged: readonly StagedFile[]
  readonly proof: string | undefined
}

export interface NewContent
  extends Pick<Item, 'path' | 'folder' | 'sha256' | 'size' | 'signature' | 'modified' | 'takenAt' | 'open'> {
  /** Its file was not in the inbox for a while. */
  readonly cameBack: boolean
}

/** A result that lies ready on the local disk. */
export interface StagedFile {
  /** In the outbox. */
  readonly path: string
  /** Name in the work folder. */
  readonly source: string
  readonly sha256: string
}

export function itemOf(row: SqlRow): Item {
  return {
    id: Number(row.id),
    path: row.path as string,
    folder: row.folder as string,
    place: row.place as string,
    series: row.series as string,
    kin: row.kin as string,
    round: Number(row.round),
    state: row.state as ItemState,
    sha256: row.sha256 as string,
    size: Number(row.size),
    signature: row.signature as string,
    modified: Number(row.modified),
    takenAt: Number(row.taken_at),
    open: row.open === 1,
    attempts: Number(row.attempts),
    doneAt: row.done_at === null ? undefined : Number(row.done_at),
    result: jsonIn(RESULT, row.result),
    staged: jsonIn(STAGED, row.staged) ?? [],
    proof: (row.proof as string | null) ?? undefined,
  }
}

/** What was written by another program than any of ours is told, not guessed at. */
function jsonIn<Value>(schema: json.Schema<Value>, column: unknown): Value | undefined {
  if (column === null) return undefined
  const given = json.read(schema, String(column))
  if ('value' in given) return given.value
  throw new Error(`the ledger of the hot folder holds what is no result: ${given.fault.place} ${given.fault.message}`)
}

const texts = json.array(json.string())
const FINDING: json.Schema<KeptFinding> = json.object({
  id: json.string(),
  severity: json.picklist(['error', 'warning', 'info']),
  rule: json.string(),
  sheet: json.string(),
  cell: json.nullable(json.string()),
  label: json.string(),
  message: json.string(),
  corrected: json.boolean(),
  explained: json.boolean(),
  formKey: json.exactOptional(json.string()),
  status: json.exactOptional(json.picklist(['open', 'explained', 'adopted', 'waived'])),
})
const RESULT: json.Schema<ItemResult> = json.object({
  status: json.picklist(['checked', 'not-a-form', 'not-understood', 'unreadable', 'partial', 'failed']),
  reason: json.nullable(json.string()),
  workbookHash: json.nullable(json.string()),
  parts: json.exactOptional(
    json.array(json.object({ inside: json.string(), source: json.string(), sha256: json.string() })),
  ),
  notes: texts,
  unit: json.string(),
  named: json.exactOptional(json.string()),
  about: json.exactOptional(texts),
  besides: json.exactOptional(texts),
  year: json.nullable(json.number()),
  scheme: json.string(),
  scores: json.array(
    json.object({ form: json.string(), stated: json.string(), reviewed: json.string(), grade: json.string() }),
  ),
  findings: json.array(FINDING),
  changes: json.number(),
  unchecked: json.number(),
  gaps: json.exactOptional(texts),
  closing: json.exactOptional(json.number()),
  rules: json.exactOptional(json.string()),
})
const STAGED: json.Schema<readonly StagedFile[]> = json.array(
  json.object({ path: json.string(), source: json.string(), sha256: json.string() }),
)

/** Of a signature, what a share that was mounted again gives as before. */
export function sizeAndTime(signature: string): string {
  return signature.slice(0, signature.lastIndexOf(':'))
}
