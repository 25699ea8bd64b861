/**
 * The ledgers of the hot folder and of the mail stand in a SQLite file on a local disk. Node 22.13 and later have SQLite built in; on Node 20 libsql
 * serves, whose binaries come as npm packages for every platform in use (better-sqlite3 12 fetches its binary from elsewhere, 13 needs Node 22).
 * Cost: two engines to test; the interface is kept to what both do alike.
 */
export type SqlValue = string | number | null
export type SqlRow = Readonly<Record<string, SqlValue>>

/** One writer, every statement durable when it returns (WAL, synchronous FULL). */
export interface Database {
  /** Statements without values or results, such as a schema. */
  exec(sql: string): void
  /** Number of rows changed. */
  run(sql: string, values?: readonly SqlValue[]): number
  all(sql: string, values?: readonly SqlValue[]): SqlRow[]
  /** All or nothing; what `work` throws is thrown on after everything was undone. */
  transaction<Result>(work: () => Result): Result
  close(): void
}

/** What both engines offer, as far as it is used here. */
interface Engine {
  exec(sql: string): unknown
  prepare(sql: string): { run(...values: SqlValue[]): { changes: number | bigint }; all(...values: SqlValue[]): unknown[] }
  close(): unknown
}

type EngineClass = new (file: string) => Engine

/** Node 22 warns in English that its SQLite is experimental, which is nothing that a clerk can act upon. */
function builtIn(): { readonly DatabaseSync: EngineClass } | undefined {
  const { emitWarning } = process
  process.emitWarning = () => {}
  try {
    return process.getBuiltinModule('node:sqlite') as { readonly DatabaseSync: EngineClass } | undefined
  } finally {
    process.emitWarning = emitWarning
  }
}

async function engineClass(): Promise<EngineClass> {
  return builtIn()?.DatabaseSync ?? ((await import('./libsql-engine.ts')).default as unknown as EngineClass)
}

/** Opens or makes the database. Throws when the file is none, or lies where it cannot be written. */
export async function openDatabase(file: string): Promise<Database> {
  const Engine = await engineClass()
  const engine = new Engine(file)
  engine.exec('PRAGMA journal_mode = WAL')
  engine.exec('PRAGMA synchronous = FULL')
  engine.exec('PRAGMA busy_timeout = 5000')
  return {
    exec: (sql) => void engine.exec(sql),
    run: (sql, values = []) => Number(engine.prepare(sql).run(...values).changes),
    all: (sql, values = []) => engine.prepare(sql).all(...values) as SqlRow[],
    transaction(work) {
      engine.exec('BEGIN IMMEDIATE')
      try {
        const result = work()
        engine.exec('COMMIT')
        return result
      } catch (error) {
        engine.exec('ROLLBACK')
        throw error
      }
    },
    close: () => void engine.close(),
  }
}
