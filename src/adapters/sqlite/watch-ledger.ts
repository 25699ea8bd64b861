import { type Database, openDatabase } from './open-database.ts'
import { topFolderOf } from '../../core/identity/place-name.ts'
import { type Item, itemOf, type NewContent, sizeAndTime, type StagedFile } from './watch-item.ts'
import { makeWatchSchema } from './watch-schema.ts'
import type { ItemResult } from '../../core/rounds/item-result.ts'
import { keptCounts } from '../../core/rounds/kept-lines.ts'
import { LedgerLists } from './watch-lists.ts'
import { LedgerNotices } from './watch-notices.ts'
import { namedUnit, versionKey } from '../../core/rounds/next-round.ts'
import { Series } from './watch-series.ts'

/**
 * What was made of a content: an item, or nothing, because it was handed in again unchanged, or its file was not
 * touched at all.
 */
export type Entered = { readonly as: 'new' } | { readonly as: 'again' | 'untouched'; readonly last: Item }

/** What must not be begun: items, all of some folders, and of others what was taken lately, for more of it may come. */
export interface NotYet {
  readonly items: readonly number[]
  /** Of them those that nobody works on, so that nothing need wait for them. */
  readonly hindered: readonly number[]
  readonly busy: readonly string[]
  readonly unsettled: readonly string[]
  readonly settledBefore: number
}

/**
 * What the hot folder knows, on a local disk. An item's way is
 * taken (a private copy exists) → staged (results lie ready, with their hashes) → done (they stand in the outbox and
 * are kept as proof); published is what stands in the outbox while something hinders the proof. Every step can be
 * repeated; a step is noted only after its files are on disk, so that a crash between two costs a repetition and
 * nothing else.
 */
export class WatchLedger {
  readonly lists: LedgerLists
  readonly series: Series
  readonly notices: LedgerNotices

  /** Opens or makes it. */
  static async open(file: string): Promise<WatchLedger> {
    const database = await openDatabase(file)
    makeWatchSchema(database)
    return new WatchLedger(database)
  }

  private constructor(private readonly database: Database) {
    this.series = new Series(database)
    this.lists = new LedgerLists(database)
    this.notices = new LedgerNotices(database)
  }

  close(): void {
    this.database.close()
  }

  /** Several steps that reach the disk as one. */
  together<Result>(steps: () => Result): Result {
    return this.database.transaction(steps)
  }

  meta(key: string): string | undefined {
    return this.database.all('SELECT value FROM meta WHERE key = ?', [key])[0]?.value as string | undefined
  }

  setMeta(key: string, value: string): void {
    this.database.run('INSERT INTO meta VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value', [
      key,
      value,
    ])
  }

  seen(): Map<string, string> {
    return new Map(
      this.database.all('SELECT path, signature FROM seen').map((row) => [row.path as string, row.signature as string]),
    )
  }

  /**
   * Enters contents that were taken, and that their files were seen, all in one transaction. Nothing new is to be done
   * where the last item of the series has exactly this content and was, or will be, judged by the same rules.
   */
  takeAll(contents: readonly NewContent[], rules: string): Entered[] {
    return this.database.transaction(() =>
      contents.map((content): Entered => {
        const last = this.known(content, rules)
        if (!last) {
          this.take(content)
          return { as: 'new' }
        }
        const isUntouched = !content.cameBack && this.isTimeSeen(content)
        this.see(content.path, content.signature, last.id)
        if (isUntouched) return { as: 'untouched', last }
        this.database.run('INSERT INTO repeat VALUES (?, ?, ?)', [content.path, last.id, content.takenAt])
        return { as: 'again', last }
      }),
    )
  }

  /**
   * The item by which this content is known already: the last of its name; for a name that is new, any round of a
   * workbook whose name differs only in its version and whose unit is known.
   */
  private known({ path, sha256 }: NewContent, rules: string): Item | undefined {
    const isJudged = (item: Item): boolean =>
      item.sha256 === sha256 && (item.state !== 'done' || item.result?.rules === rules)
    const last = this.series.lastNamed(path)
    if (last) return isJudged(last) ? last : undefined
    return this.series.likeNamed(path, sha256).find((item) => item.state === 'done' && isJudged(item))
  }

  /** A share that was mounted again may number its files anew: all else is as it was. */
  private isTimeSeen({ path, signature }: NewContent): boolean {
    const seen = this.database.all('SELECT signature FROM seen WHERE path = ?', [path])[0]?.signature as
      | string
      | undefined
    return seen !== undefined && sizeAndTime(seen) === sizeAndTime(signature)
  }

