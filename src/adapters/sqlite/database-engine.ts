export type SqlValue = string | number | null

/** What both engines offer, as far as it is used here. */
export interface Engine {
  exec(sql: string): unknown
  prepare(sql: string): Statement
  close(): unknown
}

export interface Statement {
  run(...values: SqlValue[]): { changes: number | bigint }
  all(...values: SqlValue[]): unknown[]
}

export type EngineClass = new (file: string) => Engine
