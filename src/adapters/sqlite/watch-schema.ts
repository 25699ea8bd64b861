import { topFolderOf } from '../../core/identity/place-name.ts'
import { versionKey } from '../../core/rounds/next-round.ts'
import type { Database } from './open-database.ts'

const SCHEMA = `
CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS item (
  id INTEGER PRIMARY KEY AUTOINCREMENT, path TEXT NOT NULL, folder TEXT NOT NULL, series TEXT NOT NULL, round INTEGER NOT NULL,
  state TEXT NOT NULL, sha256 TEXT NOT NULL, size INTEGER NOT NULL, signature TEXT NOT NULL, modified REAL NOT NULL, taken_at INTEGER NOT NULL,
  open INTEGER NOT NULL, attempts INTEGER NOT NULL DEFAULT 0, done_at INTEGER, result TEXT, staged TEXT, proof TEXT,
  status TEXT, errors INTEGER, warnings INTEGER, reason TEXT, kin TEXT, place TEXT, named TEXT,
  UNIQUE (series, round));
CREATE INDEX IF NOT EXISTS item_open ON item (id) WHERE state <> 'done';
DROP INDEX IF EXISTS item_state;
DROP INDEX IF EXISTS item_done;
CREATE INDEX IF NOT EXISTS item_folder ON item (folder);
CREATE INDEX IF NOT EXISTS item_path ON item (path);
CREATE INDEX IF NOT EXISTS item_hash ON item (sha256);
CREATE INDEX IF NOT EXISTS item_told ON item (done_at, status);
CREATE TABLE IF NOT EXISTS seen (path TEXT PRIMARY KEY, signature TEXT NOT NULL, item INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS stem (series TEXT PRIMARY KEY, folder TEXT NOT NULL, stem TEXT NOT NULL, key TEXT NOT NULL UNIQUE);
CREATE TABLE IF NOT EXISTS published (target TEXT PRIMARY KEY, series TEXT NOT NULL, item INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS note (path TEXT PRIMARY KEY, target TEXT NOT NULL, sha256 TEXT NOT NULL, signature TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS repeat (path TEXT NOT NULL, item INTEGER NOT NULL, at INTEGER NOT NULL);
`

/** Makes the tables of the hot folder's ledger where they are not there. */
export function makeWatchSchema(database: Database): void {
  database.exec(SCHEMA)
  withColumns(database)
}

/** A ledger of an older programme gets what it lacks. */
function withColumns(database: Database): void {
  const known = new Set(database.all('PRAGMA table_info(item)').map((row) => row.name))
  for (const column of ['kin', 'place', 'named'])
    if (!known.has(column)) database.exec(`ALTER TABLE item ADD COLUMN ${column} TEXT`)
  database.transaction(() => {
    for (const { id, path } of database.all('SELECT id, path FROM item WHERE kin IS NULL OR place IS NULL')) {
      database.run('UPDATE item SET kin = ?, place = ? WHERE id = ?', [
        versionKey(path as string),
        topFolderOf(path as string),
        id as number,
      ])
    }
  })
  database.exec(
    'CREATE INDEX IF NOT EXISTS item_kin ON item (kin, named); CREATE INDEX IF NOT EXISTS item_place ON item (place)',
  )
}
