import { chainOldEvents } from './event-chain.ts'
import type { Database } from './open-database.ts'

const SCHEMA = `
CREATE TABLE IF NOT EXISTS mail_meta (key TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS mail_plan (
  hash TEXT PRIMARY KEY, campaign TEXT NOT NULL, folder TEXT NOT NULL, made_at INTEGER NOT NULL, superseded INTEGER NOT NULL DEFAULT 0);
CREATE TABLE IF NOT EXISTS mail_message (
  id INTEGER PRIMARY KEY, campaign TEXT NOT NULL, unit_key TEXT NOT NULL, content_hash TEXT NOT NULL, purpose TEXT NOT NULL,
  unit TEXT NOT NULL, round INTEGER NOT NULL, message_id TEXT NOT NULL UNIQUE, recipient TEXT NOT NULL, subject TEXT NOT NULL, plan_hash TEXT NOT NULL,
  state TEXT NOT NULL, attempts INTEGER NOT NULL DEFAULT 0, next_at INTEGER NOT NULL DEFAULT 0, updated_at INTEGER NOT NULL,
  answer TEXT NOT NULL DEFAULT '', queue_id TEXT NOT NULL DEFAULT '', attachments TEXT NOT NULL DEFAULT '',
  UNIQUE (campaign, unit_key, content_hash, purpose));
CREATE TABLE IF NOT EXISTS mail_event (
  id INTEGER PRIMARY KEY, message INTEGER NOT NULL, at INTEGER NOT NULL, state TEXT NOT NULL, detail TEXT NOT NULL,
  recipient TEXT NOT NULL DEFAULT '', hash TEXT NOT NULL DEFAULT '');
CREATE INDEX IF NOT EXISTS mail_event_at ON mail_event (state, at);
CREATE TABLE IF NOT EXISTS mail_notice (identity TEXT PRIMARY KEY, message INTEGER NOT NULL, at INTEGER NOT NULL, outcome TEXT NOT NULL);
`

/** Columns that came later, for ledgers made before. */
const LATER = [
  ['mail_event', 'recipient'],
  ['mail_event', 'hash'],
  ['mail_message', 'attachments'],
] as const

/** Makes the tables of the mail ledger where they are not there. */
export function makeMailSchema(database: Database): void {
  database.exec(SCHEMA)
  const missing = LATER.filter(([table, column]) => !columnsOf(database, table).has(column))
  if (missing.length === 0) return
  database.transaction(() => {
    for (const [table, column] of missing)
      database.exec(`ALTER TABLE ${table} ADD COLUMN ${column} TEXT NOT NULL DEFAULT ''`)
    if (missing.some(([, column]) => column === 'hash')) chainOldEvents(database)
  })
}

function columnsOf(database: Database, table: string): Set<unknown> {
  return new Set(database.all('SELECT name FROM pragma_table_info(?)', [table]).map((row) => row.name))
}
