import type { Database, SqlRow } from '../../adapters/sqlite/open-database.ts'
import type { ItemResult } from './item-result.ts'

/**
 * What the hot folder knows, on a local disk. An item is one content dropped under one name; its way is
 * taken (a private copy exists) → staged (results lie ready, with their hashes) → published (they stand in the outbox) → done (kept as proof).
 * Every step can be repeated; a step is noted only after its files are on disk, so that a crash between two costs a repetition and nothing else.
 */
export type ItemState = 'taken' | 'staged' | 'published' | 'done'

export interface Item {
  readonly id: number
  readonly path: string
  /** Sub-folder; '' for the inbox itself. */
  readonly folder: string
  /** All names under which one workbook was handed in, ours included, form a series; its rounds are counted. */
  readonly series: string
  readonly round: number
  readonly state: ItemState
  readonly sha256: string
  readonly size: number
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

export interface StagedFile {
  /** In the outbox. */
  readonly path: string
  /** Name in the work folder. */
  readonly source: string
  readonly sha256: string
}

/** As much of a done item as a list shows. */
export interface DoneItem {
  readonly path: string
  readonly round: number
  readonly doneAt: number
  readonly errors: number
  readonly warnings: number
  readonly reason: string | null
}

export interface NewItem {
  readonly path: string
  readonly folder: string
  readonly sha256: string
  readonly size: number
  readonly signature: string
  readonly modified: number
  readonly takenAt: number
  readonly open: boolean
}

export interface Note {
  readonly path: string
  readonly target: string
  readonly sha256: string
  readonly signature: string
}

const SCHEMA = `
CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS item (
  id INTEGER PRIMARY KEY AUTOINCREMENT, path TEXT NOT NULL, folder TEXT NOT NULL, series TEXT NOT NULL, round INTEGER NOT NULL,
  state TEXT NOT NULL, sha256 TEXT NOT NULL, size INTEGER NOT NULL, signature TEXT NOT NULL, modified REAL NOT NULL, taken_at INTEGER NOT NULL,
  open INTEGER NOT NULL, attempts INTEGER NOT NULL DEFAULT 0, done_at INTEGER, result TEXT, staged TEXT, proof TEXT,
  status TEXT, errors INTEGER, warnings INTEGER, reason TEXT,
  UNIQUE (series, round));
CREATE INDEX IF NOT EXISTS item_state ON item (state, id);
CREATE INDEX IF NOT EXISTS item_folder ON item (folder);
CREATE INDEX IF NOT EXISTS item_path ON item (path);
CREATE INDEX IF NOT EXISTS item_hash ON item (sha256);
CREATE INDEX IF NOT EXISTS item_done ON item (done_at);
CREATE TABLE IF NOT EXISTS seen (path TEXT PRIMARY KEY, signature TEXT NOT NULL, item INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS stem (series TEXT PRIMARY KEY, folder TEXT NOT NULL, stem TEXT NOT NULL, key TEXT NOT NULL UNIQUE);
CREATE TABLE IF NOT EXISTS published (target TEXT PRIMARY KEY, series TEXT NOT NULL, item INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS note (path TEXT PRIMARY KEY, target TEXT NOT NULL, sha256 TEXT NOT NULL, signature TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS repeat (path TEXT NOT NULL, item INTEGER NOT NULL, at INTEGER NOT NULL);
`

export class Ledger {
  readonly #database: Database

  constructor(database: Database) {
    this.#database = database
    database.exec(SCHEMA)
  }

  close(): void {
    this.#database.close()
  }

  meta(key: string): string | undefined {
    return this.#database.all('SELECT value FROM meta WHERE key = ?', [key])[0]?.value as string | undefined
  }

  setMeta(key: string, value: string): void {
    this.#database.run('INSERT INTO meta VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value', [key, value])
  }

