import type { Database } from './open-database.ts'
import { type Item, itemOf } from './watch-item.ts'
import { isAnnotated, type ItemResult } from '../../core/rounds/item-result.ts'
import { isNextOfName, isNextVersion, namedUnit, versionKey } from '../../core/rounds/next-round.ts'

/**
 * Which items are rounds of one workbook. When it is taken, an item is put down for the series of its name; once it is
 * reviewed, and its unit known, `settle` gives it the one to which it belongs. Items of one kin are settled in the
 * order in which they came.
 */
export class Series {
  constructor(private readonly database: Database) {}

  /**
   * The series that a name stands for: that of the last content under it, or of the result which bears it in the
   * outbox; else one of its own.
   */
  ofName(path: string): string {
    const last = this.lastNamed(path)
    if (last) return last.series
    const ours = this.database.all('SELECT series FROM published WHERE target = ?', [path.toLowerCase()])[0]
    return (ours?.series as string | undefined) ?? path
  }

  lastNamed(path: string): Item | undefined {
    return this.items('WHERE path = ? ORDER BY id DESC LIMIT 1', [path])[0]
  }

  latest(series: string): Item | undefined {
    return this.items('WHERE series = ? ORDER BY round DESC LIMIT 1', [series])[0]
  }

  /** With that content, under names of other versions, and of a known unit; the newest first. */
  likeNamed(path: string, sha256: string): Item[] {
    return this.items("WHERE sha256 = ? AND kin = ? AND named <> '' ORDER BY id DESC", [sha256, versionKey(path)])
  }

  /** The round before, the last of those that could be judged, if there is one. */
  previous(item: Item): Item | undefined {
    const before = this.items('WHERE series = ? AND round < ? ORDER BY round DESC', [item.series, item.round])
    return before.find((each) => each.result && isAnnotated(each.result)) ?? before[0]
  }

  /** An older round with the same content. */
  sameBefore(item: Item): Item | undefined {
    return this.items('WHERE series = ? AND round < ? AND sha256 = ? ORDER BY round DESC LIMIT 1', [
      item.series,
      item.round,
      item.sha256,
    ])[0]
  }

  /** Whether something else was handed in under its name before, which it does not continue. */
  hasNamesake({ id, path, series }: Item): boolean {
    return (
      this.database.all('SELECT 1 FROM item WHERE path = ? AND id < ? AND series <> ? LIMIT 1', [path, id, series])
        .length > 0
    )
  }

  /**
   * The item in the series, and with the round, that are its own now that it was reviewed. Done again it changes
   * nothing.
   */
  settle(item: Item, result: ItemResult): Item {
    return this.database.transaction(() => {
      const series = this.continued(item, result) ?? this.own(item)
      const settled = this.database.all(
        "SELECT max(round) AS round FROM item WHERE series = ? AND id < ? AND state <> 'taken'",
        [series, item.id],
      )
      const round = Number(settled[0]!.round ?? 0) + 1
      if (series === item.series && round === item.round) return item
      // Out of the way first: a series and its round are one item's.
      this.database.run('UPDATE item SET series = ?, round = ? WHERE id = ?', [series, -item.id, item.id])
      const later = this.database.all('SELECT id FROM item WHERE series = ? AND round >= ? ORDER BY round DESC', [
        series,
        round,
      ])
      for (const { id } of later) this.database.run('UPDATE item SET round = round + 1 WHERE id = ?', [id as number])
      this.database.run('UPDATE item SET round = ? WHERE id = ?', [round, item.id])
      return { ...item, series, round }
    })
  }