  private take({ path, folder, sha256, size, signature, modified, takenAt, open }: NewContent): void {
    const series = this.series.ofName(path)
    const round = (this.series.latest(series)?.round ?? 0) + 1
    this.database.run(
      `INSERT INTO item (path, folder, place, series, kin, round, state, sha256, size, signature, modified, taken_at, open)
       VALUES (?, ?, ?, ?, ?, ?, 'taken', ?, ?, ?, ?, ?, ?)`,
      [
        path,
        folder,
        topFolderOf(path),
        series,
        versionKey(path),
        round,
        sha256,
        size,
        signature,
        modified,
        takenAt,
        open ? 1 : 0,
      ],
    )
    this.see(path, signature, this.series.latest(series)!.id)
  }

  private see(path: string, signature: string, item: number): void {
    this.database.run(
      'INSERT INTO seen VALUES (?, ?, ?) ON CONFLICT (path) DO UPDATE SET signature = excluded.signature, item = excluded.item',
      [path, signature, item],
    )
  }

  /** It turned out not to be whole: as if it had not been taken. */
  untake(item: Item): void {
    this.database.transaction(() => {
      this.database.run('DELETE FROM item WHERE id = ?', [item.id])
      this.database.run('DELETE FROM seen WHERE path = ? AND item = ?', [item.path, item.id])
    })
  }

  countAttempts(item: Item, attempts: number): void {
    this.database.run('UPDATE item SET attempts = attempts + ? WHERE id = ?', [attempts, item.id])
  }

  /** Its columns `errors` and `warnings` count what is left to mend and to explain. */
  stage(item: Item, result: ItemResult, staged: readonly StagedFile[]): void {
    const { toMend, toExplain } = keptCounts(result)
    this.database.transaction(() => {
      this.database.run(
        "UPDATE item SET state = 'staged', result = ?, staged = ?, status = ?, errors = ?, warnings = ?, reason = ?, named = ? WHERE id = ?",
        [
          JSON.stringify(result),
          JSON.stringify(staged),
          result.status,
          toMend,
          toExplain,
          result.reason,
          namedUnit(result),
          item.id,
        ],
      )
      this.database.run('DELETE FROM published WHERE item = ?', [item.id])
      for (const { path } of staged) {
        this.database.run('INSERT OR REPLACE INTO published VALUES (?, ?, ?)', [
          path.toLowerCase(),
          item.series,
          item.id,
        ])
      }
    })
  }

  /** Whether another item's result stands, or is to stand, under this name. */
  isPublished(target: string, item: Item): boolean {
    return (
      this.database.all('SELECT 1 FROM published WHERE target = ? AND item <> ?', [target.toLowerCase(), item.id])
        .length > 0
    )
  }

  /** Back to the start, where a staged file is not what it was. */
  unstage(item: Item): void {
    this.database.run("UPDATE item SET state = 'taken' WHERE id = ?", [item.id])
  }

  /** Noted where what follows is hindered: results that someone takes away meanwhile are not put there again. */
  publish(item: Item): void {
    this.database.run("UPDATE item SET state = 'published' WHERE id = ? AND state = 'staged'", [item.id])
  }

  finish(item: Item, proof: string, at: number): void {
    this.database.run("UPDATE item SET state = 'done', proof = ?, done_at = ? WHERE id = ?", [proof, at, item.id])
  }

  /**
   * The oldest that is not done and need not wait; an older one of its kin must have been judged, for it may be its
   * next round.
   */
  next({ items, busy, unsettled, settledBefore, hindered }: NotYet): Item | undefined {
    return this.items(
      `WHERE state <> 'done' AND id NOT IN (SELECT value FROM json_each(?)) AND place NOT IN (SELECT value FROM json_each(?))
       AND (taken_at < ? OR place NOT IN (SELECT value FROM json_each(?)))
       AND NOT (state = 'taken' AND EXISTS (SELECT 1 FROM item AS older WHERE older.kin = item.kin AND older.state = 'taken' AND older.id < item.id
         AND older.id NOT IN (SELECT value FROM json_each(?))))
       ORDER BY id LIMIT 1`,
      [JSON.stringify(items), JSON.stringify(busy), settledBefore, JSON.stringify(unsettled), JSON.stringify(hindered)],
    )[0]
  }

  item(id: number): Item | undefined {
    return this.items('WHERE id = ?', [id])[0]
  }

  /** Hashes of the private copies that are still needed. */
  neededCopies(): Set<string> {
    return new Set(
      this.database.all("SELECT DISTINCT sha256 FROM item WHERE state <> 'done'").map((row) => row.sha256 as string),
    )
  }

  isCopyNeeded(sha256: string): boolean {
    return this.database.all("SELECT 1 FROM item WHERE sha256 = ? AND state <> 'done' LIMIT 1", [sha256]).length > 0
  }

  private items(where: string, values: readonly (string | number)[]): Item[] {
    return this.database.all(`SELECT * FROM item ${where}`, values).map(itemOf)
  }
}