  seen(): Map<string, string> {
    return new Map(this.#database.all('SELECT path, signature FROM seen').map((row) => [row.path as string, row.signature as string]))
  }

  /** The series that a name belongs to: that of the result which bears this name in the outbox, else its own. */
  seriesOf(path: string): string {
    const known = this.#database.all('SELECT series FROM item WHERE path = ? LIMIT 1', [path])[0]
    const ours = known ?? this.#database.all('SELECT series FROM published WHERE target = ?', [path.toLowerCase()])[0]
    return (ours?.series as string | undefined) ?? path
  }

  latest(series: string): Item | undefined {
    return this.#items('WHERE series = ? ORDER BY round DESC LIMIT 1', [series])[0]
  }

  /** The round before, whatever came of it. */
  previous(item: Item): Item | undefined {
    return this.#items('WHERE series = ? AND round < ? ORDER BY round DESC LIMIT 1', [item.series, item.round])[0]
  }

  /** A content that was not the last one under this name. One transaction: the item and that its file was seen. */
  take(item: NewItem): Item {
    return this.#database.transaction(() => {
      const series = this.seriesOf(item.path)
      const round = (this.latest(series)?.round ?? 0) + 1
      this.#database.run(
        `INSERT INTO item (path, folder, series, round, state, sha256, size, signature, modified, taken_at, open)
         VALUES (?, ?, ?, ?, 'taken', ?, ?, ?, ?, ?, ?)`,
        [
          ...[item.path, item.folder, series, round, item.sha256, item.size, item.signature, item.modified, item.takenAt],
          item.open ? 1 : 0,
        ],
      )
      const taken = this.latest(series)!
      this.#see(item.path, item.signature, taken.id)
      return taken
    })
  }

  /** The same content under the same name again. */
  repeated(path: string, signature: string, item: Item, at: number): void {
    this.#database.transaction(() => {
      this.#see(path, signature, item.id)
      this.#database.run('INSERT INTO repeat VALUES (?, ?, ?)', [path, item.id, at])
    })
  }

  #see(path: string, signature: string, item: number): void {
    this.#database.run(
      'INSERT INTO seen VALUES (?, ?, ?) ON CONFLICT (path) DO UPDATE SET signature = excluded.signature, item = excluded.item',
      [path, signature, item],
    )
  }

  /** It turned out not to be whole: as if it had not been taken. */
  untake(item: Item): void {
    this.#database.transaction(() => {
      this.#database.run('DELETE FROM item WHERE id = ?', [item.id])
      this.#database.run('DELETE FROM seen WHERE path = ? AND item = ?', [item.path, item.id])
    })
  }

  countAttempt(item: Item): void {
    this.#database.run('UPDATE item SET attempts = attempts + 1 WHERE id = ?', [item.id])
  }

  stage(item: Item, result: ItemResult, staged: readonly StagedFile[]): void {
    const toDo = (severity: string): number => result.findings.filter((each) => each.severity === severity && !each.explained).length
    this.#database.transaction(() => {
      this.#database.run(
        "UPDATE item SET state = 'staged', result = ?, staged = ?, status = ?, errors = ?, warnings = ?, reason = ? WHERE id = ?",
        [JSON.stringify(result), JSON.stringify(staged), result.status, toDo('error'), toDo('warning'), result.reason, item.id],
      )
      this.#database.run('DELETE FROM published WHERE item = ?', [item.id])
      for (const { path } of staged) {
        this.#database.run('INSERT OR REPLACE INTO published VALUES (?, ?, ?)', [path.toLowerCase(), item.series, item.id])
      }
    })
  }

  /** Whether another item's result stands, or is to stand, under this name. */
  isPublished(target: string, item: Item): boolean {
    return this.#database.all('SELECT 1 FROM published WHERE target = ? AND item <> ?', [target.toLowerCase(), item.id]).length > 0
  }

  /** Back to the start, where a staged file is not what it was. */
  unstage(item: Item): void {
    this.#database.run("UPDATE item SET state = 'taken' WHERE id = ?", [item.id])
  }

  publish(item: Item): void {
    this.#database.run("UPDATE item SET state = 'published' WHERE id = ?", [item.id])
  }

  finish(item: Item, proof: string, at: number): void {
    this.#database.run("UPDATE item SET state = 'done', proof = ?, done_at = ? WHERE id = ?", [proof, at, item.id])
  }

  /** The oldest that is not done, beside those that are to wait. */
  next(besides: { readonly items: readonly number[]; readonly folders: readonly string[] }): Item | undefined {
    const marks = (list: readonly unknown[]): string => list.map(() => '?').join(', ')
    return this.#items(
      `WHERE state <> 'done' AND id NOT IN (${marks(besides.items)}) AND folder NOT IN (${marks(besides.folders)}) ORDER BY id LIMIT 1`,
      [...besides.items, ...besides.folders],
    )[0]
  }

  item(id: number): Item | undefined {
    return this.#items('WHERE id = ?', [id])[0]
  }

  /** Hashes of the private copies that are still needed. */
  neededCopies(): Set<string> {
    return new Set(this.#database.all("SELECT DISTINCT sha256 FROM item WHERE state <> 'done'").map((row) => row.sha256 as string))
  }

  isCopyNeeded(sha256: string): boolean {
    return this.#database.all("SELECT 1 FROM item WHERE sha256 = ? AND state <> 'done' LIMIT 1", [sha256]).length > 0
  }

  openPaths(limit: number): string[] {
    return this.#database.all("SELECT path FROM item WHERE state <> 'done' ORDER BY id LIMIT ?", [limit]).map((row) => row.path as string)
  }

  openCount(): number {
    return Number(this.#database.all("SELECT count(*) AS count FROM item WHERE state <> 'done'")[0]!.count)
  }

  seriesCount(folder: string): number {
    return Number(this.#database.all('SELECT count(DISTINCT series) AS count FROM item WHERE folder = ?', [folder])[0]!.count)
  }

  /** The last item of each other series in a sub-folder. */
  siblings(item: Item): Item[] {
    const rows = this.#items('WHERE folder = ? AND series <> ? ORDER BY id', [item.folder, item.series])
    return [...new Map(rows.map((each) => [each.series, each])).values()]
  }

  /** Other names under which the same content was handed in. */
  twins(item: Item): string[] {
    const rows = this.#database.all('SELECT DISTINCT path FROM item WHERE sha256 = ? AND series <> ? ORDER BY path LIMIT 4', [
      item.sha256,
      item.series,
    ])
    return rows.map((row) => row.path as string)
  }

  /** What was done since, the newest first: how many, and so many of them. */
  doneSince(time: number, checked: boolean, limit: number): { readonly count: number; readonly rows: readonly DoneItem[] } {
    const where = `FROM item WHERE state = 'done' AND done_at >= ? AND status ${checked ? '=' : '<>'} 'checked'`
    const count = Number(this.#database.all(`SELECT count(*) AS count ${where}`, [time])[0]!.count)
    const rows = this.#database.all(
      `SELECT path, round, done_at, errors, warnings, reason ${where} ORDER BY done_at DESC, id DESC LIMIT ?`,
      [time, limit],
    )
    return {
      count,
      rows: rows.map((row) => ({
        path: row.path as string,
        round: Number(row.round),
        doneAt: Number(row.done_at),
        errors: Number(row.errors),
        warnings: Number(row.warnings),
        reason: row.reason as string | null,
      })),
    }
  }

  doneCount(): number {
    return Number(this.#database.all("SELECT count(*) AS count FROM item WHERE state = 'done'")[0]!.count)
  }

  repeatsSince(time: number): { readonly path: string; readonly at: number }[] {
    const rows = this.#database.all('SELECT path, max(at) AS at FROM repeat WHERE at >= ? GROUP BY path ORDER BY at DESC', [time])
    return rows.map((row) => ({ path: row.path as string, at: Number(row.at) }))
  }

  /** The stem under which a series' results stand: the wanted one, or with a number where another series has it (in any case of letters). */
  stemOf(series: string, folder: string, wanted: string): string {
    return this.#database.transaction(() => {
      const known = this.#database.all('SELECT stem FROM stem WHERE series = ?', [series])[0]
      if (known) return known.stem as string
      for (let number = 1; ; number++) {
        const stem = number === 1 ? wanted : `${wanted}(${number})`
        const key = `${folder}/${stem}`.toLowerCase()
        if (this.#database.all('SELECT 1 FROM stem WHERE key = ?', [key]).length > 0) continue
        this.#database.run('INSERT INTO stem VALUES (?, ?, ?, ?)', [series, folder, stem, key])
        return stem
      }
    })
  }

  notes(): Note[] {
    return this.#database.all('SELECT * FROM note').map((row) => ({ ...row }) as unknown as Note)
  }

  noteOn(path: string): Note | undefined {
    return this.#database.all('SELECT * FROM note WHERE path = ?', [path]).map((row) => ({ ...row }) as unknown as Note)[0]
  }

  setNote(note: Note): void {
    this.#database.run('INSERT OR REPLACE INTO note VALUES (?, ?, ?, ?)', [note.path, note.target, note.sha256, note.signature])
  }

  dropNote(path: string): void {
    this.#database.run('DELETE FROM note WHERE path = ?', [path])
  }

  #items(where: string, values: readonly (string | number)[]): Item[] {
    return this.#database.all(`SELECT * FROM item ${where}`, values).map(itemOf)
  }
}

function itemOf(row: SqlRow): Item {
  return {
    id: Number(row.id),
    path: row.path as string,
    folder: row.folder as string,
    series: row.series as string,
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
    result: row.result === null ? undefined : (JSON.parse(row.result as string) as ItemResult),
    staged: row.staged === null ? [] : (JSON.parse(row.staged as string) as StagedFile[]),
    proof: (row.proof as string | null) ?? undefined,
  }
}
