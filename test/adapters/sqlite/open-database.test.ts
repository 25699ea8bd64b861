import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Database, openDatabase } from '../../../src/adapters/sqlite/open-database.ts'

describe('a database', () => {
  let folder: string
  let database: Database
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), '校表 账本-'))
    database = await openDatabase(join(folder, '账本.db'))
    database.exec('CREATE TABLE entry (name TEXT PRIMARY KEY, count INTEGER, note TEXT)')
  })
  afterEach(() => {
    database.close()
    rmSync(folder, { recursive: true, force: true })
  })

  test('gives back what was put in, and how many rows changed', () => {
    expect(database.run('INSERT INTO entry VALUES (?, ?, ?)', ['商务局', 3, null])).toBe(1)
    expect(database.all('SELECT * FROM entry WHERE name = ?', ['商务局']).map((row) => ({ ...row }))).toEqual([
      { name: '商务局', count: 3, note: null },
    ])
    expect(database.run('UPDATE entry SET count = 4 WHERE name = ?', ['别的局'])).toBe(0)
  })

  test('undoes a transaction that throws', () => {
    const failing = (): void =>
      database.transaction(() => {
        database.run('INSERT INTO entry VALUES (?, ?, ?)', ['商务局', 3, null])
        throw new Error('中断')
      })
    expect(failing).toThrow('中断')
    expect(database.all('SELECT * FROM entry')).toEqual([])
  })

  test('takes a transaction within another as part of it: all or nothing', () => {
    const add = (name: string): void =>
      database.transaction(() => void database.run('INSERT INTO entry VALUES (?, 1, NULL)', [name]))
    const failing = (): void =>
      database.transaction(() => {
        add('商务局')
        throw new Error('中断')
      })
    expect(failing).toThrow('中断')
    database.transaction(() => add('教育局'))
    expect(database.all('SELECT name FROM entry').map((row) => row.name)).toEqual(['教育局'])
  })

  test('has on the disk what it was told, when it answers, and waits for another that writes', () => {
    const setting = (name: string): unknown => Object.values(database.all(`PRAGMA ${name}`)[0]!)[0]
    // 2 is FULL: each commit is synced, also in WAL mode, where less would lose the last ones in a power cut.
    expect([setting('journal_mode'), setting('synchronous'), setting('busy_timeout')]).toEqual(['wal', 2, 5000])
  })

  test('refuses a second row of one key', () => {
    database.run('INSERT INTO entry VALUES (?, ?, ?)', ['商务局', 3, null])
    expect(() => database.run('INSERT INTO entry VALUES (?, ?, ?)', ['商务局', 3, null])).toThrow()
  })

  test('keeps what was committed when it is opened again', async () => {
    database.run('INSERT INTO entry VALUES (?, ?, ?)', ['商务局', 3, null])
    database.close()
    database = await openDatabase(join(folder, '账本.db'))
    expect(database.all('SELECT count FROM entry')[0]!.count).toBe(3)
  })

  test('is opened without a word about the engine, which Node 22 calls experimental, and leaves warnings as they were', async () => {
    const warnings: string[] = []
    const given = process.getBuiltinModule
    const warn = process.emitWarning
    process.emitWarning = (warning: string | Error) => void warnings.push(String(warning))
    process.getBuiltinModule = ((id: string) => {
      process.emitWarning(`${id} is an experimental feature`)
      return given(id)
    }) as typeof given
    try {
      const other = await openDatabase(join(folder, '另一个.db'))
      other.close()
      process.emitWarning('later')
    } finally {
      process.getBuiltinModule = given
      process.emitWarning = warn
    }
    expect(warnings).toEqual(['later'])
  })
})
