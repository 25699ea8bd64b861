import type { Engine, EngineClass, SqlValue, Statement } from './database-engine.ts'

/**
 * The ledgers of the hot folder and of the mail stand in a SQLite file on a local disk. Node 22.13 and later have
 * SQLite built in; on Node 20 libsql serves, whose binaries come as npm packages for every platform in use
 * (better-sqlite3 12 fetches its binary from elsewhere, 13 needs Node 22). Cost: two engines to test; the interface is
 * kept to what both do alike.
 */
export type SqlRow = Readonly<Record<string, SqlValue>>

/** One writer, every statement durable when it returns (WAL, synchronous FULL). */
export interface Database {
  /** Statements without values or results, such as a schema. */
  exec(sql: string): void
  /** Number of rows changed. */
  run(sql: string, values?: readonly SqlValue[]): number
  all(sql: string, values?: readonly SqlValue[]): SqlRow[]
  /** All or nothing; what `work` throws is thrown on after everything was undone. One within another is part of it. */
  transaction<Result>(work: () => Result): Result
  close(): void
}

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
  return builtIn()?.DatabaseSync ?? (await import('./libsql-engine.ts')).default
}

/** Opens or makes the database. Throws when the file is none, or lies where it cannot be written. */
export async function openDatabase(file: string): Promise<Database> {
  const Engine = await engineClass()
  const engine = new Engine(file)
  engine.exec('PRAGMA journal_mode = WAL')
  engine.exec('PRAGMA synchronous = FULL')
  engine.exec('PRAGMA busy_timeout = 5000')
  // The statements of a programme are few, and used for each of thousands of files.
  const known = new Map<string, Statement>()
  const prepared = (sql: string): Statement => {
    const statement = known.get(sql) ?? engine.prepare(sql)
    known.set(sql, statement)
    return statement
  }
  let isInside = false
  return {
    exec: (sql) => void engine.exec(sql),
    run: (sql, values = []) => Number(prepared(sql).run(...values).changes),
    all: (sql, values = []) => prepared(sql).all(...values) as SqlRow[],
    transaction(work) {
      if (isInside) return work()
      engine.exec('BEGIN IMMEDIATE')
      isInside = true
      try {
        const result = work()
        engine.exec('COMMIT')
        return result
      } catch (error) {
        undo(engine)
        throw error
      } finally {
        isInside = false
      }
    },
    close: () => void engine.close(),
  }
}

/** A full disk may have ended the transaction already; that is no news beside the error which is thrown. */
function undo(engine: Engine): void {
  try {
    engine.exec('ROLLBACK')
  } catch {
    // There was nothing left to undo.
  }
}