  /** First that of its name; else the last of a known unit whose name differs only in its version. */
  private continued(item: Item, result: ItemResult): string | undefined {
    const named = this.seriesOfName(item)
    if (named !== undefined) {
      const before = this.items("WHERE series = ? AND id < ? AND state <> 'taken'", [named, item.id])
      const told = before.flatMap((each) => each.result ?? [])
      if (told.length > 0 && isNextOfName(told, result, item.folder === '')) return named
    }
    const unit = namedUnit(result)
    if (unit === '') return undefined
    const kin = this.items("WHERE kin = ? AND named = ? AND id < ? AND state <> 'taken' ORDER BY id DESC", [
      item.kin,
      unit,
      item.id,
    ])
    return kin.find((each) => each.result && isNextVersion(each.result, result))?.series
  }

  /** As `ofName`, by what is settled. */
  private seriesOfName({ id, path }: Item): string | undefined {
    const last = this.items("WHERE path = ? AND id < ? AND state <> 'taken' ORDER BY id DESC LIMIT 1", [path, id])[0]
    const ours = this.database.all('SELECT series FROM published WHERE target = ? AND item < ?', [
      path.toLowerCase(),
      id,
    ])[0]
    return last?.series ?? (ours?.series as string | undefined)
  }

  /** A series of its own: under its name, unless another bears that. */
  private own({ id, path, series }: Item): string {
    const isOther = (name: string): boolean =>
      this.database.all('SELECT 1 FROM item WHERE series = ? AND id < ? LIMIT 1', [name, id]).length > 0
    return [series, path].find((name) => !isOther(name)) ?? `${path}\u0001${id}`
  }

  /** How many there are in the item's place, or in its folder alone. */
  count(item: Item, within: 'place' | 'folder'): number {
    return Number(
      this.database.all(`SELECT count(DISTINCT series) AS count FROM item WHERE ${within} = ?`, [item[within]])[0]!
        .count,
    )
  }

  /** The items of each other series there, the newest first. */
  siblings(item: Item, within: 'place' | 'folder'): Item[][] {
    const series = new Map<string, Item[]>()
    for (const each of this.items(`WHERE ${within} = ? AND series <> ? ORDER BY id DESC`, [
      item[within],
      item.series,
    ])) {
      series.set(each.series, [...(series.get(each.series) ?? []), each])
    }
    return [...series.values()]
  }

  /** Whether a folder of the outbox is, or will be, that of other items' results. */
  isFolder(path: string, { id, place }: Item): boolean {
    const start = `${path}/`.toLowerCase()
    const published = this.database.all(
      'SELECT 1 FROM published WHERE substr(target, 1, ?) = ? AND item <> ? LIMIT 1',
      [start.length, start, id],
    )
    if (published.length > 0) return true
    const here = this.database.all(
      "SELECT DISTINCT folder FROM item WHERE id <> ? AND (place = ? OR ? = '' AND place <> '')",
      [id, place, place],
    )
    return here.some(({ folder }) => `${folder as string}/`.toLowerCase().startsWith(start))
  }

  /** Other names under which the same content was handed in; the first few. */
  twins(item: Item): string[] {
    const rows = this.database.all('SELECT DISTINCT path FROM item WHERE sha256 = ? AND series <> ? LIMIT 4', [
      item.sha256,
      item.series,
    ])
    return rows.map((row) => row.path as string).sort()
  }

  /**
   * The stem under which a series' results stand: the wanted one, or with a number where another series has it (in any
   * case of letters).
   */
  stemOf(series: string, folder: string, wanted: string): string {
    return this.database.transaction(() => {
      const known = this.database.all('SELECT stem FROM stem WHERE series = ?', [series])[0]
      if (known) return known.stem as string
      for (let number = 1; ; number++) {
        const stem = number === 1 ? wanted : `${wanted}(${number})`
        const key = `${folder}/${stem}`.toLowerCase()
        if (this.database.all('SELECT 1 FROM stem WHERE key = ?', [key]).length > 0) continue
        this.database.run('INSERT INTO stem VALUES (?, ?, ?, ?)', [series, folder, stem, key])
        return stem
      }
    })
  }

  private items(where: string, values: readonly (string | number)[]): Item[] {
    return this.database.all(`SELECT * FROM item ${where}`, values).map(itemOf)
  }
}
